package org.niangjia.engine.payment;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 付款入口. For cashiers, for those who release, and for auditors. */
@Configuration(proxyBeanMethods = false)
class PaymentMenu {
    @Bean
    MenuEntry paymentsEntry(Orders orders) {
        return new MenuEntry(
                60,
                "service",
                "payment.menu",
                "money",
                PaymentPages.ALL,
                Duty.BOOKS,
                caller -> caller.may(Duty.PAY)
                        ? orders.sum(caller.scope(), caller.worn().district()).orders()
                        : -1);
    }
}
