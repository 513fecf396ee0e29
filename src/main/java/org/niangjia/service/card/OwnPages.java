package org.niangjia.service.card;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.OwnMembership.Own;
import org.niangjia.platform.membership.OwnMembership.Proof;
import org.niangjia.platform.membership.Transfer;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 我的会籍页面. Link it once, then see it: union, state, work, groups; confirm a transfer or object to it. */
@Component
class OwnPages implements Pages {
    private static final String PAGE = "/me/membership";

    private final OwnMembership memberships;
    private final Attempts attempts;
    private final Regions regions;

    OwnPages(OwnMembership memberships, Attempts attempts, Regions regions) {
        this.memberships = memberships;
        this.attempts = attempts;
        this.regions = regions;
    }

    @Override
    public void declare(Routes at) {
        at.get(PAGE, Duty.SELF, this::show).gives(MembershipView.class).confirmed();
        at.post(PAGE, Duty.SELF, this::link)
                .takes(LinkInput.class)
                .gives(MembershipView.class)
                .again(this::show)
                .everyTime()
                .confirmed();
        at.post(PAGE + "/transfer", Duty.SELF, this::answer)
                .takes(AnswerInput.class)
                .gives(MembershipView.class)
                .again(this::show)
                .confirmed();
    }

    /** 认领表单. */
    record LinkInput(@Nullable String name, @Nullable String idNumber) {}

    /** 接转答复. {@code confirm} or {@code object}; an objection says why. */
    record AnswerInput(@Nullable String answer, @Nullable String reason) {}

    /** 我的会籍. As told to a program; only {@code linked} for somebody whose record is not linked. */
    record MembershipView(
            boolean linked,
            @Nullable String union,
            @Nullable Integer district,
            @Nullable String state,
            @Nullable LocalDate since,
            @Nullable LocalDate joinedOn,
            List<WorkView> employments,
            List<TagView> groups,
            @Nullable Moving transfer) {

        static MembershipView of(Own own) {
            List<WorkView> work = own.work().stream()
                    .map(each -> new WorkView(
                            each.employerName(),
                            each.siteName(),
                            each.work().trade(),
                            each.work().from(),
                            each.until()))
                    .toList();
            List<TagView> groups = own.tags().stream()
                    .map(each -> new TagView(
                            each.tag().name(),
                            each.validity().from(),
                            each.validity().to()))
                    .toList();
            return new MembershipView(
                    true,
                    own.unionName(),
                    own.member().district(),
                    own.member().state().name(),
                    own.since(),
                    own.member().joinedOn(),
                    work,
                    groups,
                    Moving.of(own.transfer()));
        }
    }

    record WorkView(
            String employer,
            String site,
            String trade,
            LocalDate from,
            @Nullable LocalDate until) {}

    record TagView(String code, LocalDate from, @Nullable LocalDate until) {}

    /** 接转中. */
    record Moving(String from, String to, boolean released, boolean confirmed) {
        static @Nullable Moving of(@Nullable Transfer transfer) {
            return transfer == null
                    ? null
                    : new Moving(
                            transfer.from().name(),
                            transfer.to().name(),
                            transfer.released() != null,
                            transfer.confirmedAt() != null);
        }
    }

    private Answer show(Call call) {
        Optional<Own> own = memberships.of(call.caller().account());
        if (own.isEmpty()) {
            boolean linked = memberships.linked(call.caller().account());
            MembershipView none = new MembershipView(linked, null, null, null, null, null, List.of(), List.of(), null);
            return Answer.page("service/card/link.jte", none, Map.of("linked", linked));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("own", own.get());
        model.put("county", regions.name(own.get().member().district()));
        model.put("moving", Moving.of(own.get().transfer()));
        return Answer.page("service/card/membership.jte", MembershipView.of(own.get()), model);
    }

    private Answer link(Call call) {
        LinkInput in = call.input(LinkInput.class);
        Caller caller = call.caller();
        attempts.count(Attempts.Kind.MEMBERSHIP_PER_ACCOUNT, caller.account().toString());
        Own own = memberships.link(
                caller.person(),
                caller.homeDistrict(),
                new Proof(CardPages.text(in.name()), CardPages.text(in.idNumber())));
        return Answer.done(PAGE, MembershipView.of(own)).say("card.said.linked", own.unionName());
    }

    private Answer answer(Call call) {
        AnswerInput in = call.input(AnswerInput.class);
        Caller caller = call.caller();
        String said;
        switch (CardPages.text(in.answer())) {
            case "confirm" -> {
                memberships.confirm(caller.person());
                said = "card.said.confirmed";
            }
            case "object" -> {
                memberships.object(caller.person(), CardPages.text(in.reason()));
                said = "card.said.objected";
            }
            default -> throw CardRefusal.CHOICE_MISSING.at("answer");
        }
        Object view = memberships
                .of(caller.account())
                .map(MembershipView::of)
                .orElseThrow(() -> new org.niangjia.base.NotVisibleException("membership"));
        return Answer.done(PAGE, view).say(said);
    }
}
