package org.niangjia.service.request;

import java.util.List;
import org.niangjia.platform.frame.Entitlement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 谁都能提诉求. With an employer or without, member or not, working, jobless or retired (practice rulings 3 and 4). */
@Configuration(proxyBeanMethods = false)
class RequestEntitlement {

    @Bean
    Entitlement sayEntitlement() {
        return new Entitlement(
                10, "request.entitled", "chat", "/requests/new", "request.entitled.source", null, List.of());
    }
}
