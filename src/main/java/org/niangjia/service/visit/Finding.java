package org.niangjia.service.visit;

import static org.niangjia.engine.casework.CaseClock.ESCALATE;
import static org.niangjia.engine.casework.CaseClock.here;
import static org.niangjia.engine.casework.Step.by;
import static org.niangjia.engine.casework.Who.HANDLER;
import static org.niangjia.engine.casework.Who.event;
import static org.niangjia.engine.casework.Who.role;
import static org.niangjia.engine.casework.Who.rule;
import static org.niangjia.service.visit.FindingSteps.BODY;
import static org.niangjia.service.visit.FindingSteps.LONG;
import static org.niangjia.service.visit.FindingSteps.SORT;

import org.niangjia.engine.casework.CaseType;
import org.niangjia.engine.casework.Effect;

/**
 * 走访问题. A finding that somebody has to see to: it waits for a decision, for another service's case, for a body outside,
 * or for a long time, and then it is looked at again. What was answered on the spot or only noted is no case.
 */
public final class Finding {
    /** The two letters that numbers of findings begin with. */
    public static final String CODE = "ZW";

    static final String REFERRED = "referred";
    static final String SENT = "sent";
    static final String LISTED = "listed";
    static final String SOLVED = "solved";
    static final String UNSOLVED = "unsolved";
    static final String EXPLAINED = "explained";
    static final String NOTED = "noted";
    static final String BODY_REPLIED = "body_replied";
    static final String REVIEW_DUE = "review_due";
    static final String DROPPED = "dropped";

    static final CaseType TYPE = CaseType.of(CODE, "走访问题", 1)
            .step(
                    SORT,
                    by(rule("owner"))
                            .on(REFERRED, FindingSteps.CASE)
                            .on(SENT, BODY)
                            .on(LISTED, LONG)
                            .end(SOLVED)
                            .end(EXPLAINED)
                            .end(NOTED)
                            .clock(here("zw.sort", ESCALATE)))
            .step(FindingSteps.CASE, by(event("returned")).end(SOLVED).on(UNSOLVED, SORT))
            .step(
                    BODY,
                    by(rule("owner"))
                            .outside()
                            .on(BODY_REPLIED, SORT)
                            .end(SOLVED)
                            .clock(here("zw.body", ESCALATE))
                            .effect(new Effect.Issue("转办函")))
            .step(
                    LONG,
                    by(rule("owner"))
                            .outside()
                            .on(REFERRED, FindingSteps.CASE)
                            .on(SENT, BODY)
                            .on(REVIEW_DUE, SORT)
                            .end(SOLVED)
                            .end(EXPLAINED)
                            .clock(here("zw.review", REVIEW_DUE)))
            .interruptEnd(DROPPED, role(HANDLER))
            .keep("zw.keep");

    private Finding() {}
}
