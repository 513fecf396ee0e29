package org.niangjia.service.founding;

import static org.niangjia.engine.casework.CaseClock.ESCALATE;
import static org.niangjia.engine.casework.CaseClock.here;
import static org.niangjia.engine.casework.CaseClock.since;
import static org.niangjia.engine.casework.Step.by;
import static org.niangjia.engine.casework.Who.APPLICANT;
import static org.niangjia.engine.casework.Who.role;
import static org.niangjia.engine.casework.Who.rule;
import static org.niangjia.service.founding.JoiningSteps.TOWN;
import static org.niangjia.service.founding.JoiningSteps.VERIFY;

import org.niangjia.engine.casework.CaseType;

/**
 * 入会申请. Somebody asks to join: the unit's own union verifies and approves, or the town where there is none; a silent
 * union is passed over after its limit, and the town takes it.
 */
public final class Joining {
    /** The two letters that numbers of applications begin with. */
    public static final String CODE = "RH";

    static final String APPROVED = "approved";
    static final String REFUSED = "refused";
    static final String PASSED_ON = "passed_on";
    static final String TAKEN_OVER = "taken_over";
    static final String WITHDRAWN = "withdrawn";

    /** 单位工会的时限. Runs only while a union below the town has it. */
    static final String UNIT_LIMIT = "rh.unit";

    static final CaseType TYPE = CaseType.of(CODE, "入会申请", 1)
            .clock(since(VERIFY, "rh.answer", ESCALATE, APPROVED, REFUSED))
            .step(
                    VERIFY,
                    by(rule("union"))
                            .end(APPROVED)
                            .end(REFUSED)
                            .on(PASSED_ON, TOWN)
                            .on(TAKEN_OVER, TOWN)
                            .clock(here(UNIT_LIMIT, TAKEN_OVER)))
            .step(TOWN, by(rule("above")).end(APPROVED).end(REFUSED))
            .interruptEnd(WITHDRAWN, role(APPLICANT))
            .keep("rh.keep");

    private Joining() {}
}
