package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimPayments;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Heirs;
import org.niangjia.service.mutualaid.award.PayoutDesk;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 申领审核台. What the service centre and the county decide of a claim; one method is one transaction. */
@Service
class ReviewDesk {
    private final Caseworker caseworker;
    private final Claims claims;
    private final Reviews reviews;
    private final Illnesses illnesses;
    private final ClaimComputations computations;
    private final Claimants claimants;
    private final Heirs heirs;
    private final PayoutDesk payoutDesk;
    private final ClaimPayments payments;
    private final TellingDesk telling;
    private final Holidays holidays;
    private final Clock clock;

    ReviewDesk(
            Caseworker caseworker,
            Claims claims,
            Reviews reviews,
            Illnesses illnesses,
            ClaimComputations computations,
            Claimants claimants,
            Heirs heirs,
            PayoutDesk payoutDesk,
            ClaimPayments payments,
            TellingDesk telling,
            Holidays holidays,
            Clock clock) {
        this.caseworker = caseworker;
        this.claims = claims;
        this.reviews = reviews;
        this.illnesses = illnesses;
        this.computations = computations;
        this.claimants = claimants;
        this.heirs = heirs;
        this.payoutDesk = payoutDesk;
        this.payments = payments;
        this.telling = telling;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 受理 */
    @Transactional
    public Case accept(Scope scope, Case known, int version) {
        return move(scope, known, version, AidClaim.ACCEPTED, "");
    }

    /** 一次性告知缺件. Once, when it is taken in or at the first review; the clock rests until the papers are there, or until the time for them is over. */
    @Transactional
    public Case ask(Scope scope, Case known, int version, List<String> papers, String text) {
        ClaimRules.asking(papers).orThrow();
        reviews.ask(known, papers);
        return telling.byMessage(move(scope, known, version, AidClaim.ASKED, text), "mutualaid.told.asked");
    }

    /** 更正金额. What the sheet says where it was typed otherwise; the record says from what to what, and why. */
    @Transactional
    public Case correct(Scope scope, Case known, Map<String, Long> amounts, String changes, String reason) {
        if (!DECIDING.contains(known.step()) || !known.stage().open()) {
            throw new ConflictException("casework.STEP_PASSED");
        }
        ClaimRules.words(reason).orThrow();
        claims.putAmounts(scope.require(known.district()), known.id(), amounts);
        Move line = new Move(
                known.district(), known.id(), -1, "corrected", changes + " " + reason, true, null, scope.actor());
        return caseworker.remark(scope, line);
    }

    /** 退回初审 */
    @Transactional
    public Case sendBack(Scope scope, Case known, int version, String text) {
        ClaimRules.words(text).orThrow();
        return move(scope, known, version, AidClaim.SENT_BACK, text);
    }

    /**
     * 审核. Decides in the seat that the claim is at; the last seat awards or refuses. Throws RefusedException with every reason,
     * ConflictException when somebody was faster or holds another seat of the claim.
     */
    @Transactional
    public Case review(Caller by, Case known, int version, Reviews.@Nullable Verdict wanted, String text) {
        Scope scope = by.scope();
        ClaimFacts facts = claims.get(known);
        ClaimResult result = computations.of(Scope.house(known.district()), known.district(), facts, known.id());
        boolean claimant = claimants.persons(by, List.of(known.district())).contains(facts.person());
        boolean cashier = by.hats().stream().anyMatch(hat -> hat.role() == PostRole.CASHIER);
        ClaimRules.Reviewer who =
                new ClaimRules.Reviewer(by.account(), by.worn().role(), cashier, claimant);
        ClaimRules.review(
                        known,
                        claims.handling(known),
                        who,
                        new ClaimRules.Opinion(wanted, text, result, heirs(known, facts)))
                .orThrow();
        Reviews.Seat seat = seat(known);
        boolean refuses = wanted == Reviews.Verdict.REFUSE;
        Reviews.Verdict verdict = refuses ? Reviews.Verdict.REFUSE : result.verdict();
        long fen = refuses ? 0 : result.fen();
        reviews.put(known, seat, scope.actor(), new Reviews.Said(verdict, fen, text));
        String outcome = ClaimRules.outcome(seat, verdict, result.scheme().reviewLevel(fen));
        if (!outcome.equals(AidClaim.PASSED_ON)) {
            decide(scope, known, facts, result, verdict);
        }
        Case moved = move(scope, known, version, outcome, text);
        if (outcome.equals(AidClaim.PASSED_ON)) {
            return moved;
        }
        Case told = telling.byMessage(moved, "mutualaid.told.decided");
        return outcome.equals(AidClaim.PASSED) ? payments.settled(told) : told;
    }

    private boolean heirs(Case known, ClaimFacts facts) {
        return !heirs.of(Scope.house(known.district()), known.district(), facts.person())
                .isEmpty();
    }

    private static Reviews.Seat seat(Case known) {
        return switch (ClaimSteps.valueOf(known.step())) {
            case SECOND -> Reviews.Seat.SECOND;
            case DEPUTY -> Reviews.Seat.DEPUTY;
            case APPEAL -> Reviews.Seat.APPEAL;
            case RECHECK -> Reviews.Seat.RECHECK;
            case ACCEPT, SUPPLEMENT, REVIEW, PAY, TELL, REFUSED -> Reviews.Seat.FIRST;
        };
    }

    /** The award is put down with the decision: it counts for the sums of the plan year from now on. */
    private void decide(Scope scope, Case known, ClaimFacts facts, ClaimResult result, Reviews.Verdict verdict) {
        int district = known.district();
        Scope house = Scope.house(district);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        if (verdict != Reviews.Verdict.REFUSE) {
            payoutDesk.takeBackNothing(house, district, known.id());
            Awarded.Payee payee = claims.payee(known);
            for (Awarded award : result.awards(facts, today)) {
                UUID payout = payoutDesk.award(house, district, award);
                reviews.addPayout(known, payout);
                if (award.computed().payoutFen() > 0) {
                    payments.award(scope, known, payout, payee);
                }
            }
        }
        if (verdict == Reviews.Verdict.AWARD) {
            illnesses.count(district, facts, today);
        }
        int days = holidays.calendar(district).workingDaysBetween(facts.claimedOn(), today);
        reviews.decide(
                known,
                new Reviews.Decision(
                        verdict,
                        verdict == Reviews.Verdict.AWARD ? result.fen() : 0,
                        today,
                        Math.max(0, days),
                        verdict != Reviews.Verdict.REFUSE && result.capped(),
                        computations.seal(result.explained())));
    }

    private Case move(Scope scope, Case known, int version, String outcome, String text) {
        return caseworker.move(
                scope, new Move(known.district(), known.id(), version, outcome, text, true, null, scope.actor()));
    }

    /** Steps in which a claim lies with an office that decides. */
    static final Set<String> DECIDING = Set.of(
            ClaimSteps.ACCEPT.name(),
            ClaimSteps.REVIEW.name(),
            ClaimSteps.SECOND.name(),
            ClaimSteps.DEPUTY.name(),
            ClaimSteps.APPEAL.name());
}
