package org.niangjia.platform.behalf;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 单位确认页面. Behind a link that the office passed on: no account, used once, for some days. */
@Component
class ConfirmationPages implements Pages {
    private final BehalfDesk desk;
    private final Clock clock;

    ConfirmationPages(BehalfDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        String path = "/confirmations/{district}/{code}";
        at.get(path, Duty.OPEN, this::ask).gives(Asked.class);
        at.post(path, Duty.OPEN, this::answer)
                .takes(Said.class)
                .gives(Asked.class)
                .again(this::ask);
    }

    /** 待确认. */
    record Asked(String unit, String office, String state) {}

    /** 确认表单. */
    record Said(
            @Nullable String name,
            @Nullable Boolean agreed,
            @Nullable String words) {}

    private static int district(Call call) {
        String text = call.path("district");
        if (!text.matches("\\d{6}")) {
            throw new NotVisibleException("confirmation");
        }
        return Integer.parseInt(text);
    }

    private Answer ask(Call call) {
        BehalfEntry entry = desk.behind(district(call), call.path("code"));
        return Answer.page(
                "platform/behalf/confirm.jte",
                view(entry),
                Map.of(
                        "entry",
                        entry,
                        "usable",
                        BehalfRules.usable(entry, clock.instant()),
                        "at",
                        "/confirmations/" + entry.district() + "/" + call.path("code")));
    }

    private static Asked view(BehalfEntry entry) {
        return new Asked(entry.unitName(), entry.office(), entry.stateCode());
    }

    private Answer answer(Call call) {
        Said said = call.input(Said.class);
        desk.answer(district(call), call.path("code"), said.name(), said.agreed(), said.words());
        BehalfEntry entry = desk.behind(district(call), call.path("code"));
        return Answer.done("/confirmations/" + entry.district() + "/" + call.path("code"), view(entry))
                .say("behalf.said.thanks");
    }
}
