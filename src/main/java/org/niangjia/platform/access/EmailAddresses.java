package org.niangjia.platform.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 邮箱确认. An address receives nothing but six digits until its owner has brought them back. */
@Service
public class EmailAddresses {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LIFE = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Attempts attempts;
    private final Outbox outbox;
    private final Clock clock;

    EmailAddresses(JdbcClient jdbc, Seals seals, Attempts attempts, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.attempts = attempts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Sends six digits to an address. The confirmed one stays in use until the new one is confirmed. */
    @Transactional
    public void propose(UUID account, int district, String email) {
        attempts.count(Attempts.Kind.EMAIL_PER_ACCOUNT, account.toString());
        String code = String.format("%06d", RANDOM.nextInt(1_000_000));
        jdbc.sql("""
                INSERT INTO access_address (account, sealed, code_hash, expires_at)
                VALUES (:account, :sealed, :code, :until)
                ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, code_hash = excluded.code_hash,
                    expires_at = excluded.expires_at
                """)
                .param("account", account)
                .param("sealed", seals.seal(Purpose.ADDRESS, email))
                .param("code", hash(account, code))
                .param("until", clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        outbox.confirm(district, account, email, code);
    }

    /** The address that waits for its digits. */
    public Optional<String> proposed(UUID account) {
        return jdbc.sql("SELECT sealed FROM access_address WHERE account = :account AND expires_at > :now")
                .param("account", account)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(byte[].class)
                .optional()
                .map(bytes -> seals.open(Purpose.ADDRESS, bytes));
    }

    /** Puts the address in use. Throws access.EMAIL_CODE_WRONG. */
    @Transactional
    public void confirm(UUID account, String code) {
        attempts.count(Attempts.Kind.EMAIL_CODE_PER_ACCOUNT, account.toString());
        Instant now = clock.instant();
        byte[] sealed = jdbc.sql("""
                DELETE FROM access_address WHERE account = :account AND code_hash = :code AND expires_at > :now
                RETURNING sealed
                """)
                .param("account", account)
                .param("code", hash(account, code))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("access.EMAIL_CODE_WRONG").at("digits")));
        jdbc.sql("UPDATE access_account SET email = :email, email_confirmed_at = :now WHERE id = :id")
                .param("email", sealed)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", account)
                .update();
    }

    /** Takes the known address away, and the one that waits. */
    @Transactional
    public void remove(UUID account) {
        jdbc.sql("DELETE FROM access_address WHERE account = :account")
                .param("account", account)
                .update();
        jdbc.sql("UPDATE access_account SET email = NULL, email_confirmed_at = NULL WHERE id = :id")
                .param("id", account)
                .update();
    }

    private byte[] hash(UUID account, String code) {
        return seals.index(Purpose.ADDRESS, "confirm " + account + " " + code);
    }
}
