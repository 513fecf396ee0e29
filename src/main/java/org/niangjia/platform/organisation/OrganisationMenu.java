package org.niangjia.platform.organisation;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 组织菜单. */
@Configuration(proxyBeanMethods = false)
class OrganisationMenu {
    @Bean
    MenuEntry unionsEntry() {
        return new MenuEntry(60, "house", "organisation.unions", "tree", "/unions", Duty.ORGANISE, null);
    }

    @Bean
    MenuEntry employersEntry() {
        return new MenuEntry(61, "house", "organisation.employers", "building", "/employers", Duty.ORGANISE, null);
    }
}
