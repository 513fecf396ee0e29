package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 办件台. Opens cases and moves them; one method is one transaction and one use case. */
@Service
public class Caseworker {
    private final CaseTypes types;
    private final Cases cases;
    private final CaseWrites writes;
    private final CaseOpening opening;
    private final CaseClocks clocks;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Transition.Tools tools;

    Caseworker(
            CaseTypes types,
            Cases cases,
            CaseWrites writes,
            CaseOpening opening,
            CaseClocks clocks,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.types = types;
        this.cases = cases;
        this.writes = writes;
        this.opening = opening;
        this.clocks = clocks;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.tools = new Transition.Tools(cases, writes, clocks, trail, events, clock);
    }

    /** Opens a case at its first step, or where it begins, with task and clocks. */
    @Transactional
    public Case open(Opening o) {
        CaseType type = types.get(o.type()).type();
        Instant now = clock.instant();
        String first = o.begins().isEmpty() ? type.first() : o.begins();
        List<CaseClocks.Start> starts = clocks.prepare(startingAt(type, first), o.terms(), o.district(), now);
        Optional<CaseClocks.Start> main = main(type, starts);
        Seat seat = o.seat();
        Case opened = new Case(
                o.district(),
                o.id(),
                o.type(),
                o.no(),
                type.stage(first),
                first,
                null,
                o.subject(),
                java.util.Objects.requireNonNull(seat.union()),
                seat.path(),
                seat.account(),
                seat.personName(),
                seat.title(),
                seat.phone(),
                o.applicant(),
                o.holder(),
                o.employer(),
                o.site(),
                o.confidential(),
                o.withheld(),
                main.map(s -> s.due().at()).orElse(null),
                main.map(s -> s.due().provisional()).orElse(false),
                now,
                null,
                0,
                1);
        opening.write(opened, type.version(), o, Uuid7.next(clock), starts);
        trail.record(o.actor(), o.district(), "casework.submitted", o.type(), o.id(), o.no());
        events.publishEvent(
                new CaseMoved(opened, "", "submitted", type.at(first).effects()));
        return opened;
    }

    /**
     * Takes a decision. Throws ConflictException when the case has moved on (nothing of it is kept; the page keeps
     * what was typed), RefusedException when somebody else's seat it is.
     */
    @Transactional
    public Case move(Scope scope, Move move) {
        return move(scope, move, null);
    }

    Case move(Scope scope, Move move, @Nullable Seat lead) {
        Case before = cases.load(scope.require(move.district()), move.id());
        if (move.version() >= 0 && move.version() != before.version()) {
            throw new ConflictException(
                    before.stage().open() ? "casework.DECIDED_MEANWHILE" : "casework.ENDED_MEANWHILE");
        }
        CaseService service = types.get(before.type());
        return new Transition(tools, service, before, move, scope, lead).take();
    }

    /** 补充、备注. Adds a line to an open case without moving it. Throws ConflictException when it has ended. */
    @Transactional
    public Case remark(Scope scope, Move move) {
        Case before = cases.load(scope.require(move.district()), move.id());
        if (!before.stage().open()) {
            throw new ConflictException("casework.ENDED_MEANWHILE");
        }
        writes.insertMove(before, move, before.step(), clock.instant());
        writes.countMove(before);
        trail.record(
                move.actor(), before.district(), "casework." + move.outcome(), before.type(), before.id(), before.no());
        return cases.load(before.district(), before.id());
    }

    /** Whether this move would be the scope's to take: an officer of the task's office, or the proved party. */
    static boolean seated(OpenTask task, Move move, Scope scope) {
        if (move.actor().kind() == Actor.Kind.HOUSE) {
            return true;
        }
        String party = move.party();
        String office = scope.office();
        return party != null ? task.seat().equals(party) : office != null && task.lies(office);
    }

    private static List<CaseClock> startingAt(CaseType type, String step) {
        return type.clocks().stream().filter(c -> c.from().equals(step)).toList();
    }

    /** The clock that the worker is told: the first one declared for the whole case. */
    static Optional<CaseClocks.Start> main(CaseType type, List<CaseClocks.Start> starts) {
        if (type.clocks().isEmpty()) {
            return Optional.empty();
        }
        String term = type.clocks().getFirst().term();
        return starts.stream().filter(s -> s.clock().term().equals(term)).findFirst();
    }
}
