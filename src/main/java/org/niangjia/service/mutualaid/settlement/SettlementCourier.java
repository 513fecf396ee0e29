package org.niangjia.service.mutualaid.settlement;

import java.time.Duration;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * 清算信使. Carries the last step of a settlement to the other side: its row there in one transaction, that it is known here in another.
 * A program that dies between the two tells again, which changes nothing.
 */
@Component
class SettlementCourier implements Poller {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementCourier.class);
    private static final int BATCH = 200;

    private final SettlementExchange exchange;
    private final SettlementDesk desk;

    SettlementCourier(SettlementExchange exchange, SettlementDesk desk) {
        this.exchange = exchange;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "mutualaid-settlements";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void poll(int district) {
        Scope house = Scope.house(district);
        for (Settlement one : exchange.untold(house, district, BATCH)) {
            try {
                desk.learn(one);
                exchange.told(house, one);
            } catch (RuntimeException e) {
                // what fails for one holds up no other; it is told again in the next round
                LOG.error("settlement {} cannot be told", one.id(), e);
            }
        }
    }
}
