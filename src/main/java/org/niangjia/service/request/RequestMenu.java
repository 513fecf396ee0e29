package org.niangjia.service.request;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
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
    MenuEntry counterEntry() {
        return new MenuEntry(21, "service", "request.counter.title", "edit", "/requests/counter", Duty.COUNTER, null);
    }
}
