package org.niangjia.app.setup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.outbox.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 开张清单. What an empty house still needs, in order: towns, people, what goes out, and the house's own tables. */
@Component
class OpeningPages implements Pages {
    private final Opening opening;
    private final Outbox outbox;
    private final ObjectProvider<MenuEntry> menu;

    OpeningPages(Opening opening, Outbox outbox, ObjectProvider<MenuEntry> menu) {
        this.opening = opening;
        this.outbox = outbox;
        this.menu = menu;
    }

    @Configuration(proxyBeanMethods = false)
    static class Entry {
        @Bean
        MenuEntry openingEntry() {
            return new MenuEntry(990, "house", "setup.list", "ok", "/opening", Duty.CONFIGURE, null);
        }
    }

    @Override
    public void declare(Routes at) {
        at.get("/opening", Duty.CONFIGURE, this::list);
        at.post("/opening/towns", Duty.CONFIGURE, this::settle).again(this::list);
        at.get("/opening/towns", Duty.CONFIGURE, call -> Answer.done("/opening", null));
    }

    /** 开张进度. As told to a program. */
    record Progress(int towns, int townsWithoutUnion, boolean texts, boolean mail) {}

    private Answer list(Call call) {
        Caller caller = call.caller();
        Hat hat = caller.worn();
        boolean county = hat.level() == UnionLevel.COUNTY;
        Opening.Towns towns =
                county ? opening.towns(call.scope(), hat.district()) : new Opening.Towns(List.of(), List.of());
        List<MenuEntry> tables = menu.stream()
                .filter(entry -> entry.group().equals("house") && !entry.href().equals("/opening"))
                .filter(entry -> caller.may(entry.duty()))
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("county", county);
        model.put("towns", towns);
        model.put("tables", tables);
        model.put("texts", outbox.textsOn());
        model.put("mail", outbox.mailOn());
        Progress progress = new Progress(towns.all().size(), towns.without().size(), outbox.textsOn(), outbox.mailOn());
        return Answer.page("app/setup/opening.jte", progress, model);
    }

    private Answer settle(Call call) {
        int settled = opening.settle(call.scope(), call.caller().worn().district());
        return Answer.done("/opening", Map.of("settled", settled)).say("setup.said.settled", Integer.toString(settled));
    }
}
