package org.niangjia.app.desk;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 办公桌菜单. The desk's own entry; services and organisation add theirs. */
@Configuration(proxyBeanMethods = false)
class DeskMenu {
    @Bean
    MenuEntry tasksEntry() {
        return new MenuEntry(10, "work", "desk.tasks", "inbox", "/desk", Duty.HANDLE, null);
    }

    @Bean
    MenuEntry termsEntry() {
        return new MenuEntry(70, "house", "desk.terms", "clock", "/terms", Duty.CONFIGURE, null);
    }

    @Bean
    MenuEntry holidaysEntry() {
        return new MenuEntry(71, "house", "desk.holidays", "calendar", "/holidays", Duty.CONFIGURE, null);
    }

    @Bean
    MenuEntry trailEntry() {
        return new MenuEntry(80, "house", "desk.trail", "shield", "/trail", Duty.AUDIT, null);
    }
}
