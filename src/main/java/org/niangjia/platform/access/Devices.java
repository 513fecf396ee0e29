package org.niangjia.platform.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ClockUnit;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 常用设备. The browsers in which an account was used, known again for the days of the term after their last use. A phone
 * number is given to somebody else 90 days after it was cancelled; a browser is not.
 */
@Repository
public class Devices {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NATION = 100000;

    private final JdbcClient jdbc;
    private final Terms terms;
    private final Clock clock;

    Devices(JdbcClient jdbc, Terms terms, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    /** A name for a browser that has none yet; it tells nothing and is worth nothing by itself. */
    public static String newToken() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether the account was used in this browser within the days of the term. */
    public boolean knows(UUID account, @Nullable String token) {
        return token != null
                && jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM access_device
                                        WHERE account = :account AND hash = :hash AND seen_at > :since)
                        """)
                        .param("account", account)
                        .param("hash", hash(account, token))
                        .param("since", utc(silence()))
                        .query(Boolean.class)
                        .single();
    }

    /** Whether nobody has used the account for the days of the term. Its phone may be somebody else's by now. */
    public boolean silent(UUID account) {
        return jdbc.sql("""
                SELECT NOT EXISTS (SELECT 1 FROM access_device WHERE account = :account AND seen_at > :since)
                   AND NOT EXISTS (SELECT 1 FROM access_session WHERE account = :account AND seen_at > :since)
                   AND NOT EXISTS (SELECT 1 FROM access_account WHERE id = :account AND created_at > :since)
                """)
                .param("account", account)
                .param("since", utc(silence()))
                .query(Boolean.class)
                .single();
    }

    /** From now on this browser is known. */
    public void remember(UUID account, byte[] hash) {
        jdbc.sql("""
                INSERT INTO access_device (account, hash, seen_at) VALUES (:account, :hash, :now)
                ON CONFLICT (account, hash) DO UPDATE SET seen_at = excluded.seen_at
                """)
                .param("account", account)
                .param("hash", hash)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** No browser is known any more: the account has gone over to another phone. */
    public void forgetAll(UUID account) {
        jdbc.sql("DELETE FROM access_device WHERE account = :account")
                .param("account", account)
                .update();
    }

    public static byte[] hash(UUID account, String token) {
        return Sessions.hash(account + "/" + token);
    }

    private Instant silence() {
        Instant now = clock.instant();
        TimeLimit limit = terms.limit("contact.silence", NATION, WorkingCalendar.dayOf(now));
        return limit.unit() == ClockUnit.MONTH
                ? now.atZone(WorkingCalendar.ZONE).minusMonths(limit.amount()).toInstant()
                : now.minus(Duration.ofDays(limit.amount()));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
