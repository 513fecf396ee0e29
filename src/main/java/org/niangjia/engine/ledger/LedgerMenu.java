package org.niangjia.engine.ledger;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 账簿入口. For the heads of a county's office, cashiers and auditors. */
@Configuration(proxyBeanMethods = false)
class LedgerMenu {
    @Bean
    MenuEntry booksEntry() {
        return new MenuEntry(61, "service", "ledger.books", "table", BookPages.ALL, Duty.BOOKS, null);
    }
}
