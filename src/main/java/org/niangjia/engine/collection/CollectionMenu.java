package org.niangjia.engine.collection;

import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 收款入口. With how many transfers nobody knows the meaning of yet; not offered to whoever belongs to a unit. */
@Configuration(proxyBeanMethods = false)
class CollectionMenu {
    @Bean
    MenuEntry collectionEntry(Tills tills, StatementLines lines) {
        return new MenuEntry(
                46,
                "service",
                "collection.menu",
                "money",
                CollectionPages.ALL,
                Duty.VISIT,
                caller -> waiting(tills, lines, caller));
    }

    /** Only the cashier is called; others may look. */
    private static int waiting(Tills tills, StatementLines lines, Caller caller) {
        return !tills.cashier(caller.scope())
                ? 0
                : tills.of(caller).stream()
                        .mapToInt(till -> lines.waiting(caller.scope(), till).lines())
                        .sum();
    }
}
