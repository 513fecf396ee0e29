package org.niangjia.platform.access;

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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 本人确认. Who comes by a phone alone, in a browser that the account does not know, sees nothing that was said before:
 * name and last six of the ID number show that it is they, or an officer who has seen them and their papers.
 */
@Service
public class Confirmations {
    private static final Duration VOUCHED = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final ObjectProvider<KnownIdentity> identities;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Seals seals;
    private final Clock clock;

    Confirmations(
            JdbcClient jdbc,
            ObjectProvider<KnownIdentity> identities,
            Sessions sessions,
            Attempts attempts,
            Seals seals,
            Clock clock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.sessions = sessions;
        this.attempts = attempts;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Confirms the caller's session. Throws access.NOT_CONFIRMED, the same for a wrong name, a wrong number and an account
     * of which no number is known; every try counts.
     */
    @Transactional
    public void confirm(Caller caller, String name, String lastSix, String address) {
        attempts.count(Attempts.Kind.SIGN_IN_PER_ADDRESS, address);
        attempts.count(Attempts.Kind.CONFIRM_PER_ACCOUNT, caller.account().toString());
        String six = lastSix.strip().toUpperCase(Locale.ROOT);
        KnownIdentity known = identities.getIfAvailable();
        Instant since = caller.since();
        boolean right = known != null
                && since != null
                && known.fits(caller.account(), since, name.strip(), six).orElse(false);
        if (!right) {
            throw new RefusedException(Refusal.of("access.NOT_CONFIRMED").at("name"));
        }
        sessions.confirm(caller.session());
    }

    /** 窗口核验. Whoever signs in to the account by this phone within a day has been seen with their papers. */
    public void vouch(UUID account, String phone) {
        jdbc.sql("""
                INSERT INTO access_vouching (account, hash, expires_at) VALUES (:account, :hash, :until)
                ON CONFLICT (account, hash) DO UPDATE SET expires_at = excluded.expires_at
                """)
                .param("account", account)
                .param("hash", seals.index(Purpose.PHONE, phone))
                .param("until", clock.instant().plus(VOUCHED).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether an officer has vouched for who signs in now; holds once. */
    public boolean vouched(UUID account, String phone) {
        return jdbc.sql("DELETE FROM access_vouching WHERE account = :account AND hash = :hash AND expires_at > :now")
                        .param("account", account)
                        .param("hash", seals.index(Purpose.PHONE, phone))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void sweep() {
        jdbc.sql("DELETE FROM access_vouching WHERE expires_at < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
