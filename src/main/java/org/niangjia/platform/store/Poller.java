package org.niangjia.platform.store;

import java.time.Duration;

/**
 * 定时任务. Work that comes by itself: clocks that run out, messages to send, lines to seal. Must be safe to run twice
 * at once: rows are taken with SKIP LOCKED, in transactions of its own.
 */
public interface Poller {

    /** Stable name, such as {@code trail.sealer}. */
    String name();

    /** Pause between two rounds, at least a second. */
    Duration every();

    void poll(int district);
}
