package org.niangjia.service.mutualaid.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Stage;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.Heirs;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.niangjia.service.mutualaid.cover.Covers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 追回台. What was paid too much for a claim is proposed by one officer and confirmed by another; from then on it counts for the
 * sums of the plan year and is owed. Whoever owes it may object once, and a third officer hears them.
 */
@Service
class RecoveryDesk {
    static final String OBJECT_WITHIN = "hz.recovery.object";
    private static final String PUT_OFF = "同一笔救助金有人提出异议，先复核";

    private final Recoveries recoveries;
    private final RecoverySteps steps;
    private final Debtors debtors;
    private final RecoverySums sums;
    private final RecoveryBooks books;
    private final ClaimComputations computations;
    private final ClaimFile claims;
    private final Covers covers;
    private final Heirs heirs;
    private final Terms terms;
    private final Holidays holidays;
    private final Outbox outbox;
    private final Trail trail;
    private final Clock clock;

    RecoveryDesk(
            Recoveries recoveries,
            RecoverySteps steps,
            Debtors debtors,
            RecoverySums sums,
            RecoveryBooks books,
            ClaimComputations computations,
            ClaimFile claims,
            Covers covers,
            Heirs heirs,
            Terms terms,
            Holidays holidays,
            Outbox outbox,
            Trail trail,
            Clock clock) {
        this.recoveries = recoveries;
        this.steps = steps;
        this.debtors = debtors;
        this.sums = sums;
        this.books = books;
        this.computations = computations;
        this.claims = claims;
        this.covers = covers;
        this.heirs = heirs;
        this.terms = terms;
        this.holidays = holidays;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 追回提议, as read.
     *
     * @param agreed what each heir agreed to pay back, in fen by their id; empty for the living
     * @param agreedOn day of their agreement
     */
    record Wanted(
            Recovery.@Nullable Found found,
            String words,
            Overpayment.Change change,
            Map<UUID, Long> agreed,
            @Nullable LocalDate agreedOn) {
        boolean changed() {
            return change.nothingDue() || !change.amounts().isEmpty();
        }
    }

    /** 提出追回. Throws RefusedException with every reason. */
    @Transactional
    public Recovery propose(Caller by, Case claim, Wanted wanted) {
        Scope scope = by.scope();
        int district = claim.district();
        boolean paid = claim.stage() == Stage.CLOSED && AidClaim.PAID.equals(claim.result());
        Overpayment.Result result = sums.of(Scope.house(district), district, claim.id(), wanted.change());
        List<Debtors.NewDebtor> owing = owing(district, result, wanted);
        RecoveryRules.proposed(
                        officer(by, district, result.person()),
                        new RecoveryRules.Proposed(
                                paid,
                                wanted.found(),
                                wanted.words(),
                                wanted.changed(),
                                result.overFen(),
                                owing.stream()
                                        .mapToLong(Debtors.NewDebtor::owedFen)
                                        .sum()))
                .orThrow();
        UUID id = recoveries.insert(
                scope,
                district,
                new Recoveries.Proposal(
                        claim.id(),
                        Objects.requireNonNull(wanted.found()),
                        wanted.words(),
                        wanted.change(),
                        result,
                        computations.seal(result.explained())));
        owing.forEach(one -> debtors.insert(scope, district, id, result.person(), one));
        return recorded(scope, recoveries.get(scope, district, id), "recovery.proposed");
    }

    /** The person owes all of it; heirs owe what each of them agreed to. */
    private List<Debtors.NewDebtor> owing(int district, Overpayment.Result result, Wanted wanted) {
        Scope house = Scope.house(district);
        List<Heirs.Heir> receiving = heirs.of(house, district, result.person());
        if (receiving.isEmpty()) {
            String name = covers.get(house, district, result.person()).name();
            return List.of(new Debtors.NewDebtor(null, name, Math.max(0, result.overFen()), null));
        }
        List<Debtors.NewDebtor> owing = new ArrayList<>();
        for (Heirs.Heir heir : receiving) {
            long fen = wanted.agreed().getOrDefault(heir.id(), 0L);
            if (fen > 0 && wanted.agreedOn() != null) {
                owing.add(new Debtors.NewDebtor(heir.id(), heir.name(), fen, wanted.agreedOn()));
            }
        }
        return owing;
    }

    private RecoveryRules.Officer officer(Caller by, int district, UUID person) {
        boolean own = claims.isSelf(by, district, person);
        return new RecoveryRules.Officer(by.account(), by.worn().role(), own);
    }

    private Recovery recorded(Scope scope, Recovery now, String act) {
        trail.record(scope.actor(), now.district(), act, Recovery.KIND, now.id(), now.no());
        return now;
    }

    private Recovery again(Recovery known) {
        return recoveries.get(Scope.house(known.district()), known.district(), known.id());
    }

    /** 复核追回. From now on it counts and is owed. */
    @Transactional
    public Recovery confirm(Caller by, Recovery known) {
        Scope scope = by.scope();
        Overpayment.Result result = now(known, change(known));
        RecoveryRules.confirmed(officer(by, known.district(), known.person()), known, result.overFen())
                .orThrow();
        steps.confirm(scope, known);
        write(known, result);
        long owed = debtors.of(known).stream().mapToLong(Debtor::owedFen).sum();
        books.owe(scope, known, owed, known.version());
        tell(known, "mutualaid.told.recovery");
        return recorded(scope, again(known), "recovery.confirmed");
    }

    private Overpayment.Change change(Recovery known) {
        return new Overpayment.Change(known.nothingDue(), recoveries.amounts(known));
    }

    private Overpayment.Result now(Recovery known, Overpayment.Change change) {
        return sums.of(Scope.house(known.district()), known.district(), known.claim(), change);
    }

    private void write(Recovery known, Overpayment.Result result) {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        books.correct(known, result, today);
    }

    /** 不追回 */
    @Transactional
    public Recovery drop(Caller by, Recovery known, String words) {
        RecoveryRules.dropped(officer(by, known.district(), known.person()), known, words)
                .orThrow();
        steps.drop(by.scope(), known, words);
        return recorded(by.scope(), again(known), "recovery.dropped");
    }

    LocalDate objectUntil(Recovery known) {
        Recovery.Signed confirmed = known.confirmed();
        if (confirmed == null) {
            return LocalDate.MAX;
        }
        LocalDate day = WorkingCalendar.dayOf(confirmed.at());
        TimeLimit within = terms.limit(OBJECT_WITHIN, known.district(), day);
        return WorkingCalendar.dayOf(
                holidays.calendar(known.district()).due(within, confirmed.at()).at());
    }

    /**
     * 提出异议. It is heard first: what an officer has proposed for the same claim was reckoned from what is objected to, so it is put
     * off, and may be proposed again.
     *
     * @param name whose objection it is
     */
    @Transactional
    public Recovery object(Scope scope, Recovery known, String name, String words) {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        RecoveryRules.objected(known, !today.isAfter(objectUntil(known)), words).orThrow();
        Scope house = Scope.house(known.district());
        recoveries.ofClaim(house, known.district(), known.claim()).stream()
                .filter(other -> other.state() == Recovery.State.PROPOSED)
                .forEach(this::putOff);
        steps.object(known, name, words);
        return recorded(scope, again(known), "recovery.objected");
    }

    /** 暂缓. What is objected to is heard first. */
    void putOff(Recovery proposed) {
        Scope house = Scope.house(proposed.district());
        steps.drop(house, proposed, PUT_OFF);
        recorded(house, again(proposed), "recovery.put_off");
    }

    /**
     * 复核异议. It stands, or other amounts are right, or nothing was paid too much.
     *
     * @param change null where it stands
     */
    @Transactional
    public Recovery hear(Caller by, Recovery known, Overpayment.@Nullable Change change, String words) {
        Scope scope = by.scope();
        List<Debtor> all = debtors.of(known);
        long now = all.stream().mapToLong(Debtor::owedFen).sum();
        Overpayment.Result result = change == null ? null : now(known, change);
        long over = result == null ? known.overFen() : Math.max(0, known.overFen() + result.overFen());
        List<Long> then = RecoveryShares.divided(all, Math.min(now, over));
        long came = RecoveryShares.came(all, then);
        RecoveryRules.heard(
                        officer(by, known.district(), known.person()),
                        known,
                        words,
                        new RecoveryRules.Owing(known.overFen(), over, came))
                .orThrow();
        steps.hear(scope, known, new RecoverySteps.Heard(words, over));
        if (result != null && change != null) {
            write(known, result);
            if (over > 0) {
                steps.change(known, change, result, computations.seal(result.explained()));
            }
            // before the books, as where money comes in: nobody waits in a ring
            for (int i = 0; i < all.size(); i++) {
                debtors.owe(known.district(), all.get(i).id(), then.get(i));
            }
            books.forgive(scope, known, now - Math.min(now, over), known.version());
        }
        steps.endWhenSettled(Scope.house(known.district()), known.district(), known.id());
        tell(known, "mutualaid.told.recovery_heard");
        return recorded(scope, again(known), "recovery.heard");
    }

    /** A message names the number alone. */
    private void tell(Recovery known, String words) {
        UUID account = claims.applicant(known.district(), known.claim());
        if (account != null) {
            outbox.tell(known.district(), account, words, List.of(known.no()), RecoveryPages.page(known.no()));
        }
    }
}
