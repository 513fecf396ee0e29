package org.niangjia.service.request;

import java.util.Optional;
import java.util.function.BiFunction;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Route;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 诉求决定. Every decision on a request is a noun over POST; a refusal shows the page again with what was typed. */
@Component
class DecisionPages implements Pages {
    private final OfficeDesk desk;
    private final ApplicantDesk applicant;
    private final CounterDesk counter;
    private final Requests requests;
    private final RequestPages pages;
    private final Standpoint standpoint;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Trail trail;

    DecisionPages(
            OfficeDesk desk,
            ApplicantDesk applicant,
            CounterDesk counter,
            Requests requests,
            RequestPages pages,
            Standpoint standpoint,
            Accounts accounts,
            Attempts attempts,
            Trail trail) {
        this.desk = desk;
        this.applicant = applicant;
        this.counter = counter;
        this.requests = requests;
        this.pages = pages;
        this.standpoint = standpoint;
        this.accounts = accounts;
        this.attempts = attempts;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        office(
                at,
                "signature",
                Duty.HANDLE,
                "request.said.signed",
                (call, c) -> desk.sign(call.scope(), c, call.version()));
        office(
                at,
                "return",
                Duty.HANDLE,
                "request.said.returned",
                (call, c) -> desk.sendBack(call.scope(), c, call.version(), said(call)));
        office(
                at,
                "contact",
                Duty.HANDLE,
                "request.said.noted",
                (call, c) -> desk.note(call.scope(), c, call.version(), said(call), true));
        office(
                at,
                "note",
                Duty.HANDLE,
                "request.said.noted",
                (call, c) -> desk.note(call.scope(), c, call.version(), said(call), false));
        office(
                at,
                "reply",
                Duty.HANDLE,
                "request.said.replied",
                (call, c) -> counter.reply(
                        call.scope(),
                        c,
                        call.version(),
                        reply(call),
                        call.input(SaidInput.class).channel()));
        office(
                at,
                "unreachable",
                Duty.HANDLE,
                "request.said.unreachable",
                (call, c) -> desk.giveUp(call.scope(), c, call.version()));
        office(at, "assignment", Duty.ASSIGN, "request.said.assigned", this::assign);
        office(
                at,
                "opinion",
                Duty.SIGN,
                "request.said.opined",
                (call, c) -> desk.opine(call.scope(), c, call.version(), said(call)));
        at.post("/requests/{no}/reveal", Duty.REVEAL, this::reveal)
                .of("request", standpoint::look)
                .takes(SaidInput.class)
                .again(pages::show);
        own(at, "withdrawal", this::withdraw).takes(SaidInput.class);
        own(at, "supplement", this::supplement).takes(SaidInput.class);
        at.post("/requests/{no}/revisit", Duty.SELF, this::rate)
                .of("request", standpoint::look)
                .takes(RatingInput.class)
                .gives(RequestView.class)
                .again(pages::show);
    }

    private void office(Routes at, String act, Duty duty, String said, BiFunction<Call, Case, Case> decide) {
        at.post("/requests/{no}/" + act, duty, call -> {
                    Case moved = decide.apply(call, standpoint.office(call));
                    return done(moved).say(said, moved.handlerTitle());
                })
                .of("request", standpoint::look)
                .takes(SaidInput.class)
                .gives(RequestView.class)
                .again(pages::show);
    }

    private Route own(Routes at, String act, org.niangjia.platform.frame.Handler handler) {
        return at.post("/requests/{no}/" + act, Duty.SELF, handler)
                .of("request", standpoint::look)
                .gives(RequestView.class)
                .again(pages::show);
    }

    private Answer done(Case moved) {
        RequestFacts facts = requests.get(moved.district(), moved.id());
        return Answer.done("/requests/" + moved.no(), RequestView.of(moved, facts, null, null));
    }

    private static String said(Call call) {
        return call.input(SaidInput.class).said();
    }

    private static String reply(Call call) {
        SaidInput in = call.input(SaidInput.class);
        String basis = NewRequest.clean(in.basis());
        return basis.isEmpty() ? in.said() : in.said() + "\n" + call.t("request.basis") + basis;
    }

    private Case assign(Call call, Case known) {
        SaidInput in = call.input(SaidInput.class);
        if (in.union() == null) {
            throw new RefusedException(Refusal.of("request.UNION_MISSING").at("union"));
        }
        return desk.assign(call.scope(), known, call.version(), in.union(), in.said());
    }

    private Answer withdraw(Call call) {
        Case own = standpoint.applicant(call);
        return done(applicant.withdraw(own, call.version(), call.caller().person(), said(call)))
                .say("request.said.withdrawn");
    }

    private Answer supplement(Call call) {
        Case own = standpoint.applicant(call);
        return done(applicant.supplement(own, call.caller().person(), said(call)))
                .say("request.said.supplemented");
    }

    /** By the worker; or taken on the phone by a colleague other than the handler, who then stands in the record. */
    private Answer rate(Call call) {
        RatingInput in = call.input(RatingInput.class);
        Optional<Case> own = standpoint.own(call);
        if (own.isPresent()) {
            return done(applicant.rate(own.get(), call.version(), call.caller().person(), in, null))
                    .say("request.said.rated");
        }
        Case known = standpoint.handling(call);
        return done(applicant.rateFor(known, call.version(), call.caller(), in)).say("request.said.rated");
    }

    /** 查看电话. One field, with a reason, in the record; the applicant can see who looked. */
    private Answer reveal(Call call) {
        Case known = standpoint.office(call);
        String reason = said(call);
        if (reason.isEmpty()) {
            throw new RefusedException(Refusal.of("request.REASON_MISSING"));
        }
        attempts.count(Attempts.Kind.REVEAL_PER_ACCOUNT, call.caller().account().toString());
        String phone = desk.phoneOf(known, accounts::phoneOf)
                .orElseThrow(() -> new RefusedException(Refusal.of("request.NO_PHONE")));
        trail.record(call.scope().actor(), known.district(), Trail.REVEALED, Request.CODE, known.id(), reason);
        return Answer.page(
                "service/request/revealed.jte",
                java.util.Map.of("phone", phone),
                java.util.Map.of("phone", phone, "no", known.no()));
    }
}
