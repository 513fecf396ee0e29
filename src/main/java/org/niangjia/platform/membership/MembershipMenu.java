package org.niangjia.platform.membership;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 会籍菜单. */
@Configuration(proxyBeanMethods = false)
class MembershipMenu {
    @Bean
    MenuEntry membersEntry() {
        return new MenuEntry(55, "house", "membership.members", "users", "/members", Duty.HANDLE, null);
    }

    @Bean
    MenuEntry transfersEntry() {
        return new MenuEntry(56, "house", "membership.transfers", "arrow", "/members/transfers", Duty.HANDLE, null);
    }
}
