package org.niangjia.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Aside;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 次数限制. Counts tries per window in the database, so that two instances share one limit. A count is written over
 * connections of its own: it stands when the caller's work is rolled back, and a flood cannot take the pool.
 */
@Repository
public class Attempts {

    /** What is limited: how many tries in which window. */
    public enum Kind {
        CODE_PER_PHONE(5, Duration.ofHours(1)),
        CODE_PER_ADDRESS(60, Duration.ofHours(1)),
        SIGN_IN_PER_PHONE(10, Duration.ofMinutes(15)),
        SIGN_IN_PER_ADDRESS(100, Duration.ofMinutes(15)),
        QUERY_CODE_PER_ADDRESS(30, Duration.ofMinutes(15)),
        HANDOVER_CODE_PER_ACCOUNT(10, Duration.ofHours(1)),
        EMAIL_PER_ACCOUNT(5, Duration.ofHours(1)),
        EMAIL_CODE_PER_ACCOUNT(10, Duration.ofHours(1)),
        CONFIRM_PER_ACCOUNT(5, Duration.ofHours(24)),
        REBIND_PER_ACCOUNT(30, Duration.ofHours(1)),
        SETUP_PER_ADDRESS(20, Duration.ofHours(1)),
        REVEAL_PER_ACCOUNT(60, Duration.ofHours(1)),
        MEMBERSHIP_PER_ACCOUNT(5, Duration.ofHours(1)),
        CARD_PER_ACCOUNT(300, Duration.ofHours(1));

        private final int most;
        private final Duration window;

        Kind(int most, Duration window) {
            this.most = most;
            this.window = window;
        }
    }

    private final JdbcClient jdbc;
    private final Aside aside;
    private final Seals seals;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Aside aside, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.aside = aside;
        this.seals = seals;
        this.clock = clock;
    }

    /** Counts one try, kept even when the caller's work is rolled back. Throws access.TOO_MANY_TRIES past the limit. */
    public void count(Kind kind, String who) {
        long size = kind.window.toSeconds();
        Instant start = Instant.ofEpochSecond(clock.instant().getEpochSecond() / size * size);
        int tries = aside.jdbc()
                .sql("""
                INSERT INTO access_attempt (kind, who, window_start, tries) VALUES (:kind, :who, :start, 1)
                ON CONFLICT (kind, who, window_start) DO UPDATE SET tries = access_attempt.tries + 1
                RETURNING tries
                """)
                .param("kind", kind.name())
                .param("who", seals.index(Purpose.PHONE, kind + who))
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (tries > kind.most) {
            throw new TooManyTriesException(start.plusSeconds(size));
        }
    }

    /** 次数过多. Answered as 429 with the time when it may be tried again. */
    public static final class TooManyTriesException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Instant again;

        TooManyTriesException(Instant again) {
            super("access.TOO_MANY_TRIES");
            this.again = again;
        }

        public Instant again() {
            return again;
        }
    }

    /** Removes windows older than a day. */
    @Transactional
    public void sweep() {
        jdbc.sql("DELETE FROM access_attempt WHERE window_start < :before")
                .param("before", clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
