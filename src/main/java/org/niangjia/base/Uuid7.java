package org.niangjia.base;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** 编号. UUID version 7 (RFC 9562): 48 bits of milliseconds, then random. Ordered by time, made in the program. */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    /** A new id stamped with the clock's time. */
    public static UUID next(Clock clock) {
        return of(clock.millis(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    static UUID of(long millis, long randomA, long randomB) {
        long high = (millis << 16) | 0x7000L | (randomA & 0x0fffL);
        long low = 0x8000000000000000L | (randomB & 0x3fffffffffffffffL);
        return new UUID(high, low);
    }

    /** Milliseconds since 1970 at which the id was made. */
    public static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
