package org.niangjia.service.mutualaid.settlement;

import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 清算入口. */
@Configuration(proxyBeanMethods = false)
class SettlementMenu {
    /** 上下级清算: where a fund is part of a pool above, or the pool is kept; counts what waits for the reader's own step. */
    @Bean
    MenuEntry mutualAidSettlementsEntry(PoolBooks pools, Settlements settlements) {
        return new MenuEntry(
                64,
                "service",
                "mutualaid.settlements",
                "sort",
                SettlementPages.ALL,
                Duty.BOOKS,
                caller -> (int) settlements.open(caller.scope(), caller.worn().district()).stream()
                        .filter(one -> waitsFor(caller, one))
                        .count(),
                caller -> caller.hat() != null && concerned(pools, caller));
    }

    private static boolean concerned(PoolBooks pools, Caller caller) {
        int district = caller.worn().district();
        return pools.keepsPool(district) || pools.partakes(caller.scope(), district);
    }

    private static boolean waitsFor(Caller caller, Settlement one) {
        return one.side() == one.turn() && caller.may(one.state() == Settlement.State.DRAWN ? Duty.RELEASE : Duty.PAY);
    }
}
