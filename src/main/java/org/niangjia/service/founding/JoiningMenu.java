package org.niangjia.service.founding;

import java.util.List;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Condition;
import org.niangjia.platform.frame.Entitlement;
import org.niangjia.platform.frame.Facts;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.ServiceTile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 入会入口. A tile, and among what somebody may use: open to whoever is not known as a member. */
@Configuration(proxyBeanMethods = false)
class JoiningMenu {
    @Bean
    ServiceTile joiningTile() {
        return new ServiceTile(22, "founding.join", "plus", "/joinings");
    }

    @Bean
    MenuEntry joiningsEntry() {
        return new MenuEntry(54, "house", "founding.menu", "plus", "/joinings/open", Duty.HANDLE, null);
    }

    @Bean
    Entitlement joiningEntitlement() {
        Condition notYet = new Condition(
                "not_member",
                List.of(),
                facts -> facts.membership() == null || facts.membership() == Facts.Standing.NONE);
        return new Entitlement(
                20, "founding.entitled", "plus", "/joinings/new", "founding.entitled.source", null, List.of(notYet));
    }
}
