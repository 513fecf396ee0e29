package org.niangjia.service.mutualaid.enrolment;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 参保入口. */
@Configuration(proxyBeanMethods = false)
class EnrolmentMenu {
    /** The county and above are called when rosters or departures wait for review, a unit when one typed for it waits for it. */
    @Bean
    MenuEntry rostersEntry(Rosters rosters, RosterConfirmations confirmations) {
        return new MenuEntry(46, "service", "mutualaid.roster.menu", "shield", RosterPages.ALL, Duty.HANDLE, caller -> {
            boolean reviews = caller.hat() != null && caller.worn().level().upper();
            return reviews ? rosters.waiting(caller.scope()) : confirmations.waiting(caller.scope());
        });
    }
}
