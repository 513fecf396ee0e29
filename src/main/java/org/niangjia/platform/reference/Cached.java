package org.niangjia.platform.reference;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows held in memory. Asks at most every two seconds whether they changed, and reads them again when they did.
 *
 * <p>A transaction that changes them reads its own rows at once; all others see them once it has committed.
 */
final class Cached<T> {
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final ReferenceVersions versions;
    private final String subject;
    private final Supplier<T> load;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Held<T> held;

    private record Held<T>(T value, String version, long askedAt) {
        boolean fresh() {
            return System.nanoTime() - askedAt < PAUSE_NANOS;
        }
    }

    Cached(ReferenceVersions versions, String subject, Supplier<T> load) {
        this.versions = versions;
        this.subject = subject;
        this.load = load;
    }

    T get() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return load.get();
        }
        Held<T> now = held;
        if (now != null && (now.fresh() || asking.isLocked())) {
            return now.value();
        }
        asking.lock();
        try {
            return refresh();
        } finally {
            asking.unlock();
        }
    }

    private T refresh() {
        Held<T> old = held;
        if (old != null && old.fresh()) {
            return old.value();
        }
        // the version first: rows that change in between are read again next time
        String version = versions.of(subject);
        T value = old != null && old.version().equals(version) ? old.value() : load.get();
        held = new Held<>(value, version, System.nanoTime());
        return value;
    }

    /** Marks the rows as changed by the running transaction. Call it after the last change. */
    void change() {
        versions.change(subject);
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, subject);
            TransactionSynchronizationManager.registerSynchronization(new Forgetting());
        }
    }

    private final class Forgetting implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Cached.this);
            asking.lock();
            try {
                held = null;
            } finally {
                asking.unlock();
            }
        }
    }
}
