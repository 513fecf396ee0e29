package org.niangjia.app.portal;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 登记. The portal's own entry at the desk; services bring their tiles for the home page themselves. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    MenuEntry counterCodeEntry() {
        return new MenuEntry(60, "work", "portal.counter", "phone", "/counter/sign-in-codes", Duty.COUNTER, null);
    }
}
