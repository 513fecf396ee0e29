package org.niangjia.service.card;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.QrCode;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.OwnMembership.Own;
import org.niangjia.platform.seal.Masks;
import org.springframework.stereotype.Component;

/** 会员卡页面. The member shows it, an officer takes it: scanned, pasted, or telephone and six digits typed. */
@Component
class CardPages implements Pages {
    static final String CHECK = "/member-cards";

    private final OwnMembership memberships;
    private final CardDesk desk;
    private final Attempts attempts;

    CardPages(OwnMembership memberships, CardDesk desk, Attempts attempts) {
        this.memberships = memberships;
        this.desk = desk;
        this.attempts = attempts;
    }

    @Override
    public void declare(Routes at) {
        at.get("/me/card", Duty.SELF, this::card).gives(CardView.class).confirmed();
        at.get(CHECK, Duty.HANDLE, this::form);
        at.post(CHECK, Duty.HANDLE, this::check)
                .takes(Typed.class)
                .gives(Checked.class)
                .again(this::form)
                .everyTime();
    }

    /** 会员卡. The code is null for somebody who has no card now. */
    record CardView(
            @Nullable String code,
            @Nullable String digits,
            @Nullable Instant until,
            @Nullable String state) {}

    /** 所扫. Scanned or pasted; or telephone and digits. */
    record Typed(
            @Nullable String code,
            @Nullable String phone,
            @Nullable String digits) {}

    /** 核验. As much as an officer needs to see: the name masked. */
    record Checked(String name, String union, String state, Instant validUntil) {}

    private Answer card(Call call) {
        Optional<Own> own = memberships.of(call.caller().account());
        if (own.isEmpty() && !call.json()) {
            return Answer.done("/me/membership", null);
        }
        String state = own.map(found -> found.member().state().name()).orElse(null);
        if (own.isEmpty() || !own.get().member().state().member()) {
            return Answer.page("service/card/no_card.jte", new CardView(null, null, null, state), Map.of());
        }
        CardDesk.Shown shown = desk.show(own.get());
        Map<String, Object> model = new HashMap<>();
        model.put("own", own.get());
        model.put("shown", shown);
        model.put("qr", QrCode.of(call.origin() + CHECK + "?code=" + shown.code()));
        CardView view = new CardView(shown.code(), shown.digits(), shown.until(), state);
        return Answer.page("service/card/card.jte", view, model).refresh(Math.max(1, shown.seconds()));
    }

    private Answer form(Call call) {
        return page(call.query("code").orElse(""), null);
    }

    private Answer check(Call call) {
        Typed in = call.input(Typed.class);
        attempts.count(Attempts.Kind.CARD_PER_ACCOUNT, call.caller().account().toString());
        String code = text(in.code());
        CardDesk.Taken taken = code.isEmpty() && !text(in.phone()).isEmpty()
                ? desk.type(call.scope(), call.caller().worn().district(), text(in.phone()), text(in.digits()))
                : desk.scan(call.scope(), code);
        Own own = taken.own();
        Checked checked = new Checked(
                Masks.name(own.member().name()),
                own.unionName(),
                own.member().state().name(),
                taken.until());
        return page("", checked);
    }

    private static Answer page(String code, @Nullable Checked checked) {
        Map<String, Object> model = new HashMap<>();
        model.put("code", code);
        model.put("checked", checked);
        return Answer.page("service/card/check.jte", checked, model);
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
