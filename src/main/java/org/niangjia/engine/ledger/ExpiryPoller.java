package org.niangjia.engine.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * 预记到期. Sets free what was held too long, each in a transaction of its own. Nothing is locked while it looks: who comes
 * second finds the same key, or that somebody else has ended it.
 */
@Component
class ExpiryPoller implements Poller {
    static final String MEMO = "ledger.expired";

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryPoller.class);
    private static final int BATCH = 200;

    private final OpenHolds holds;
    private final Ledger ledger;
    private final Clock clock;

    ExpiryPoller(OpenHolds holds, Ledger ledger, Clock clock) {
        this.holds = holds;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ledger-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void poll(int district) {
        Scope house = Scope.house(district);
        Instant now = clock.instant();
        Transfer.Place place = new Transfer.Place(Instant.EPOCH, new UUID(0, 0));
        List<OpenHolds.Expired> expired;
        do {
            expired = holds.expired(house, district, now, place, BATCH);
            for (OpenHolds.Expired one : expired) {
                release(house, one);
                place = new Transfer.Place(one.expiresAt(), one.id());
            }
        } while (expired.size() == BATCH);
    }

    private void release(Scope house, OpenHolds.Expired hold) {
        Note note = Note.of("expiry:" + hold.id(), MEMO, hold.id().toString());
        try {
            ledger.post(house, hold.book(), List.of(new Entry.Release(hold.id(), note)));
        } catch (ConflictException | RefusedException e) {
            // ended by somebody else meanwhile; what really stands in the way is looked at again in the next round
            LOG.info("hold {} was not released: {}", hold.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("hold {} could not be released", hold.id(), e);
        }
    }
}
