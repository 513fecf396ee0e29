package org.niangjia.platform.trail;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.niangjia.base.Uuid7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 新条目. How far back the sealer has to look: the time stamp of the oldest entry committed since it last looked. Ids
 * are ordered by when an entry was made, not by when its transaction ended, and only the commit tells.
 */
@Component
final class FreshEntries {
    private final ConcurrentMap<Integer, Long> oldest = new ConcurrentHashMap<>();

    void notice(TrailEntry entry) {
        long millis = Uuid7.millis(entry.id());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    putBack(entry.district(), millis);
                }
            });
        } else {
            putBack(entry.district(), millis);
        }
    }

    /** Taken before the sealer's query, so that whatever was noticed by then is visible to it. */
    OptionalLong take(int district) {
        Long millis = oldest.remove(district);
        return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    void putBack(int district, long millis) {
        oldest.merge(district, millis, Math::min);
    }
}
