package org.niangjia.app.portal;

import java.util.List;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Confirmations;
import org.niangjia.platform.access.Devices;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.outbox.TextTemplates;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 窗口换绑手机. An officer of a town or above who has seen somebody and their papers takes an account over to another phone. Both
 * phones are told, the record names who did it, and nobody does it for themselves. The sessions of before end.
 */
@Service
class Rebinding {
    private final Accounts accounts;
    private final Confirmations confirmations;
    private final Devices devices;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Outbox outbox;
    private final Trail trail;

    Rebinding(
            Accounts accounts,
            Confirmations confirmations,
            Devices devices,
            Sessions sessions,
            Attempts attempts,
            Outbox outbox,
            Trail trail) {
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.devices = devices;
        this.sessions = sessions;
        this.attempts = attempts;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** The numbers as they are dialled, the name as on the papers. */
    record Wanted(String phone, String name, String to) {}

    /** A unit's own officers read no codes and change no phones: they may be whom the worker complains of. */
    static void require(Caller officer) {
        UnionLevel level = officer.worn().level();
        if (level == UnionLevel.UNIT || level == UnionLevel.VILLAGE) {
            throw new NotVisibleException("a page of the town's counter");
        }
    }

    /** Each try counts, so that nobody finds out by trying whose phone is whose. */
    void count(Caller officer) {
        attempts.count(Attempts.Kind.REBIND_PER_ACCOUNT, officer.account().toString());
    }

    @Transactional
    public void rebind(Caller officer, Wanted in) {
        require(officer);
        UUID account = the(in);
        if (account.equals(officer.account())) {
            throw new RefusedException(Refusal.of("access.REBIND_SELF").at("phone"));
        }
        int district = officer.worn().district();
        accounts.movePhone(account, in.phone(), in.to());
        sessions.endAll(account);
        devices.forgetAll(account);
        confirmations.vouch(account, in.to());
        outbox.tell(
                district, account, "portal.told.rebound", List.of(officer.worn().unionName()), null);
        outbox.textTo(district, in.phone(), TextTemplates.REBOUND, List.of(), account);
        if (!in.to().equals(in.phone())) {
            outbox.textTo(district, in.to(), TextTemplates.REBOUND, List.of(), account);
        }
        trail.record(officer.scope().actor(), district, "access.rebound", "account", account, "");
    }

    private UUID the(Wanted in) {
        List<UUID> found = accounts.reachedBy(in.phone()).stream()
                .filter(account -> same(account, in.name()))
                .map(Account::id)
                .toList();
        if (found.size() != 1) {
            String code = found.isEmpty() ? "access.REBIND_NOT_FOUND" : "access.REBIND_SEVERAL";
            throw new RefusedException(Refusal.of(code).at("name"));
        }
        return found.getFirst();
    }

    private static boolean same(Account account, String name) {
        Parsed<PersonName> known = PersonName.parse(account.name());
        return (known.reasons().isEmpty() ? known.orThrow().value() : account.name()).equals(name);
    }
}
