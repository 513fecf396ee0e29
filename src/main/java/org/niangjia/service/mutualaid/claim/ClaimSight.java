package org.niangjia.service.mutualaid.claim;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Reviews;
import org.niangjia.service.mutualaid.cover.Covers;

/**
 * 申领页面. What the claimant's and the officer's page of a claim show.
 *
 * @param facts null for whoever may not read them
 * @param parts how it was computed, or would be today; empty for whoever may not read it
 * @param decision as it stands, or null
 * @param asked papers that were asked for
 * @param reviews signatures so far
 * @param mine whether this office has the next step
 * @param reads whether the papers may be read
 * @param offsetFen what of the award went against an older over-payment
 * @param recoveries of what was paid too much for it, confirmed ones
 * @param tellings how the claimant heard of it, in turn
 */
record ClaimSight(
        Case known,
        Covers.Insuree who,
        Scheme scheme,
        Claims.Handling how,
        @Nullable ClaimFacts facts,
        List<ClaimResult.Explained> parts,
        Reviews.@Nullable Decision decision,
        List<String> asked,
        List<Reviews.Review> reviews,
        List<AttachmentFile> files,
        List<Recorded> record,
        ClockFace clock,
        boolean mine,
        boolean reads,
        boolean unitMaySee,
        long offsetFen,
        List<ClaimFile.Recovered.One> recoveries,
        List<Tellings.Told> tellings) {

    boolean open() {
        return known.stage().open();
    }

    boolean at(ClaimSteps step) {
        return open() && known.step().equals(step.name());
    }

    /** What the claimant must hear, while nobody has told them. */
    Tellings.@Nullable What untold() {
        return at(ClaimSteps.TELL) ? TellingRules.what(decision != null, reviews) : null;
    }

    /** Whether there is something to tell the claimant on paper: what is missing, or what was decided. */
    boolean tellable() {
        return decision != null || suppliable();
    }

    /** Whether an appeal was decided. */
    boolean heard() {
        return reviews.stream().anyMatch(one -> one.seat() == Reviews.Seat.APPEAL);
    }

    /** Whether the claimant may appeal now; whoever knows of a refusal need not wait to be told. */
    boolean appealable() {
        return at(ClaimSteps.REFUSED) || untold() == Tellings.What.DECISION;
    }

    /** Whether the claimant may say that too little was paid: once, and not beside a recovery. */
    boolean objectable() {
        return paid() && known.reopened() == 0 && recoveries.isEmpty() && decision != null;
    }

    /** Whether what is missing may be handed in now, which takes the claim on. */
    boolean suppliable() {
        return at(ClaimSteps.SUPPLEMENT) || untold() == Tellings.What.MISSING;
    }

    List<Recorded> newestFirst() {
        return record.reversed();
    }

    /** What it comes to, in fen: as decided, else as computed today. */
    long fen() {
        return decision != null
                ? decision.fen()
                : parts.stream().mapToLong(ClaimResult.Explained::fen).sum();
    }

    /** Whether the bank sent money back that has not gone out again. */
    boolean returned() {
        return record.stream()
                .map(Recorded::outcome)
                .filter(outcome -> outcome.equals("bank_returned") || outcome.equals("account_changed"))
                .reduce((earlier, later) -> later)
                .filter("bank_returned"::equals)
                .isPresent();
    }

    /** Whether its office may look for what was paid too much. */
    boolean paid() {
        return !open() && AidClaim.PAID.equals(known.result());
    }

    /** Every reason, where no part may be paid. */
    List<Refusal> refusals() {
        return parts.stream().anyMatch(part -> part.refusals().isEmpty())
                ? List.of()
                : parts.stream()
                        .flatMap(part -> part.refusals().stream())
                        .distinct()
                        .toList();
    }

    boolean payable() {
        return parts.stream().anyMatch(part -> part.refusals().isEmpty());
    }

    /** Whether the sheet is so large that the scheme asks for the invoice on paper. */
    boolean asksOriginal() {
        return facts != null && scheme.deadlines().asksOriginal(facts.amounts());
    }

    /** Whether amounts may still be put right: not any more once it was decided. */
    boolean correctable() {
        return mine && reads && open() && ReviewDesk.DECIDING.contains(known.step());
    }

    boolean deciding() {
        return mine && Set.of("REVIEW", "SECOND", "DEPUTY", "APPEAL").contains(known.step());
    }

    /** Who signs an amount like this, in order. */
    List<String> signers() {
        return scheme.reviewLevel(fen()).by();
    }

    /** Position of the present step among the five that are shown, from 1; 6 when it is over. */
    int position() {
        if (!open()) {
            return 6;
        }
        return switch (ClaimSteps.valueOf(known.step())) {
            case ACCEPT, SUPPLEMENT -> 1;
            case REVIEW -> 2;
            case SECOND, DEPUTY, APPEAL, RECHECK -> 3;
            case TELL, REFUSED -> 4;
            case PAY -> 5;
        };
    }
}
