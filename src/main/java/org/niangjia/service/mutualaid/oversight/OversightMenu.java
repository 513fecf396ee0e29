package org.niangjia.service.mutualaid.oversight;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 抽查入口. */
@Configuration(proxyBeanMethods = false)
class OversightMenu {
    /** 互助金抽查: the auditor's. */
    @Bean
    MenuEntry mutualAidSamplesEntry() {
        return new MenuEntry(46, "service", "mutualaid.samples", "search", SamplePages.ALL, Duty.AUDIT, null);
    }
}
