package org.niangjia.service.request;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.ServiceTile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 诉求菜单 */
@Configuration(proxyBeanMethods = false)
class RequestMenu {
    @Bean
    MenuEntry requestsEntry() {
        return new MenuEntry(20, "service", "request.menu", "chat", "/requests", Duty.HANDLE, null);
    }

    @Bean
    MenuEntry categoriesEntry() {
        return new MenuEntry(
                60, "house", "request.categories.title", "table", "/requests/categories", Duty.CONFIGURE, null);
    }

    @Bean
    ServiceTile sayTile() {
        return new ServiceTile(10, "request.tile.say", "chat", "/requests/new");
    }

    @Bean
    ServiceTile mineTile() {
        return new ServiceTile(11, "request.mine", "file", "/requests?mine=1");
    }

    @Bean
    ServiceTile queryTile() {
        return new ServiceTile(12, "request.query.title", "search", "/query");
    }

    @Bean
    ServiceTile complaintTile() {
        return new ServiceTile(13, "request.tile.complain", "megaphone", "/complaints/new");
    }

    @Bean
    MenuEntry counterEntry() {
        return new MenuEntry(21, "service", "request.counter.title", "edit", "/requests/counter", Duty.COUNTER, null);
    }
}
