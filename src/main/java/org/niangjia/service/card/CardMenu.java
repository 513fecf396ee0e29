package org.niangjia.service.card;

import java.util.List;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Condition;
import org.niangjia.platform.frame.Entitlement;
import org.niangjia.platform.frame.Facts.Standing;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.ServiceTile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 会员卡菜单. */
@Configuration(proxyBeanMethods = false)
class CardMenu {
    @Bean
    ServiceTile membershipTile() {
        return new ServiceTile(20, "card.membership", "user", "/me/membership");
    }

    @Bean
    ServiceTile cardTile() {
        return new ServiceTile(21, "card.title", "medal", "/me/card");
    }

    @Bean
    MenuEntry cardEntry() {
        return new MenuEntry(57, "house", "card.check", "medal", CardPages.CHECK, Duty.HANDLE, null);
    }

    @Bean
    Entitlement cardEntitlement() {
        return new Entitlement(
                30,
                "card.entitled",
                "medal",
                "/me/card",
                "card.entitled.source",
                null,
                List.of(Condition.member(Standing.MEMBER, Standing.KEPT, Standing.MOVING)));
    }
}
