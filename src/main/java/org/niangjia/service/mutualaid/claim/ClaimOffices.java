package org.niangjia.service.mutualaid.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Office;
import org.niangjia.platform.organisation.Routed;
import org.niangjia.platform.organisation.Routing;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Component;

/**
 * 申领归口. Which office and whom a claim goes to: the county's service centre takes it in and reviews, its reviewer looks
 * again, the county's 分管副主席 signs. Whoever is absent is stood in for by whoever acts for them, else by the head, else by
 * the county. Nobody tied to the claimant's employer has it, no cashier, and nobody who holds another seat of it.
 */
@Component
class ClaimOffices {
    private final Routing routing;
    private final Unions unions;
    private final Reviews reviews;

    ClaimOffices(Routing routing, Unions unions, Reviews reviews) {
        this.routing = routing;
        this.unions = unions;
        this.reviews = reviews;
    }

    /** Where a new claim goes. */
    Seat centre(int district, @Nullable UUID employer) {
        return routing.countyOffice(district, outsiders(district, employer))
                .map(Routed::holder)
                .map(ClaimOffices::seat)
                .orElseThrow(() -> new RefusedException(Refusal.of("mutualaid.NO_OFFICE")));
    }

    /** Whether an office is the one that new claims of a district go to. */
    boolean isCentre(int district, Scope office) {
        return routing.countyOffice(district, Set.of())
                .filter(centre -> centre.holder().office().path().equals(office.office()))
                .isPresent();
    }

    /** Back to the centre, to whoever reviewed it first. */
    Seat centre(Case known) {
        return centre(known.district(), known.employer());
    }

    /** 复审: the centre's reviewer who is not the first; else its head, another officer of it; else who signs for the county. */
    Seat second(Case known) {
        UUID union = java.util.Objects.requireNonNull(centre(known).union());
        Set<UUID> kept = kept(known);
        return routing.holderOf(known.district(), union, PostRole.REVIEWER, kept)
                .or(() -> routing.headOf(known.district(), union, kept))
                .or(() -> routing.holderOf(known.district(), union, kept))
                .map(ClaimOffices::seat)
                .orElseGet(() -> deputy(known));
    }

    /** 分管副主席 of the county, or who acts for them; whoever else heads the county when nobody does. */
    Seat deputy(Case known) {
        Set<UUID> kept = kept(known);
        return unions.regional(Scope.house(known.district()), known.district())
                .flatMap(county -> routing.holderOf(known.district(), county.id(), PostRole.DEPUTY_CHAIR, kept)
                        .or(() -> routing.headOf(known.district(), county.id(), kept)))
                .or(() -> routing.lastResort(known.district(), kept))
                .map(ClaimOffices::seat)
                .orElseGet(() -> nobody(centre(known)));
    }

    /** Nobody may have it: it waits in the centre, without a name, until somebody is appointed. */
    private static Seat nobody(Seat centre) {
        return new Seat(Seat.OFFICE, centre.union(), centre.path(), null, null, "", centre.title(), centre.phone());
    }

    /** When a post is handed over to somebody who must not have this claim: who has it instead. */
    Optional<Seat> instead(Case known, UUID account) {
        return switch (ClaimSteps.valueOf(known.step())) {
            case SECOND -> kept(known).contains(account) ? Optional.of(second(known)) : Optional.empty();
            case DEPUTY -> kept(known).contains(account) ? Optional.of(deputy(known)) : Optional.empty();
            case APPEAL, RECHECK -> kept(known).contains(account) ? Optional.of(appeal(known)) : Optional.empty();
            case ACCEPT, SUPPLEMENT, REVIEW, PAY, TELL, REFUSED ->
                outsiders(known.district(), known.employer()).contains(account)
                        ? Optional.of(centre(known))
                        : Optional.empty();
        };
    }

    /** 申诉: the head of the centre, unless they decided it; then the county. */
    Seat appeal(Case known) {
        Seat centre = centre(known);
        UUID union = java.util.Objects.requireNonNull(centre.union());
        return routing.headOf(known.district(), union, kept(known))
                .map(ClaimOffices::seat)
                .orElseGet(() -> deputy(known));
    }

    /** The head of the office, then the level above: always somebody. */
    List<Seat> hearOfDelay(Case known, int level) {
        Set<UUID> tied = tied(known);
        Optional<Holder> head = level <= 1 ? routing.headOf(known.district(), known.union(), tied) : Optional.empty();
        return head
                .or(() -> routing.above(known.district(), known.union(), tied)
                        .flatMap(office -> routing.holderOf(office.district(), office.union(), tied)))
                .or(() -> routing.lastResort(known.district(), tied))
                .map(ClaimOffices::seat)
                .stream()
                .toList();
    }

    private Set<UUID> tied(Case known) {
        UUID employer = known.employer();
        return employer == null ? Set.of() : routing.tiedTo(known.district(), employer);
    }

    /**
     * Who must not have a claim at all: everybody tied to the employer, who pays money out, whatever else they are, and who is
     * on leave, also where whoever acts for them must not have it.
     */
    private Set<UUID> outsiders(int district, @Nullable UUID employer) {
        Set<UUID> kept = new LinkedHashSet<>(employer == null ? Set.of() : routing.tiedTo(district, employer));
        kept.addAll(routing.holding(district, PostRole.CASHIER));
        kept.addAll(routing.stoodInFor(district));
        return kept;
    }

    /** Who must not have the next seat either: whoever holds one already. */
    private Set<UUID> kept(Case known) {
        Set<UUID> kept = outsiders(known.district(), known.employer());
        reviews.of(known).forEach(review -> kept.add(review.account()));
        return kept;
    }

    private static Seat seat(Holder holder) {
        Office office = holder.office();
        String mobile = holder.mobile();
        return new Seat(
                Seat.OFFICE,
                office.union(),
                office.path(),
                holder.account(),
                holder.post(),
                holder.name(),
                holder.postTitle(),
                holder.phone().isEmpty() && mobile != null ? mobile : holder.phone());
    }
}
