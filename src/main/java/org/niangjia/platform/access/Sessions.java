package org.niangjia.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 会话簿. Opens, finds and ends sessions; what was read is kept for five seconds at most. */
@Repository
public class Sessions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration TOUCH = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofDays(30);
    private static final Duration STRONG_IDLE = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<ByteBuffer, Caller> callers = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens a session and gives its token, which is shown once and never stored. */
    public String open(UUID account, Caller.Strength strength, @Nullable UUID hat, String device, Duration life) {
        return open(account, strength, hat, device, life, new Trust(true, null));
    }

    /** 可信程度. Whether more than a phone was shown, and in which browser. */
    public record Trust(boolean confirmed, byte @Nullable [] browser) {}

    public String open(
            UUID account, Caller.Strength strength, @Nullable UUID hat, String device, Duration life, Trust trust) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        jdbc.sql("""
                INSERT INTO access_session (hash, account, strength, hat, device, created_at, seen_at, expires_at,
                    confirmed, device_hash)
                VALUES (:hash, :account, :strength, :hat, :device, :now, :now, :expires, :confirmed, :browser)
                """)
                .param("hash", hash(token))
                .param("account", account)
                .param("strength", strength.name())
                .param("hat", hat)
                .param("device", device.substring(0, Math.min(device.length(), 120)))
                .param("now", utc(now))
                .param("expires", utc(now.plus(life)))
                .param("confirmed", trust.confirmed())
                .param("browser", trust.browser(), Types.BINARY)
                .update();
        return token;
    }

    public static Duration lifeOf(Caller.Strength strength) {
        return strength == Caller.Strength.CODE ? IDLE : STRONG_IDLE;
    }

    Optional<Session> find(byte[] hash) {
        Instant now = clock.instant();
        Optional<Session> found = jdbc.sql("SELECT * FROM access_session WHERE hash = :hash AND expires_at > :now")
                .param("hash", hash)
                .param("now", utc(now))
                .query(Sessions::session)
                .optional();
        found.filter(s -> s.seenAt().plus(TOUCH).isBefore(now)).ifPresent(s -> touch(s, now));
        return found;
    }

    private void touch(Session session, Instant now) {
        boolean slides = session.strength() != Caller.Strength.TOKEN;
        jdbc.sql("UPDATE access_session SET seen_at = :now, expires_at = :expires WHERE hash = :hash")
                .param("now", utc(now))
                .param("expires", utc(slides ? now.plus(lifeOf(session.strength())) : session.expiresAt()))
                .param("hash", session.hash())
                .update();
        byte[] browser = session.browser();
        if (browser != null && session.confirmed()) {
            jdbc.sql("UPDATE access_device SET seen_at = :now WHERE account = :account AND hash = :browser")
                    .param("now", utc(now))
                    .param("account", session.account())
                    .param("browser", browser)
                    .update();
        }
    }

    /** Its person has shown who they are: the session sees everything, and the browser is known from now on. */
    void confirm(byte[] hash) {
        jdbc.sql("""
                WITH shown AS (
                    UPDATE access_session SET confirmed = true WHERE hash = :hash RETURNING account, device_hash
                )
                INSERT INTO access_device (account, hash, seen_at)
                SELECT account, device_hash, :now FROM shown WHERE device_hash IS NOT NULL
                ON CONFLICT (account, hash) DO UPDATE SET seen_at = excluded.seen_at
                """).param("hash", hash).param("now", utc(clock.instant())).update();
        callers.invalidate(ByteBuffer.wrap(hash));
    }

    public List<Session> ofAccount(UUID account) {
        return jdbc.sql("""
                SELECT * FROM access_session WHERE account = :account AND expires_at > :now
                 ORDER BY seen_at DESC LIMIT 50
                """)
                .param("account", account)
                .param("now", utc(clock.instant()))
                .query(Sessions::session)
                .list();
    }

    public void wear(byte[] hash, @Nullable UUID hat) {
        jdbc.sql("UPDATE access_session SET hat = :hat WHERE hash = :hash")
                .param("hat", hat)
                .param("hash", hash)
                .update();
        callers.invalidate(ByteBuffer.wrap(hash));
    }

    public void end(byte[] hash) {
        jdbc.sql("DELETE FROM access_session WHERE hash = :hash")
                .param("hash", hash)
                .update();
        callers.invalidate(ByteBuffer.wrap(hash));
    }

    public void endAll(UUID account) {
        jdbc.sql("DELETE FROM access_session WHERE account = :account")
                .param("account", account)
                .update();
        callers.invalidateAll();
    }

    /** What is remembered of callers is forgotten: after a change of name, language, post or consent. */
    public void forget() {
        callers.invalidateAll();
    }

    void sweep() {
        jdbc.sql("DELETE FROM access_session WHERE expires_at < :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    @Nullable
    Caller remembered(byte[] hash) {
        return callers.getIfPresent(ByteBuffer.wrap(hash));
    }

    void remember(byte[] hash, Caller caller) {
        callers.put(ByteBuffer.wrap(hash), caller);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Session session(ResultSet row, int n) throws SQLException {
        return new Session(
                row.getBytes("hash"),
                row.getObject("account", UUID.class),
                Caller.Strength.valueOf(row.getString("strength")),
                row.getObject("hat", UUID.class),
                row.getString("device"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("confirmed"),
                row.getBytes("device_hash"));
    }
}
