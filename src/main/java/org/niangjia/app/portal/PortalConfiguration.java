package org.niangjia.app.portal;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.ServiceTile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 登记. The services that every house begins with, and the counter's entry at the desk. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    ServiceTile sayTile() {
        return new ServiceTile(10, "portal.tile.say", "chat", "/requests/new");
    }

    @Bean
    ServiceTile mineTile() {
        return new ServiceTile(20, "portal.tile.mine", "file", "/requests?mine=1");
    }

    @Bean
    ServiceTile queryTile() {
        return new ServiceTile(30, "portal.tile.query", "search", "/query");
    }

    @Bean
    ServiceTile complainTile() {
        return new ServiceTile(900, "portal.tile.complain", "megaphone", "/complaints/new");
    }

    @Bean
    MenuEntry counterCodeEntry() {
        return new MenuEntry(60, "work", "portal.counter", "phone", "/counter/sign-in-codes", Duty.COUNTER, null);
    }
}
