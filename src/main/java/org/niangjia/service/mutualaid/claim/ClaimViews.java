package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.ClockDesk;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.engine.casework.RunningClock;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.DuePayouts;
import org.niangjia.service.mutualaid.award.Reviews;
import org.niangjia.service.mutualaid.cover.Covers;
import org.springframework.stereotype.Component;

/** 申领内容整理. Puts together what pages and programs are shown of a claim, as far as the one who asks may read. */
@Component
class ClaimViews {
    private static final Set<String> RESTING = Set.of("SUPPLEMENT", "REFUSED", "PAY");

    private final Claims claims;
    private final ClaimConsents consents;
    private final Reviews reviews;
    private final DuePayouts payouts;
    private final ClaimFile.Recovered recoveries;
    private final Covers covers;
    private final ClaimComputations computations;
    private final Cases cases;
    private final Tellings tellings;
    private final ClockDesk clocks;
    private final Attachments attachments;
    private final Holidays holidays;
    private final Clock clock;

    ClaimViews(
            Claims claims,
            ClaimConsents consents,
            Reviews reviews,
            DuePayouts payouts,
            ClaimFile.Recovered recoveries,
            Covers covers,
            ClaimComputations computations,
            Cases cases,
            Tellings tellings,
            ClockDesk clocks,
            Attachments attachments,
            Holidays holidays,
            Clock clock) {
        this.claims = claims;
        this.consents = consents;
        this.reviews = reviews;
        this.payouts = payouts;
        this.recoveries = recoveries;
        this.covers = covers;
        this.computations = computations;
        this.cases = cases;
        this.tellings = tellings;
        this.clocks = clocks;
        this.attachments = attachments;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param reads whether whoever asks is the claimant or a reviewer of this claim */
    ClaimSight sight(Scope scope, Case known, boolean reads, Words words) {
        Scope house = Scope.house(known.district());
        ClaimFacts facts = claims.get(known);
        Optional<Reviews.Decision> decision = reviews.decision(known);
        List<ClaimResult.Explained> parts = reads ? parts(house, known, facts, decision) : List.of();
        Scheme scheme = computations.version(facts.scheme(), facts.on());
        boolean mine = scope.office() != null && cases.waitsFor(scope, known.district(), known.id());
        List<AttachmentFile> files =
                reads ? attachments.list(house, known.district(), AidClaim.CODE, known.id()) : List.of();
        return new ClaimSight(
                known,
                covers.get(house, known.district(), facts.person()),
                scheme,
                claims.handling(known),
                reads ? facts : null,
                parts,
                decision.orElse(null),
                reviews.asked(known),
                reviews.of(known),
                files,
                cases.record(known.district(), known.id()),
                face(known, words),
                mine,
                reads,
                consents.unitMaySee(known.district(), known.id()),
                payouts.offsetOf(house, known.district(), known.id()),
                recoveries.of(known),
                tellings.of(known));
    }

    /** As decided; while it is being decided, or decided anew, as it comes to today. */
    private List<ClaimResult.Explained> parts(
            Scope house, Case known, ClaimFacts facts, Optional<Reviews.Decision> decision) {
        boolean anew = known.stage().open() && ReviewDesk.DECIDING.contains(known.step());
        return decision.isPresent() && !anew
                ? computations.open(decision.get().explained())
                : computations.of(house, known.district(), facts, known.id()).explained();
    }

    private ClockFace face(Case known, Words words) {
        if (!known.stage().open()) {
            return ClockFace.stopped(words, "mutualaid.result." + known.result());
        }
        if (RESTING.contains(known.step())) {
            return ClockFace.stopped(words, "mutualaid.clock." + known.step());
        }
        Instant due = known.step().equals(ClaimSteps.TELL.name())
                ? clocks.find(known, AidClaim.TELL_WITHIN)
                        .map(RunningClock::dueAt)
                        .orElse(null)
                : known.dueAt();
        return ClockFace.of(due, clock.instant(), holidays.calendar(known.district()), words);
    }

    List<Recorded> record(Case known) {
        return cases.record(known.district(), known.id());
    }

    ClaimView handedIn(ClaimDesk.Submitted done) {
        ClaimView bare = bare(done.opened());
        return done.code().isEmpty() ? bare : bare.withCode(done.code());
    }

    /** What somebody who filed it for another may know: where it stands, what is missing, and the family the amount. */
    ClaimView filed(Case known, ClaimTie tie) {
        Optional<Reviews.Decision> decision = tie.speaks() ? reviews.decision(known) : Optional.empty();
        return state(known, decision, reviews.asked(known));
    }

    /** What every officer above may know of a claim: where it stands. */
    ClaimView bare(Case known) {
        return state(known, known.stage().open() ? Optional.empty() : reviews.decision(known), null);
    }

    private static ClaimView state(Case known, Optional<Reviews.Decision> decision, @Nullable List<String> missing) {
        return new ClaimView(
                known.no(),
                known.stage(),
                known.step(),
                known.result(),
                null,
                null,
                decision.map(each -> each.verdict().name()).orElse(null),
                decision.map(Reviews.Decision::fen).orElse(null),
                null,
                null,
                missing,
                time(known.dueAt()),
                known.handlerTitle(),
                null,
                null,
                known.version());
    }

    ClaimView view(ClaimSight sight, Words words) {
        if (!sight.reads()) {
            return bare(sight.known());
        }
        Case known = sight.known();
        ClaimFacts facts = Objects.requireNonNull(sight.facts());
        Reviews.Decision decision = sight.decision();
        return new ClaimView(
                known.no(),
                known.stage(),
                known.step(),
                known.result(),
                facts.scheme(),
                facts.on(),
                decision == null ? null : decision.verdict().name(),
                decision == null ? null : decision.fen(),
                computed(sight, words),
                sight.signers(),
                sight.asked(),
                time(known.dueAt()),
                known.handlerTitle(),
                sight.record().stream().map(ClaimViews::line).toList(),
                null,
                known.version());
    }

    private static Map<String, Object> computed(ClaimSight sight, Words words) {
        return new Explanation(words)
                .data(sight.parts().stream()
                        .map(part -> new Computed(part.fen(), part.trace(), part.refusals(), Map.of(), List.of()))
                        .toList());
    }

    private static ClaimView.Line line(Recorded move) {
        return new ClaimView.Line(
                Objects.requireNonNull(time(move.at())), move.outcome(), move.actorName(), move.text());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atZone(Times.ZONE).toOffsetDateTime();
    }
}
