package org.niangjia.platform.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.outbox.TextMessages;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Aside;
import org.niangjia.platform.store.World;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 登录. By phone and one-time code; officers prove a password and a second factor besides ({@link Credentials}). */
@Service
public class SignIn {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final Aside aside;
    private final Seals seals;
    private final Accounts accounts;
    private final Attempts attempts;
    private final TextMessages messages;
    private final World world;
    private final Clock clock;

    SignIn(
            JdbcClient jdbc,
            Aside aside,
            Seals seals,
            Accounts accounts,
            Attempts attempts,
            TextMessages messages,
            World world,
            Clock clock) {
        this.jdbc = jdbc;
        this.aside = aside;
        this.seals = seals;
        this.accounts = accounts;
        this.attempts = attempts;
        this.messages = messages;
        this.world = world;
        this.clock = clock;
    }

    /** Sends a code by text message. The answer is the same whether or not the phone is known. */
    public void sendCode(String phone, String address) {
        attempts.count(Attempts.Kind.CODE_PER_ADDRESS, address);
        attempts.count(Attempts.Kind.CODE_PER_PHONE, phone);
        messages.send(phone, newCode(phone));
    }

    /** A code for an officer to read out at the counter, once the person has shown who they are. */
    public String readOut(String phone) {
        attempts.count(Attempts.Kind.CODE_PER_PHONE, phone);
        return newCode(phone);
    }

    private String newCode(String phone) {
        String code = String.format("%06d", RANDOM.nextInt(1_000_000));
        Instant now = clock.instant();
        jdbc.sql("""
                INSERT INTO access_code (id, phone_hash, code_hash, created_at, expires_at)
                VALUES (:id, :phone, :code, :now, :expires)
                """)
                .param("id", Uuid7.next(clock))
                .param("phone", seals.index(Purpose.PHONE, phone))
                .param("code", codeHash(phone, code))
                .param("now", utc(now))
                .param("expires", utc(now.plus(CODE_LIFE)))
                .update();
        return code;
    }

    /**
     * Checks a code and uses it up. Gives the accounts that the phone reaches; none means a newcomer.
     * Throws access.CODE_WRONG, the same for a wrong, used, expired or never sent code; the try counts in any case.
     */
    public List<Account> checkCode(String phone, String code, String address) {
        attempts.count(Attempts.Kind.SIGN_IN_PER_ADDRESS, address);
        attempts.count(Attempts.Kind.SIGN_IN_PER_PHONE, phone);
        if (!demoCode(phone, code) && !useUp(phone, code)) {
            throw new RefusedException(Refusal.of("access.CODE_WRONG").at("code"));
        }
        return accounts.reachedBy(phone);
    }

    private boolean useUp(String phone, String code) {
        OffsetDateTime now = utc(clock.instant());
        byte[] phoneHash = seals.index(Purpose.PHONE, phone);
        int used = jdbc.sql("""
                UPDATE access_code SET used_at = :now
                 WHERE phone_hash = :phone AND code_hash = :code AND used_at IS NULL
                   AND expires_at > :now AND tries < :most
                """)
                .param("now", now)
                .param("phone", phoneHash)
                .param("code", codeHash(phone, code))
                .param("most", MOST_TRIES)
                .update();
        if (used == 0) {
            aside.jdbc()
                    .sql("UPDATE access_code SET tries = tries + 1 WHERE phone_hash = :phone AND used_at IS NULL")
                    .param("phone", phoneHash)
                    .update();
        }
        return used > 0;
    }

    /** 演示验证码. In a demo world each phone has a code of its own, different in every installation. */
    public String demoCode(String phone) {
        if (!world.demo()) {
            throw new IllegalStateException("only a demo world has demo codes");
        }
        byte[] index = seals.index(Purpose.PHONE, "demo code " + phone);
        int number = ((index[0] & 0xff) << 16) | ((index[1] & 0xff) << 8) | (index[2] & 0xff);
        return String.format("%06d", number % 1_000_000);
    }

    /** Whether this is the demo world's own code, which is shown to every visitor and proves nothing. */
    public boolean demoCode(String phone, String code) {
        return world.demo() && demoCode(phone).equals(code);
    }

    /** Opens an account for a newcomer whose phone has just been proved. */
    @Transactional
    public UUID register(String phone, String name, int homeDistrict) {
        return accounts.open(name, phone, homeDistrict);
    }

    private byte[] codeHash(String phone, String code) {
        return seals.index(Purpose.PHONE, phone + "/" + code);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Transactional
    void sweep() {
        jdbc.sql("DELETE FROM access_code WHERE expires_at < :now")
                .param("now", utc(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }
}
