package org.niangjia.service.mutualaid.claim;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 申领入口. */
@Configuration(proxyBeanMethods = false)
class ClaimMenu {
    /** 互助金申领: for whoever handles something, at a centre or in a unit. */
    @Bean
    MenuEntry mutualAidClaimsEntry() {
        return new MenuEntry(45, "service", "mutualaid.claims.office", "money", ClaimPages.ALL, Duty.HANDLE, null);
    }
}
