package org.niangjia.service.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Letters;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 特别办理. What an office does beside signing and answering: ask, extend, merge, refer, reopen, take an order. */
@Component
class ActPages implements Pages {
    private final OfficeDesk office;
    private final ApplicantDesk applicant;
    private final TimeDesk time;
    private final MergerDesk mergers;
    private final ReferralDesk referrals;
    private final Orders orders;
    private final Letters letters;
    private final Requests requests;
    private final RequestPages pages;
    private final Standpoint standpoint;
    private final Trail trail;

    ActPages(
            OfficeDesk office,
            ApplicantDesk applicant,
            TimeDesk time,
            MergerDesk mergers,
            ReferralDesk referrals,
            Orders orders,
            Letters letters,
            Requests requests,
            RequestPages pages,
            Standpoint standpoint,
            Trail trail) {
        this.office = office;
        this.applicant = applicant;
        this.time = time;
        this.mergers = mergers;
        this.referrals = referrals;
        this.orders = orders;
        this.letters = letters;
        this.requests = requests;
        this.pages = pages;
        this.standpoint = standpoint;
        this.trail = trail;
    }

    /** 一个动作. Takes the call, the case and what was typed. */
    private interface Act {
        Case take(Call call, Case known, ActInput in);
    }

    @Override
    public void declare(Routes at) {
        act(at, "question", "asked", (call, c, in) -> office.ask(call.scope(), c, call.version(), in.said()));
        act(
                at,
                "difficulty",
                "classified",
                (call, c, in) -> time.classify(call.scope(), c, call.version(), in.difficulty(), in.said()));
        act(
                at,
                "extension",
                "extended",
                (call, c, in) -> time.extend(call.caller(), c, call.version(), in.days(), in.said()));
        act(
                at,
                "extension/approval",
                "decided",
                (call, c, in) ->
                        time.decide(call.caller(), c, call.version(), Boolean.TRUE.equals(in.granted()), in.said()));
        act(
                at,
                "merger",
                "merged",
                (call, c, in) -> mergers.merge(call.scope(), c, call.version(), in.leadNo(), in.said()));
        act(
                at,
                "separation",
                "separated",
                (call, c, in) -> mergers.separate(call.scope(), c, call.version(), in.said()));
        act(
                at,
                "referral",
                "referred",
                (call, c, in) -> referrals.refer(call.scope(), c, call.version(), in.to(), in.said()));
        act(
                at,
                "referral/reply",
                "noted",
                (call, c, in) -> referrals.replied(call.scope(), c, call.version(), in.said()));
        act(
                at,
                "order",
                "ordered",
                (call, c, in) -> time.order(call.scope(), c, call.version(), in.source(), in.order(), in.due()));
        at.post("/requests/{no}/reopening", Duty.SELF, this::reopen)
                .of("request", standpoint::look)
                .takes(ActInput.class)
                .gives(RequestView.class)
                .again(pages::show);
        at.get("/requests/{no}/letters", Duty.HANDLE, this::print).of("request", standpoint::look);
        at.get("/requests/orders", Duty.HANDLE, this::ordered).gives(RequestPages.Listed.class);
    }

    private void act(Routes at, String path, String said, Act act) {
        at.post("/requests/{no}/" + path, Duty.HANDLE, call -> {
                    Case known = standpoint.office(call);
                    return done(act.take(call, known, call.input(ActInput.class)))
                            .say("request.said." + said);
                })
                .of("request", standpoint::look)
                .takes(ActInput.class)
                .gives(RequestView.class)
                .again(pages::show);
    }

    private Answer done(Case moved) {
        RequestFacts facts = requests.get(moved.district(), moved.id());
        return Answer.done("/requests/" + moved.no(), RequestView.of(moved, facts, null, null));
    }

    /** By the worker, or by the office that closed it. */
    private Answer reopen(Call call) {
        String reason = call.input(ActInput.class).said();
        Optional<Case> own = standpoint.own(call);
        Case again = own.isPresent()
                ? applicant.reopen(own.get(), call.version(), call.caller().person(), reason)
                : office.reopen(call.scope(), standpoint.office(call), call.version(), reason);
        return done(again).say("request.said.reopened");
    }

    /** 函件打印. With a place for the seal. */
    private Answer print(Call call) {
        Case known = standpoint.office(call);
        List<Letters.Letter> issued = letters.list(known);
        trail.record(call.scope().actor(), known.district(), Trail.PRINTED, Request.CODE, known.id(), known.no());
        return Answer.page("service/request/letters.jte", issued, Map.of("known", known, "letters", issued));
    }

    /** 按交办单号查找. One hit is shown at once. */
    private Answer ordered(Call call) {
        String no = new ActInput(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        call.query("no").orElse(""),
                        null)
                .order();
        List<Case> found = orders.find(call.scope(), no);
        RequestPages.Listed listed = new RequestPages.Listed(
                found.stream().map(RequestPages.Brief::of).toList(), null);
        return found.size() == 1 && !call.json()
                ? Answer.done("/requests/" + found.getFirst().no(), listed)
                : Answer.page("service/request/orders.jte", listed, Map.of("cases", found, "no", no));
    }
}
