package org.niangjia.app.outlook;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 看板菜单 */
@Configuration(proxyBeanMethods = false)
class OutlookMenu {
    @Bean
    MenuEntry outlookEntry() {
        return new MenuEntry(15, "work", "outlook.title", "chart", "/outlook", Duty.HANDLE, null);
    }
}
