package org.niangjia.service.request;

import java.util.Optional;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 特别办理. What an office does beside signing and answering: ask, extend, merge, refer, reopen, note an order. */
@Component
class ActPages implements Pages {
    private final OfficeDesk office;
    private final ApplicantDesk applicant;
    private final TimeDesk time;
    private final MergerDesk mergers;
    private final ReferralDesk referrals;
    private final Requests requests;
    private final RequestPages pages;
    private final Standpoint standpoint;

    ActPages(
            OfficeDesk office,
            ApplicantDesk applicant,
            TimeDesk time,
            MergerDesk mergers,
            ReferralDesk referrals,
            Requests requests,
            RequestPages pages,
            Standpoint standpoint) {
        this.office = office;
        this.applicant = applicant;
        this.time = time;
        this.mergers = mergers;
        this.referrals = referrals;
        this.requests = requests;
        this.pages = pages;
        this.standpoint = standpoint;
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
                (call, c, in) -> referrals.replied(
                        call.scope(),
                        c,
                        call.version(),
                        in.said(),
                        call.files("files").stream()
                                .map(file -> new Upload(file.name(), file.bytes()))
                                .toList()));
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
                : office.reopen(call.scope(), standpoint.handling(call), call.version(), reason);
        return done(again).say("request.said.reopened");
    }
}
