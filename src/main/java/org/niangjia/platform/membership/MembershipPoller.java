package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 会籍巡查. Lets go where the old union was silent, carries memberships over between districts in two transactions that
 * each may be repeated, and releases claims whose member never came.
 */
@Component
class MembershipPoller implements Poller {
    private static final Logger LOG = LoggerFactory.getLogger(MembershipPoller.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 500;

    private final Transfers transfers;
    private final TransferDesk desk;
    private final TransferPassage passage;
    private final Identities identities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MembershipPoller(
            Transfers transfers,
            TransferDesk desk,
            TransferPassage passage,
            Identities identities,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.transfers = transfers;
        this.desk = desk;
        this.passage = passage;
        this.identities = identities;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "membership-transfers";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void poll(int district) {
        UUID after = FIRST;
        for (int i = 0; i < BATCH; i++) {
            AtomicReference<UUID> taken = new AtomicReference<>(FIRST);
            UUID from = after;
            try {
                transaction.executeWithoutResult(status -> one(district, from, taken));
            } catch (RuntimeException e) {
                // what fails for one holds up no other; it is looked at again in the next round
                LOG.error("transfer {} failed", taken.get(), e);
            }
            if (taken.get().equals(FIRST)) {
                break;
            }
            after = taken.get();
        }
        identities.releaseAbandoned(district);
    }

    private void one(int district, UUID after, AtomicReference<UUID> taken) {
        Optional<Transfer> ripe = transfers.ripe(district, clock.instant(), after);
        if (ripe.isEmpty()) {
            return;
        }
        Transfer transfer = ripe.get();
        taken.set(transfer.id());
        boolean leaving = transfer.from().district() == district;
        if (leaving && transfer.released() == null) {
            desk.releaseBySilence(transfer);
        } else if (leaving && transfer.arrivedAt() != null) {
            passage.depart(transfer);
        } else {
            passage.arrive(transfer);
        }
    }
}
