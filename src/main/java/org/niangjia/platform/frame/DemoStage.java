package org.niangjia.platform.frame;

import java.time.Instant;
import java.util.UUID;
import org.niangjia.platform.access.Caller;

/**
 * 演示舞台. What a chapter works with: a past that is counted back from the moment of creation, and the invented people
 * by name, as the entrance would let them in.
 */
public interface DemoStage {

    /** The moment of creation; everything told lies before it. */
    Instant now();

    /**
     * A moment before now, in words: {@code 6w 09:12} on the sixth working day before today, {@code 2c 21:40} two days of
     * the calendar ago, {@code 1d2h30m} so much office time ago (a day has six and a half hours).
     */
    Instant moment(String words);

    /** So much office time later, such as {@code 3h} or {@code 2d}; never later than now. */
    Instant later(Instant from, String officeTime);

    /** Arranges that something happens then. What is arranged for one moment happens in the order of arranging. */
    void at(Instant moment, Runnable deed);

    /** Somebody as a worker. */
    Caller worker(String name);

    /** Somebody in the first post they hold. */
    Caller officer(String name);

    /** Somebody in the post that they hold in this union or office. */
    Caller officer(UUID account, UUID union);
}
