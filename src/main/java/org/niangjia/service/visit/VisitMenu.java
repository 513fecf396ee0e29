package org.niangjia.service.visit;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.organisation.EmployerLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 走访入口. At the desk, for who goes to units; nobody of a unit does. */
@Configuration(proxyBeanMethods = false)
class VisitMenu {
    @Bean
    MenuEntry visitsEntry() {
        return new MenuEntry(42, "service", "visit.menu", "walk", "/visits", Duty.VISIT, null);
    }

    @Bean
    MenuEntry campaignsEntry() {
        return new MenuEntry(43, "service", "visit.campaigns", "megaphone", "/campaigns", Duty.VISIT, null);
    }

    @Bean
    MenuEntry pairingsEntry() {
        return new MenuEntry(44, "service", "visit.pairings", "users", "/pairings", Duty.VISIT, null);
    }

    @Bean
    EmployerLink visitsOfAnEmployer() {
        return new EmployerLink("visit.menu", "walk", "/units/", "/visits", Duty.VISIT);
    }
}
