package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 交接. Finds who takes over from a holder who goes, writes the 交接单 and tells those who keep open work. */
@Component
class Handing {
    private final Handovers handovers;
    private final StaffedOffices offices;
    private final Accounts accounts;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Handing(
            Handovers handovers,
            StaffedOffices offices,
            Accounts accounts,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.handovers = handovers;
        this.offices = offices;
        this.accounts = accounts;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Hands over to the successor who was named, else to whoever relieves the holder; nothing when there is nobody. */
    Optional<Handover> over(Scope scope, Union union, Post post, Tenure tenure, Ending ending) {
        Ending.Successor successor = ending.successor();
        Optional<UUID> to = successor == null ? relief(union, tenure) : Optional.of(successor.account());
        return to.map(account -> write(scope, union, post, tenure, account, ending));
    }

    private Handover write(Scope scope, Union union, Post post, Tenure tenure, UUID to, Ending ending) {
        Handover handover = new Handover(
                tenure.district(),
                Uuid7.next(clock),
                new Handover.Seat(
                        union.id(), union.name(), post.id(), post.facts().title(), tenure.id()),
                new Handover.Person(tenure.account(), accounts.nameOf(tenure.account())),
                new Handover.Person(to, accounts.nameOf(to)),
                clock.instant(),
                scope.actor().name(),
                ending.reason(),
                ending.items());
        handovers.insert(scope, handover);
        String detail = handover.from().name() + " → " + handover.to().name();
        trail.record(scope.actor(), post.district(), "post.handedOver", "post", post.id(), detail);
        events.publishEvent(new PostHandedOver(tenure.district(), post.id(), tenure.account(), to));
        return handover;
    }

    /** Who takes over when nobody was named: in the same office, else in the nearest office above. */
    private Optional<UUID> relief(Union union, Tenure tenure) {
        LocalDate today = LocalDate.now(clock);
        List<String> paths = new ArrayList<>(UnionPath.above(union.path()));
        paths.add(union.path());
        Set<Integer> districts = new TreeSet<>(UnionPath.districts(union.path()));
        districts.add(union.district());
        return offices.at(districts, paths, today).stream()
                .sorted(Comparator.comparing(
                                (Staffed staffed) -> staffed.office().path().length())
                        .reversed())
                .flatMap(staffed -> staffed.worker(today, Set.of(tenure.account())).stream())
                .map(seat -> seat.tenure().account())
                .findFirst();
    }
}
