package org.niangjia.service.mutualaid.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseMoved;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Who;
import org.niangjia.platform.access.Caller;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimPayments;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Reviews;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 补发台. A paid claim is said to be too little, by the claimant or by the office that found it: an officer who had no seat of it
 * computes the plan year anew, and what is missing is paid on top. What was paid stays paid: too much is taken back as a recovery.
 */
@Service
class RecheckDesk {
    private static final String TOLD = "mutualaid.told.rechecked";

    private final Caseworker caseworker;
    private final ClaimFile claims;
    private final RecoverySums sums;
    private final Recoveries recoveries;
    private final RecoveryDesk recoveryDesk;
    private final PayoutCorrections corrections;
    private final ClaimComputations computations;
    private final ClaimPayments payments;
    private final Reviews reviews;
    private final Clock clock;

    RecheckDesk(
            Caseworker caseworker,
            ClaimFile claims,
            RecoverySums sums,
            Recoveries recoveries,
            RecoveryDesk recoveryDesk,
            PayoutCorrections corrections,
            ClaimComputations computations,
            ClaimPayments payments,
            Reviews reviews,
            Clock clock) {
        this.caseworker = caseworker;
        this.claims = claims;
        this.sums = sums;
        this.recoveries = recoveries;
        this.recoveryDesk = recoveryDesk;
        this.corrections = corrections;
        this.computations = computations;
        this.payments = payments;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * 提出异议. By whoever speaks for the claim, once.
     *
     * @param by the claimant, who shows the claim's code, or the officer at the counter who writes down what was said
     */
    @Transactional
    public Case object(Case own, int version, Actor by, String words) {
        RecheckRules.objected(words, own.reopened()).orThrow();
        return caseworker.move(Scope.house(own.district()), move(own, version, words, Who.APPLICANT, by));
    }

    /** 重新核定. The office found it itself, by a sample or otherwise. */
    @Transactional
    public Case takeUp(Case known, int version, Scope officer, String words) {
        RecoveryRules.reason(words).orThrow();
        return caseworker.move(officer, move(known, version, words, null, officer.actor()));
    }

    private static Move move(Case known, int version, String words, @Nullable String party, Actor actor) {
        return new Move(known.district(), known.id(), version, AidClaim.OBJECTED, words, true, party, actor);
    }

    /** What is taken back of the same claim is objected to there; what was only proposed is put off, for it may be wrong. */
    @EventListener
    public void objected(CaseMoved moved) {
        Case known = moved.facts();
        if (known.type().equals(AidClaim.CODE) && moved.outcome().equals(AidClaim.OBJECTED)) {
            Scope house = Scope.house(known.district());
            List<Recovery> all = recoveries.ofClaim(house, known.district(), known.id());
            boolean stands = all.stream()
                    .anyMatch(one -> one.state() != Recovery.State.PROPOSED && one.state() != Recovery.State.DROPPED);
            if (stands) {
                throw new RefusedException(MutualAidRefusal.RECHECK_RECOVERED.with());
            }
            all.stream().filter(one -> one.state() == Recovery.State.PROPOSED).forEach(recoveryDesk::putOff);
        }
    }

    /**
     * 试算.
     *
     * @param years by plan year, over everything that stands
     * @param claimFen what the claim itself comes to
     */
    record Tried(ClaimFacts facts, Overpayment.Result result, List<ClaimResult.Explained> explained, long claimFen) {
        /** What is missing, in fen; below zero where too much was paid. */
        long missingFen() {
            return -result.overFen();
        }

        /** Whether one plan year comes to less while another one comes to more. */
        boolean mixed() {
            return missingFen() > 0 && result.years().stream().anyMatch(year -> year.overFen() > 0);
        }
    }

    /** @param right the claim's facts as they are right */
    Tried tried(Case known, ClaimFacts right) {
        Overpayment.Result result = sums.of(Scope.house(known.district()), known.district(), known.id(), right);
        long fen = result.explained().stream()
                .mapToLong(ClaimResult.Explained::fen)
                .sum();
        return new Tried(right, result, result.explained(), fen);
    }

    /** 补发. Throws RefusedException with every reason, ConflictException when an award went on from the old sums meanwhile. */
    @Transactional
    public Case raise(Caller by, Case known, int version, ClaimFacts right, String words) {
        Scope scope = by.scope();
        Tried tried = tried(known, right);
        long awarded = reviews.decision(known).map(Reviews.Decision::fen).orElse(0L);
        long then = awarded + tried.missingFen();
        boolean large = computations
                .version(right.scheme(), right.on())
                .reviewLevel(then)
                .hasSecond();
        RecheckRules.raised(
                        officer(by, known, right),
                        new RecheckRules.Raised(large, tried.missingFen(), tried.mixed(), words))
                .orThrow();
        reviews.put(known, Reviews.Seat.RECHECK, scope.actor(), new Reviews.Said(Reviews.Verdict.AWARD, then, words));
        claims.right(Scope.house(known.district()), known.district(), known.id(), right);
        List<UUID> payouts = award(known, tried.result());
        reviews.raise(known, then, computations.seal(tried.explained()));
        Case moved = move(scope, known, version, AidClaim.RAISED, words);
        for (UUID payout : payouts) {
            payments.award(scope, moved, payout, claims.payee(moved));
        }
        return payments.settled(claims.tell(moved, TOLD));
    }

    /** Corrections of every year that changes; only those that come to money are ordered to be paid. */
    private List<UUID> award(Case known, Overpayment.Result result) {
        Scope house = Scope.house(known.district());
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        List<UUID> payable = new ArrayList<>();
        try {
            for (Overpayment.Year year : result.years()) {
                if (!year.difference().isEmpty()) {
                    UUID payout = corrections.correct(
                            house,
                            known.district(),
                            new PayoutCorrections.Correction(
                                    result.person(), result.scheme(), result.on(), today, year));
                    reviews.addPayout(known, payout);
                    if (year.overFen() < 0) {
                        payable.add(payout);
                    }
                }
            }
            return payable;
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.AWARDED_MEANWHILE");
        }
    }

    /** 维持原核定. Nothing changes; the claim ends when the claimant was told why. */
    @Transactional
    public Case keep(Caller by, Case known, int version, ClaimFacts facts, String words) {
        Scope scope = by.scope();
        RecheckRules.kept(officer(by, known, facts), words).orThrow();
        long awarded = reviews.decision(known).map(Reviews.Decision::fen).orElse(0L);
        reviews.put(
                known, Reviews.Seat.RECHECK, scope.actor(), new Reviews.Said(Reviews.Verdict.AWARD, awarded, words));
        return claims.tell(move(scope, known, version, AidClaim.KEPT, words), TOLD);
    }

    private RecheckRules.Officer officer(Caller by, Case known, ClaimFacts facts) {
        boolean own = claims.isSelf(by, known.district(), facts.person())
                || by.account().equals(known.applicant());
        boolean entered = by.account().equals(claims.enteredBy(known));
        boolean here = known.stage().open() && known.step().equals(ClaimSteps.RECHECK.name());
        return new RecheckRules.Officer(by.worn().role(), own, entered, here);
    }

    private Case move(Scope scope, Case known, int version, String outcome, String text) {
        return caseworker.move(
                scope, new Move(known.district(), known.id(), version, outcome, text, true, null, scope.actor()));
    }
}
