package org.niangjia.service.mutualaid.recovery;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 追回入口. */
@Configuration(proxyBeanMethods = false)
class RecoveryMenu {
    /** 互助金追回: offices at a county are called when something waits to be confirmed or heard. */
    @Bean
    MenuEntry mutualAidRecoveriesEntry(RecoveryLists recoveries) {
        return new MenuEntry(47, "service", "mutualaid.recoveries", "undo", RecoveryPages.ALL, Duty.HANDLE, caller -> {
            boolean decides = caller.hat() != null && caller.worn().level().upper();
            return decides ? recoveries.waiting(caller.scope()) : 0;
        });
    }
}
