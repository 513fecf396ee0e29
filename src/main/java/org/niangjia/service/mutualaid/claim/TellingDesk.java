package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.ClockDesk;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.RunningClock;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimPayments;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 告知台. Takes a claim on from 待告知 when its claimant has heard: by a message where they have an account, else by whoever called,
 * wrote or handed the paper over, or because they came themself. Their time begins to run then (docs/decisions/0081).
 */
@Service
class TellingDesk {
    private final Caseworker caseworker;
    private final Claims claims;
    private final Reviews reviews;
    private final Tellings tellings;
    private final ClaimPayments payments;
    private final ClockDesk clocks;
    private final Outbox outbox;
    private final Clock clock;

    TellingDesk(
            Caseworker caseworker,
            Claims claims,
            Reviews reviews,
            Tellings tellings,
            ClaimPayments payments,
            ClockDesk clocks,
            Outbox outbox,
            Clock clock) {
        this.caseworker = caseworker;
        this.claims = claims;
        this.reviews = reviews;
        this.tellings = tellings;
        this.payments = payments;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the claimant must hear, or null where they have. */
    Tellings.@Nullable What untold(Case known) {
        return known.stage().open() && known.step().equals(ClaimSteps.TELL.name())
                ? TellingRules.what(reviews.decision(known).isPresent(), reviews.of(known))
                : null;
    }

    /** 告知登记. Throws RefusedException with every reason, ConflictException when somebody was faster. */
    @Transactional
    public Case tell(Scope scope, Case known, int version, TellingRules.Telling telling) {
        Tellings.What what = untold(known);
        if (what == null) {
            throw new ConflictException("casework.STEP_PASSED");
        }
        LocalDate since = WorkingCalendar.dayOf(clocks.find(known, AidClaim.TELL_WITHIN)
                .map(RunningClock::startedAt)
                .orElse(known.openedAt()));
        TellingRules.told(telling, since, today()).orThrow();
        tellings.add(scope, known, what, telling, scope.actor());
        return taken(
                what,
                caseworker.move(
                        scope,
                        new Move(
                                known.district(),
                                known.id(),
                                version,
                                TellingRules.outcome(what),
                                telling.words(),
                                true,
                                null,
                                scope.actor())));
    }

    /** An amount that stands was paid before: nothing is left to wait for. */
    private Case taken(Tellings.What what, Case moved) {
        return what == Tellings.What.RECHECK ? payments.settled(moved) : moved;
    }

    /** A message names the case alone: no illness, no amount. Whoever it reaches is told by it. */
    Case byMessage(Case known, String words) {
        UUID account = known.applicant();
        if (account != null) {
            outbox.tell(known.district(), account, words, List.of(known.no()), "/cases/" + known.no());
        }
        Tellings.What what = untold(known);
        return what != null && TellingRules.messageReaches(known, claims.handling(known), what)
                ? told(known, -1, Tellings.How.MESSAGE, Actor.HOUSE)
                : known;
    }

    /** 本人已知悉. Whoever appeals or brings what is missing has heard of it; a claim that waits for no telling stays as it is. */
    Case heard(Case known, int version, Actor by) {
        return told(known, version, Tellings.How.SELF, by);
    }

    private Case told(Case known, int version, Tellings.How how, Actor by) {
        Tellings.What what = untold(known);
        if (what == null) {
            return known;
        }
        Scope house = Scope.house(known.district());
        tellings.add(house, known, what, new TellingRules.Telling(how, today(), "", "", ""), by);
        return taken(
                what,
                caseworker.move(
                        house,
                        new Move(
                                known.district(),
                                known.id(),
                                version,
                                TellingRules.outcome(what),
                                "",
                                true,
                                null,
                                Actor.HOUSE)));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
