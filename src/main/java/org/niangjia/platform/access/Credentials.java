package org.niangjia.platform.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** 口令与动态口令. The officer's two factors: a password (argon2id) and an authenticator app (TOTP). */
@Service
public class Credentials {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LEAST_LENGTH = 10;
    private static final int MOST_LENGTH = 128;
    /**
     * Two at a time: one check costs a quarter of a second of one core. On threads of the system, which share the cores
     * with everybody else; a virtual thread would keep its carrier, and with two cores the whole house would wait.
     */
    private static final ExecutorService ARGON2 = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("argon2-", 0).factory());

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Accounts accounts;
    private final Attempts attempts;
    private final HandoverCodes handovers;
    private final Clock clock;
    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    /** Made when the first of all passwords is checked, not at every start. */
    private final Supplier<String> nobodysHash = SingletonSupplier.of(() -> argon2.encode("nobody"));

    Credentials(
            JdbcClient jdbc, Seals seals, Accounts accounts, Attempts attempts, HandoverCodes handovers, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.accounts = accounts;
        this.attempts = attempts;
        this.handovers = handovers;
        this.clock = clock;
    }

    /**
     * Checks phone, password and the six digits together. Throws access.CREDENTIALS_WRONG without saying which of
     * them was wrong; an unknown phone takes as long as a known one. No connection is held while a password is weighed.
     */
    public Account check(String phone, String password, String digits, String address) {
        attempts.count(Attempts.Kind.SIGN_IN_PER_ADDRESS, address);
        attempts.count(Attempts.Kind.SIGN_IN_PER_PHONE, phone);
        String nobodys = nobodysHash.get();
        List<Account> reached = accounts.reachedBy(phone);
        Optional<Account> right = reached.stream()
                .filter(account -> account.hasPassword() && account.hasTotp())
                .filter(account -> matches(password, passwordOf(account.id())))
                .filter(account -> useDigits(account.id(), digits))
                .findFirst();
        if (reached.isEmpty()) {
            matches(password, nobodys);
        }
        return right.orElseThrow(() -> new RefusedException(Refusal.of("access.CREDENTIALS_WRONG")));
    }

    /** Sets a password. Throws access.PASSWORD_LENGTH outside 10 to 128 characters. */
    @Transactional
    public void setPassword(UUID account, String password) {
        if (password.length() < LEAST_LENGTH || password.length() > MOST_LENGTH) {
            throw new RefusedException(Refusal.of("access.PASSWORD_LENGTH").at("password"));
        }
        jdbc.sql("UPDATE access_account SET password = :password WHERE id = :id")
                .param("password", slowly(() -> argon2.encode(password)))
                .param("id", account)
                .update();
    }

    /** Sets the first password of an officer, for whom the union above has answered: {@link HandoverCodes}. */
    @Transactional
    public void setFirstPassword(UUID account, String password, String handoverCode) {
        if (handovers.neededBy(accounts.get(account))) {
            handovers.use(account, handoverCode);
        }
        setPassword(account, password);
    }

    /** Asks a signed-in person for their password again. Throws access.PASSWORD_WRONG at the field. */
    public void requirePassword(UUID account, String password, String field) {
        attempts.count(Attempts.Kind.SIGN_IN_PER_PHONE, account.toString());
        if (!matches(password, passwordOf(account))) {
            throw new RefusedException(Refusal.of("access.PASSWORD_WRONG").at(field));
        }
    }

    /** A new secret for an authenticator app, not yet in force. */
    public static byte[] newSecret() {
        byte[] secret = new byte[20];
        RANDOM.nextBytes(secret);
        return secret;
    }

    public static String base32(byte[] secret) {
        return Totp.base32(secret);
    }

    /** Puts the second factor in force once its first digits are right. Throws access.DIGITS_WRONG. */
    @Transactional
    public void setSecret(UUID account, byte[] secret, String digits) {
        long step = Totp.match(secret, digits, clock.instant());
        if (step < 0) {
            throw new RefusedException(Refusal.of("access.DIGITS_WRONG").at("digits"));
        }
        jdbc.sql("UPDATE access_account SET totp = :totp, totp_step = :step WHERE id = :id")
                .param("totp", seals.seal(Purpose.TOTP, secret))
                .param("step", step)
                .param("id", account)
                .update();
    }

    /** Takes both factors away: the recovery of {@code ./niangjia admin reset}. */
    @Transactional
    public void reset(UUID account) {
        handovers.drop(account);
        jdbc.sql("UPDATE access_account SET totp = NULL, totp_step = 0, password = NULL WHERE id = :id")
                .param("id", account)
                .update();
    }

    /** Checks the six digits; each step is good once, also when two try at the same time. */
    @Transactional
    public boolean useDigits(UUID account, String digits) {
        Optional<byte[]> sealed = jdbc.sql("SELECT totp FROM access_account WHERE id = :id AND totp IS NOT NULL")
                .param("id", account)
                .query(byte[].class)
                .optional();
        if (sealed.isEmpty()) {
            return false;
        }
        long step = Totp.match(seals.openBytes(Purpose.TOTP, sealed.get()), digits, clock.instant());
        return step >= 0
                && jdbc.sql("UPDATE access_account SET totp_step = :step WHERE id = :id AND totp_step < :step")
                                .param("step", step)
                                .param("id", account)
                                .update()
                        == 1;
    }

    private @Nullable String passwordOf(UUID account) {
        return jdbc.sql("SELECT password FROM access_account WHERE id = :id")
                .param("id", account)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private boolean matches(String password, @Nullable String hash) {
        return hash != null && password.length() <= MOST_LENGTH && slowly(() -> argon2.matches(password, hash));
    }

    private static <T> T slowly(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, ARGON2).join();
    }
}
