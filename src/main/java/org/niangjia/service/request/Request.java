package org.niangjia.service.request;

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
import static org.niangjia.service.request.RequestSteps.ASK;
import static org.niangjia.service.request.RequestSteps.ASSIGN;
import static org.niangjia.service.request.RequestSteps.BODY;
import static org.niangjia.service.request.RequestSteps.HANDLE;
import static org.niangjia.service.request.RequestSteps.OPINION;
import static org.niangjia.service.request.RequestSteps.REVISIT;
import static org.niangjia.service.request.RequestSteps.SIGN;

import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.CaseType;
import org.niangjia.engine.casework.Effect;

/**
 * 职工诉求. What a worker says is wrong or wants: the nearest office signs for it, handles it and answers; the worker
 * says whether it helped. "Not solved" goes one level up with a new clock; after two of those the county signs a
 * 答复意见 (practice ruling 11).
 */
public final class Request {
    /** The two letters that request numbers begin with. */
    public static final String CODE = "SQ";

    static final String SIGNED = "signed";
    static final String RETURNED = "returned";
    static final String TAKEN_OVER = "taken_over";
    static final String ASSIGNED = "assigned";
    static final String CONTACTED = "contacted";
    static final String NOTED = "noted";
    static final String REPLIED = "replied";
    static final String UNREACHABLE = "unreachable";
    static final String SOLVED = "solved";
    static final String UNSOLVED = "unsolved";
    static final String SILENT = "silent";
    static final String OPINED = "opined";
    static final String WITHDRAWN = "withdrawn";
    static final String ASKED = "asked";
    static final String TOLD = "told";
    static final String REFERRED = "referred";
    static final String BODY_REPLIED = "body_replied";
    static final String MERGED = "merged";
    static final String JOINED = "joined";
    static final String SEPARATED = "separated";
    static final String REOPENED = "reopened";
    static final String RESUMED = "resumed";

    /** 答复时限. The clock that the worker is told. */
    static final String ANSWER = "sq.answer";

    /** 紧急时限. Runs day and night until somebody signs, only where a rota has somebody on duty (practice ruling 8). */
    static final String URGENT = "sq.urgent";

    static final CaseType TYPE = CaseType.of(CODE, "职工诉求", 3)
            .clock(since(SIGN, ANSWER, ESCALATE, REVISIT, OPINION)
                    .extensible("sq.extension")
                    .restsAt(ASK, BODY))
            .clock(since(SIGN, URGENT, ESCALATE, HANDLE, RequestSteps.MERGED, REVISIT, OPINION))
            .clock(since(SIGN, "sq.contact", ESCALATE, CONTACTED, ASK, REVISIT, OPINION))
            .step(
                    SIGN,
                    by(rule("nearest"))
                            .on(SIGNED, HANDLE)
                            .on(RETURNED, SIGN)
                            .on("returned_again", ASSIGN)
                            .on(TAKEN_OVER, SIGN)
                            .on(MERGED, RequestSteps.MERGED)
                            .clock(here("sq.sign.full_time", ESCALATE))
                            .clock(here("sq.sign.part_time", TAKEN_OVER)))
            .step(
                    ASSIGN,
                    by(role("OFFICER").at(UnionLevel.COUNTY)).on(ASSIGNED, SIGN).clock(here("sq.return", ESCALATE)))
            .step(
                    HANDLE,
                    by(role(HANDLER))
                            .on(CONTACTED, HANDLE)
                            .on(NOTED, HANDLE)
                            .on(REPLIED, REVISIT)
                            .on(ASKED, ASK)
                            .on(REFERRED, BODY)
                            .on(MERGED, RequestSteps.MERGED)
                            .end(UNREACHABLE))
            .step(
                    ASK,
                    by(role(APPLICANT))
                            .on(TOLD, HANDLE)
                            .on("unanswered", HANDLE)
                            .clock(here("sq.supplement", "unanswered")))
            .step(
                    BODY,
                    by(role(HANDLER))
                            .outside()
                            .on(NOTED, BODY)
                            .on(BODY_REPLIED, HANDLE)
                            .clock(here("sq.referral", ESCALATE))
                            .effect(new Effect.Issue("转办函")))
            .step(RequestSteps.MERGED, by(event("lead")).on(REPLIED, REVISIT).on(SEPARATED, HANDLE))
            .step(
                    REVISIT,
                    by(role(APPLICANT))
                            .end(SOLVED)
                            .on(UNSOLVED, HANDLE)
                            .end(SILENT)
                            .clock(here("sq.revisit", SILENT)))
            .step(
                    OPINION,
                    by(role("DEPUTY_CHAIR").at(UnionLevel.COUNTY)).end(OPINED).clock(here("sq.opinion", ESCALATE)))
            .reopen(UNSOLVED, "sq.reopen.most", OPINION)
            .reopenEnded(REOPENED, each(APPLICANT, HANDLER), HANDLE, "sq.reopen.until", SOLVED, SILENT)
            .resume(RESUMED, each(APPLICANT, HANDLER), HANDLE, "sq.unreachable.keep", UNREACHABLE)
            .interruptEnd(WITHDRAWN, role(APPLICANT))
            .keep("sq.keep");

    private Request() {}
}
