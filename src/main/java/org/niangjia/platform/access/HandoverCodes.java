package org.niangjia.platform.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.World;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 移交码. Whoever may appoint hands it to a new officer, on paper; together with the code by phone it sets the first
 * password. A phone alone, which is lent, stolen or given out anew, makes nobody an officer. A demo world asks for none.
 */
@Service
public class HandoverCodes {
    /** From the appointment to the first sign-in. */
    public static final Duration LIFE = Duration.ofDays(14);

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without 0 O 1 I L, which are mixed up on paper. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Attempts attempts;
    private final World world;
    private final Clock clock;

    HandoverCodes(JdbcClient jdbc, Seals seals, Attempts attempts, World world, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.attempts = attempts;
        this.world = world;
        this.clock = clock;
    }

    /** 已发移交码. Shown once; only its index is kept. */
    public record Issued(String code, Instant until) {}

    /** A new code; the one before is good no longer. */
    @Transactional
    public Issued issue(UUID account) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        Instant now = clock.instant();
        jdbc.sql("""
                INSERT INTO access_handover_code (account, code_hash, issued_at, expires_at)
                VALUES (:account, :hash, :now, :until)
                ON CONFLICT (account) DO UPDATE SET code_hash = excluded.code_hash, issued_at = excluded.issued_at,
                    expires_at = excluded.expires_at, used_at = NULL
                """)
                .param("account", account)
                .param("hash", hash(account, code.toString()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return new Issued(code.toString(), now.plus(LIFE));
    }

    /** Whether this account needs one before it may set a password. */
    public boolean neededBy(Account account) {
        return !world.demo() && !account.hasPassword();
    }

    /** Uses it up. Throws access.HANDOVER_CODE_WRONG, the same for a wrong, used, expired or never issued one. */
    void use(UUID account, String typed) {
        attempts.count(Attempts.Kind.HANDOVER_CODE_PER_ACCOUNT, account.toString());
        Instant now = clock.instant();
        int used = jdbc.sql("""
                UPDATE access_handover_code SET used_at = :now
                 WHERE account = :account AND code_hash = :hash AND used_at IS NULL AND expires_at > :now
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("hash", hash(account, typed))
                .update();
        if (used == 0) {
            throw new RefusedException(Refusal.of("access.HANDOVER_CODE_WRONG").at("handover"));
        }
    }

    /** What was issued is void: after a reset. */
    void drop(UUID account) {
        jdbc.sql("DELETE FROM access_handover_code WHERE account = :account")
                .param("account", account)
                .update();
    }

    private byte[] hash(UUID account, String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return seals.index(Purpose.TOTP, "hand-over " + account + " " + plain);
    }
}
