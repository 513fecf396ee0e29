package org.niangjia.service.mutualaid.departure;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.enrolment.Roster;
import org.niangjia.service.mutualaid.enrolment.RosterPlaces;
import org.niangjia.service.mutualaid.enrolment.RosterReading;
import org.niangjia.service.mutualaid.enrolment.Rosters;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 中途退出台. The unit, or the window for somebody alone, asks; the county decides; with that the covers end and what goes back is
 * ordered to be paid. As long as it has not gone to the bank all of it can be undone.
 */
@Service
class DepartureDesk {
    static final String SUBJECT = "departure";

    private final Departures departures;
    private final Leavers leavers;
    private final RosterPlaces places;
    private final Rosters rosters;
    private final RosterReading reading;
    private final DeparturePayments payments;
    private final Outbox outbox;
    private final Trail trail;
    private final Clock clock;

    DepartureDesk(
            Departures departures,
            Leavers leavers,
            RosterPlaces places,
            Rosters rosters,
            RosterReading reading,
            DeparturePayments payments,
            Outbox outbox,
            Trail trail,
            Clock clock) {
        this.departures = departures;
        this.leavers = leavers;
        this.places = places;
        this.rosters = rosters;
        this.reading = reading;
        this.payments = payments;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /** 申请退出. What goes back to each is reckoned now and stays. */
    @Transactional
    public Departure ask(Caller by, Roster roster, Collection<UUID> chosen, DepartureRules.Wish wish) {
        if (roster.state() != Roster.State.IN_FORCE) {
            throw new RefusedException(DepartureRefusal.LEAVERS_MISSING.with());
        }
        Scheme scheme = reading.scheme(roster);
        List<Departure.Leaver> found = leavers.chosen(by.scope(), roster, chosen);
        DepartureRules.asked(scheme, found, wish, reading.today()).orThrow();
        List<Departure.Leaver> going = DepartureRules.reckoned(scheme, found, Objects.requireNonNull(wish.lastDay()));
        long fen = going.stream().mapToLong(Departure.Leaver::refundFen).sum();
        String account = fen == 0 ? "" : wish.account();
        Departure one = new Departure(
                roster.district(),
                Uuid7.next(clock),
                roster.id(),
                roster.unitName(),
                roster.scheme(),
                roster.year(),
                wish.lastDay(),
                wish.reason(),
                fen,
                new Departure.Payee(fen == 0 ? "" : wish.payee(), Masks.bankCard(account), fen == 0 ? "" : wish.bank()),
                Departure.State.ASKED,
                new Departure.Asked(
                        clock.instant(), by.account(), by.scope().actor().name()),
                null,
                null,
                0);
        departures.insert(by.scope(), one, account);
        try {
            leavers.insert(by.scope(), one, going);
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
        record(by.scope(), one, "asked");
        return one;
    }

    /** 同意. The covers end, places are free, and what goes back is ordered. */
    @Transactional
    public void approve(Caller by, Departure seen, int version) {
        Departure one = at(seen, version, Departure.State.ASKED);
        DepartureRules.decided(one, by.account(), by.worn().level().upper(), leavers.claiming(by.scope(), one))
                .orThrow();
        Roster roster = roster(one);
        List<Departure.Leaver> going = leavers.of(by.scope(), one);
        departures.decide(by.scope(), one, Departure.State.APPROVED, "");
        if (leavers.end(by.scope(), one) != going.size()) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
        places.release(
                Scope.house(one.district()),
                roster,
                going.stream().map(Departure.Leaver::enrolment).toList());
        if (one.refundFen() > 0) {
            payments.order(by.scope(), one, Set.of(one.asked().by(), by.account()));
        }
        record(by.scope(), one, "approved");
        tell(one, "mutualaid.told.departure_approved");
    }

    /** 不同意, with words. */
    @Transactional
    public void refuse(Caller by, Departure seen, int version, String typed) {
        Departure one = at(seen, version, Departure.State.ASKED);
        String words = Text.lines(typed);
        DepartureRules.decided(one, by.account(), by.worn().level().upper(), List.of())
                .orThrow();
        if (words.isBlank()) {
            throw new RefusedException(DepartureRefusal.REASON_MISSING.with().at("reason"));
        }
        departures.decide(by.scope(), one, Departure.State.REFUSED, words);
        leavers.free(by.scope(), one);
        record(by.scope(), one, "refused");
        tell(one, "mutualaid.told.departure_refused");
    }

    /** 撤回申请, before anybody has decided. */
    @Transactional
    public void withdraw(Scope scope, Departure seen, int version) {
        Departure one = at(seen, version, Departure.State.ASKED);
        departures.takeBack(scope, one, Departure.State.WITHDRAWN);
        leavers.free(scope, one);
        record(scope, one, "withdrawn");
    }

    /** 撤销退出. The covers go on; refused once the money is on its way, or when somebody takes part otherwise by now. */
    @Transactional
    public void undo(Caller by, Departure seen, int version) {
        Departure one = at(seen, version, Departure.State.APPROVED);
        Decision.of(by.worn().level().upper() ? List.of() : List.of(DepartureRefusal.COUNTY_DECIDES.with()))
                .orThrow();
        if (one.refundFen() > 0) {
            payments.withdraw(by.scope(), one);
        }
        List<UUID> staying = leavers.of(by.scope(), one).stream()
                .map(Departure.Leaver::enrolment)
                .toList();
        try {
            leavers.resume(by.scope(), one);
            places.holdAgain(Scope.house(one.district()), roster(one), staying);
        } catch (DuplicateKeyException e) {
            throw new RefusedException(DepartureRefusal.TAKES_PART_AGAIN.with());
        }
        departures.takeBack(by.scope(), one, Departure.State.UNDONE);
        leavers.free(by.scope(), one);
        record(by.scope(), one, "undone");
        tell(one, "mutualaid.told.departure_undone");
    }

    /** 换退费账户. What the bank sent back goes out again. */
    @Transactional
    public void again(Scope scope, Departure one, Departure.Payee payee, String account) {
        Decision.of(DepartureRules.account(payee.name(), account)).orThrow();
        if (!payments.returned(scope, one)) {
            throw new RefusedException(MutualAidRefusal.NOTHING_RETURNED.with());
        }
        departures.changePayee(scope, one, payee, account);
        Departure.Decided decided = Objects.requireNonNull(one.decided());
        payments.order(scope, one, Set.of(one.asked().by(), decided.by()));
        record(scope, one, "account");
    }

    private static Departure at(Departure seen, int version, Departure.State state) {
        if (seen.state() != state || version >= 0 && version != seen.version()) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
        return seen;
    }

    private Roster roster(Departure one) {
        return rosters.get(Scope.house(one.district()), one.district(), one.roster());
    }

    private void record(Scope scope, Departure one, String act) {
        trail.record(scope.actor(), one.district(), "departure." + act, SUBJECT, one.id(), one.unitName());
    }

    private void tell(Departure one, String words) {
        outbox.tell(
                one.district(), one.asked().by(), words, List.of(one.unitName()), DeparturePages.ALL + "/" + one.id());
    }
}
