package org.niangjia.service.mutualaid.award;

import static org.niangjia.engine.casework.CaseClock.ESCALATE;
import static org.niangjia.engine.casework.CaseClock.here;
import static org.niangjia.engine.casework.CaseClock.since;
import static org.niangjia.engine.casework.Step.by;
import static org.niangjia.engine.casework.Who.APPLICANT;
import static org.niangjia.engine.casework.Who.HANDLER;
import static org.niangjia.engine.casework.Who.each;
import static org.niangjia.engine.casework.Who.event;
import static org.niangjia.engine.casework.Who.role;
import static org.niangjia.engine.casework.Who.rule;
import static org.niangjia.service.mutualaid.award.ClaimSteps.ACCEPT;
import static org.niangjia.service.mutualaid.award.ClaimSteps.APPEAL;
import static org.niangjia.service.mutualaid.award.ClaimSteps.DEPUTY;
import static org.niangjia.service.mutualaid.award.ClaimSteps.PAY;
import static org.niangjia.service.mutualaid.award.ClaimSteps.RECHECK;
import static org.niangjia.service.mutualaid.award.ClaimSteps.REVIEW;
import static org.niangjia.service.mutualaid.award.ClaimSteps.SECOND;
import static org.niangjia.service.mutualaid.award.ClaimSteps.SUPPLEMENT;
import static org.niangjia.service.mutualaid.award.ClaimSteps.TELL;

import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.CaseType;

/**
 * 医疗互助申领. From what somebody hands in to the money: the service centre takes it in, one officer reviews it, by amount
 * a second one and the 分管副主席; the bank's word ends it. What is missing is asked for once, when it is taken in or at the first
 * review. Whoever is refused may appeal, and another officer decides; after the payment it may be objected that it was too little, and what
 * is missing is paid on top (practice rulings 22, 23). What is asked for or refused, and that an amount stands after an objection, is told first: by
 * a message where somebody has an account, else by the office, and only then their time begins to run.
 */
public final class AidClaim {
    /** The two letters that claim numbers begin with. */
    public static final String CODE = "HZ";

    public static final String ACCEPTED = "accepted";
    public static final String ASKED = "asked";
    public static final String SUPPLIED = "supplied";
    public static final String PASSED = "passed";
    public static final String PASSED_ON = "passed_on";
    public static final String SENT_BACK = "sent_back";
    public static final String REFUSED = "refused";
    public static final String NOTHING = "nothing";
    public static final String PAID = "paid";
    public static final String APPEALED = "appealed";
    public static final String DISMISSED = "dismissed";
    public static final String UPHELD = "upheld";
    /** 已告知 of a refusal. */
    public static final String TOLD = "told";
    /** 已告知缺件 */
    public static final String TOLD_MISSING = "told_missing";
    /** 提出异议: too little was awarded. */
    public static final String OBJECTED = "objected";
    /** 补发 */
    public static final String RAISED = "raised";
    /** 维持原核定 */
    public static final String KEPT = "kept";
    /** 已告知维持 */
    public static final String TOLD_KEPT = "told_kept";

    static final String FINAL = "final";
    public static final String WITHDRAWN = "withdrawn";

    /** 告知期限 */
    public static final String TELL_WITHIN = "hz.tell";
    /** 补材料期限 */
    public static final String SUPPLY_WITHIN = "hz.supplement";
    /** 申诉期限 */
    public static final String APPEAL_WITHIN = "hz.appeal.until";

    /** 异议期限, after the payment */
    public static final String OBJECT_WITHIN = "hz.recheck.until";

    /** 审核期限. The scheme's own where it has one. */
    public static final String DECIDE = "hz.decide";

    public static final CaseType TYPE = CaseType.of(CODE, "医疗互助申领", 4)
            .clock(since(ACCEPT, DECIDE, ESCALATE, PAY, REFUSED, NOTHING).restsAt(SUPPLEMENT))
            .step(ACCEPT, by(rule("centre")).on(ACCEPTED, REVIEW).on(ASKED, TELL))
            .step(
                    SUPPLEMENT,
                    by(role(APPLICANT))
                            .on(SUPPLIED, ACCEPT)
                            .on("unsupplied", ACCEPT)
                            .clock(here(SUPPLY_WITHIN, "unsupplied")))
            .step(
                    REVIEW,
                    by(rule("first"))
                            .on(ASKED, TELL)
                            .on(PASSED, PAY)
                            .on(PASSED_ON, SECOND)
                            .on(NOTHING, TELL)
                            .on(REFUSED, TELL))
            .step(
                    SECOND,
                    by(rule("second"))
                            .second()
                            .on(PASSED, PAY)
                            .on(PASSED_ON, DEPUTY)
                            .on(SENT_BACK, REVIEW)
                            .on(NOTHING, TELL)
                            .on(REFUSED, TELL))
            .step(
                    DEPUTY,
                    by(role("DEPUTY_CHAIR").at(UnionLevel.COUNTY))
                            .second()
                            .on(PASSED, PAY)
                            .on(SENT_BACK, REVIEW)
                            .on(NOTHING, TELL)
                            .on(REFUSED, TELL))
            .step(PAY, by(event("bank")).end(PAID))
            .step(
                    TELL,
                    by(rule("centre"))
                            .on(TOLD, ClaimSteps.REFUSED)
                            .on(TOLD_MISSING, SUPPLEMENT)
                            .on(TOLD_KEPT, PAY)
                            .end(UPHELD)
                            .clock(here(TELL_WITHIN, ESCALATE)))
            .step(
                    ClaimSteps.REFUSED,
                    by(role(APPLICANT)).on(APPEALED, APPEAL).end(FINAL).clock(here(APPEAL_WITHIN, FINAL)))
            .step(APPEAL, by(rule("appeal")).on(PASSED, PAY).on(DISMISSED, TELL).clock(here("hz.appeal", ESCALATE)))
            .step(RECHECK, by(rule("recheck")).on(RAISED, PAY).on(KEPT, TELL).clock(here("hz.appeal", ESCALATE)))
            .reopenEnded(OBJECTED, each(APPLICANT, HANDLER), RECHECK, OBJECT_WITHIN, PAID)
            .interruptEnd(WITHDRAWN, role(APPLICANT))
            .keep("hz.keep");

    private AidClaim() {}
}
