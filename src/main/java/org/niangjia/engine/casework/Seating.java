package org.niangjia.engine.casework;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;

/** 轮到谁. Who sits where after a move: a party, the officer who takes it, or whom the service names. */
record Seating(CaseService service, Case before, Move move, Scope scope) {

    /** The seats of a step; none where it waits for something that happens elsewhere. */
    List<Seat> of(Who who) {
        return switch (who.kind()) {
            case EVENT -> List.of();
            case EACH -> who.names().stream().map(name -> one(Who.role(name))).toList();
            case ROLE, RULE -> List.of(one(who));
        };
    }

    private Seat one(Who who) {
        String name = who.names().getFirst();
        if (who.kind() == Who.Kind.ROLE && service.type().parties().contains(name)) {
            return Seat.party(name);
        }
        Actor actor = move.actor();
        boolean takesIt = who.names().contains(Who.HANDLER)
                && actor.kind() == Actor.Kind.OFFICER
                && before.path().equals(scope.office());
        if (!takesIt) {
            return service.seat(who, before);
        }
        return new Seat(
                Seat.OFFICE,
                before.union(),
                before.path(),
                actor.account(),
                actor.post(),
                actor.name(),
                actor.postTitle(),
                before.handlerPhone());
    }

    /** Where a case lies as it stands. */
    static Seat now(Case known) {
        return new Seat(
                Seat.OFFICE,
                known.union(),
                known.path(),
                known.handler(),
                null,
                known.handlerName(),
                known.handlerTitle(),
                known.handlerPhone());
    }

    /** The case as it stands after the move. */
    Case after(State state, @Nullable Seat seat) {
        Seat shown = seat == null ? now(before) : seat;
        return new Case(
                before.district(),
                before.id(),
                before.type(),
                before.no(),
                state.stage(),
                state.step(),
                state.result(),
                before.subject(),
                Objects.requireNonNull(shown.union()),
                shown.path(),
                shown.account(),
                shown.personName(),
                shown.title(),
                shown.phone(),
                before.applicant(),
                before.holder(),
                before.employer(),
                before.site(),
                before.confidential(),
                before.withheld(),
                state.due(),
                before.provisional(),
                before.openedAt(),
                state.closedAt(),
                state.reopened(),
                before.version() + 1);
    }

    /** 办到哪里. What a move changes of a case beside the seat. */
    record State(
            String step,
            Stage stage,
            @Nullable String result,
            java.time.@Nullable Instant due,
            java.time.@Nullable Instant closedAt,
            int reopened) {}
}
