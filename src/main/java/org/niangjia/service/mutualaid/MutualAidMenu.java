package org.niangjia.service.mutualaid;

import java.util.List;
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

    /** 互助金申领: for whoever handles something, at a centre or in a unit. */
    @Bean
    MenuEntry mutualAidClaimsEntry() {
        return new MenuEntry(45, "service", "mutualaid.claims.office", "money", ClaimPages.ALL, Duty.HANDLE, null);
    }

    /** 互助金抽查: the auditor's. */
    @Bean
    MenuEntry mutualAidSamplesEntry() {
        return new MenuEntry(46, "service", "mutualaid.samples", "search", SamplePages.ALL, Duty.AUDIT, null);
    }

    @Bean
    MenuEntry mutualAidFundsEntry() {
        return new MenuEntry(62, "service", "mutualaid.funds", "shield", FundDeskPages.ALL, Duty.BOOKS, null);
    }

    /** The county and above are called when rosters wait for their review. */
    @Bean
    MenuEntry rostersEntry(Rosters rosters) {
        return new MenuEntry(46, "service", "mutualaid.roster.menu", "shield", RosterPages.ALL, Duty.HANDLE, caller -> {
            boolean reviews = caller.hat() != null && caller.worn().level().upper();
            return reviews ? rosters.count(caller.scope(), Roster.State.SUBMITTED) : 0;
        });
    }

    /** Where a scheme of the county itself holds; whether somebody may take part is the scheme's to say. */
    @Bean
    Entitlement mutualAidEntitlement(SchemeShelf shelf) {
        return new Entitlement(
                40,
                "mutualaid.entitled",
                "shield",
                SchemePages.ALL,
                "mutualaid.entitled.source",
                null,
                List.of(Condition.home((district, on) -> shelf.all().stream()
                        .anyMatch(each -> each.isFor(on) && each.regions().contains(district)))));
    }
}
