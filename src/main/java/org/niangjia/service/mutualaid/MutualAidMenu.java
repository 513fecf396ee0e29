package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Condition;
import org.niangjia.platform.frame.Entitlement;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.ServiceTile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 医疗互助入口. */
@Configuration(proxyBeanMethods = false)
class MutualAidMenu {
    @Bean
    ServiceTile mutualAidTile() {
        return new ServiceTile(30, "mutualaid.title", "shield", SchemePages.ALL);
    }

    /** The county and above are called when rosters wait for their review. */
    @Bean
    MenuEntry rostersEntry(Rosters rosters) {
        return new MenuEntry(45, "service", "mutualaid.roster.menu", "shield", RosterPages.ALL, Duty.HANDLE, caller -> {
            boolean reviews = caller.hat() != null && caller.worn().level().upper();
            return reviews ? rosters.count(caller.scope(), Roster.State.SUBMITTED) : 0;
        });
    }

    /** Where a scheme of the county itself holds; whether somebody may take part is the scheme's to say. */
    @Bean
    Entitlement mutualAidEntitlement(SchemeShelf shelf, Clock clock) {
        Set<Integer> counties = new TreeSet<>();
        shelf.all().stream()
                .filter(each -> each.isFor(WorkingCalendar.dayOf(clock.instant())))
                .forEach(each -> counties.addAll(each.regions()));
        return new Entitlement(
                40,
                "mutualaid.entitled",
                "shield",
                SchemePages.ALL,
                "mutualaid.entitled.source",
                null,
                List.of(Condition.home(counties)));
    }
}
