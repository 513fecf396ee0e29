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

    @Bean
    MenuEntry mutualAidFundsEntry() {
        return new MenuEntry(62, "service", "mutualaid.funds", "shield", FundDeskPages.ALL, Duty.BOOKS, null);
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
