package org.niangjia.platform.rota;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 值班菜单. */
@Configuration(proxyBeanMethods = false)
class RotaMenu {
    @Bean
    MenuEntry rotaEntry() {
        return new MenuEntry(63, "house", "rota.title", "headset", "/rota", Duty.ORGANISE, null);
    }
}
