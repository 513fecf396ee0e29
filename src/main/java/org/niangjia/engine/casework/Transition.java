package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;

/** 推进. One move of a case from one step to the next: who may, where it leads, which clocks stop and start. */
final class Transition {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Tools tools;
    private final CaseService service;
    private final CaseType type;
    private final Case before;
    private final Move move;
    private final Scope scope;
    private final Instant now;
    private final Seating seating;
    private final @Nullable Seat lead;

    /** 工具. What a transition works with. */
    record Tools(
            Cases cases,
            CaseWrites writes,
            CaseClocks clocks,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {}

    /** @param lead where the case lies while it waits for something elsewhere, or null for where it is */
    Transition(Tools tools, CaseService service, Case before, Move move, Scope scope, @Nullable Seat lead) {
        this.tools = tools;
        this.now = tools.clock().instant();
        this.service = service;
        this.type = service.type();
        this.before = before;
        this.move = move;
        this.scope = scope;
        this.seating = new Seating(service, before, move, scope);
        this.lead = lead;
    }

    Case take() {
        String from = type.living(before.step());
        List<OpenTask> tasks = tools.writes().openTasks(before.district(), before.id());
        Optional<CaseType.Interrupt> interrupt = interrupt();
        Optional<CaseType.Resume> resume = resume();
        String to = interrupt
                .map(CaseType.Interrupt::to)
                .or(() -> resume.map(CaseType.Resume::to))
                .orElseGet(() -> target(from, tasks));
        CaseType.Reopen reopen = type.reopening();
        boolean answered = reopen != null && reopen.outcome().equals(move.outcome());
        boolean counted = answered || resume.map(CaseType.Resume::counted).orElse(false);
        boolean beyond = counted && reopen != null && before.reopened() >= most(reopen);
        if (reopen != null && beyond) {
            to = reopen.beyond();
        }
        if (interrupt.isEmpty() && !to.equals(from)) {
            refuseBeforeFloor(from);
        }
        refuseSamePerson(from);
        if (waitsForOthers(from, tasks)) {
            tools.writes().insertMove(before, move, from, now);
            return agreed(from, tasks);
        }
        tools.writes().insertMove(before, move, to, now);
        if (to.equals(CaseType.END)) {
            return end(from, tasks);
        }
        boolean again = answered || resume.isPresent();
        return enter(from, to, tasks, new Taken(again, before.reopened() + (counted && !beyond ? 1 : 0)));
    }

    /** 重新办理. Whether the case is taken up again with this move, and how often it was after it. */
    private record Taken(boolean again, int reopened) {}

    /** The number is the term of the day on which the case was opened. */
    private int most(CaseType.Reopen reopen) {
        return tools.clocks().number(reopen.most(), before.district(), before.openedAt());
    }

    /** What an ended case may still be taken up by; refused when that time is over. */
    private Optional<CaseType.Resume> resume() {
        Instant ended = before.closedAt();
        if (ended == null) {
            return Optional.empty();
        }
        Optional<CaseType.Resume> found = type.resumes().stream()
                .filter(r -> r.outcome().equals(move.outcome()) && r.results().contains(before.result()))
                .filter(r -> move.actor().kind() == Actor.Kind.HOUSE || mayInterrupt(r.who()))
                .findFirst();
        found.map(r -> tools.clocks().end(r.until(), before.district(), ended))
                .filter(now::isAfter)
                .ifPresent(until -> {
                    String last = until.atZone(WorkingCalendar.ZONE).format(MINUTE);
                    throw new RefusedException(Refusal.of("casework.REOPEN_TOO_LATE", last));
                });
        return found;
    }

    private Optional<CaseType.Interrupt> interrupt() {
        return type.interrupts().stream()
                .filter(i ->
                        i.outcome().equals(move.outcome()) && before.stage().open())
                .filter(i -> move.actor().kind() == Actor.Kind.HOUSE || mayInterrupt(i.who()))
                .findFirst();
    }

    /** A party that is named; or the office that has the case now, where the handler is named. */
    private boolean mayInterrupt(Who who) {
        String party = move.party();
        return party != null
                ? who.names().contains(party)
                : who.names().contains(Who.HANDLER) && before.path().equals(scope.office());
    }

    private String target(String from, List<OpenTask> tasks) {
        String to = before.stage().open() ? type.at(from).outcomes().get(move.outcome()) : null;
        if (to == null) {
            throw new ConflictException(before.stage().open() ? "casework.STEP_PASSED" : "casework.ENDED_MEANWHILE");
        }
        boolean happened = type.at(from).who().kind() == Who.Kind.EVENT
                && move.party() == null
                && scope.actor().kind() == Actor.Kind.HOUSE;
        if (!happened && tasks.stream().noneMatch(task -> Caseworker.seated(task, move, scope))) {
            throw new RefusedException(Refusal.of("casework.NOT_YOUR_TASK"));
        }
        return to;
    }

    private void refuseBeforeFloor(String from) {
        for (CaseClock floor : type.clocks()) {
            if (floor.floor() && floor.from().equals(from)) {
                tools.clocks().running(before.district(), before.id()).stream()
                        .filter(c -> c.term().equals(floor.term()) && now.isBefore(c.dueAt()))
                        .findFirst()
                        .ifPresent(c -> {
                            String opens =
                                    c.dueAt().atZone(WorkingCalendar.ZONE).format(MINUTE);
                            throw new RefusedException(Refusal.of("casework.TOO_EARLY", opens));
                        });
            }
        }
    }

    private void refuseSamePerson(String from) {
        if (!type.at(from).needsSecond() || move.actor().kind() == Actor.Kind.HOUSE) {
            return;
        }
        if (tools.writes().tookUpBy(before.district(), before.id(), from, move.actor())) {
            throw new RefusedException(Refusal.of("casework.SECOND_PERSON"));
        }
    }

    private Case end(String from, List<OpenTask> tasks) {
        tasks.forEach(task -> tools.writes()
                .closeTask(before.district(), task.id(), move.actor().account(), move.outcome(), now));
        tools.clocks()
                .stop(before.district(), before.id(), tools.clocks().running(before.district(), before.id()), now);
        boolean withdrawn = type.interrupts().stream()
                .anyMatch(i -> i.outcome().equals(move.outcome()) && i.to().equals(CaseType.END));
        Stage stage = withdrawn && Who.APPLICANT.equals(move.party()) ? Stage.WITHDRAWN : Stage.CLOSED;
        Seating.State state = new Seating.State(from, stage, move.outcome(), before.dueAt(), now, before.reopened());
        Case after = seating.after(state, null);
        finish(after, from, List.of());
        if (!type.kept().isEmpty()) {
            tools.writes().keepUntil(after, tools.clocks().end(type.kept(), after.district(), now));
        }
        return after;
    }

    private Case enter(String from, String to, List<OpenTask> tasks, Taken taken) {
        Step step = type.at(to);
        List<Seat> seats = seating.of(step.who());
        Seat office = seats.stream().filter(Seat::office).findFirst().orElse(lead);
        boolean moved = !to.equals(from)
                || tasks.isEmpty()
                || (office != null && !office.path().equals(before.path()));
        Turning turning = new Turning(tools.clocks(), service, before, now);
        Turning.Turned clocks =
                turning.turn(new Turning.Pass(move.outcome(), from, to, moved, taken.again()), before.version() + 1);
        Instant due = turning.due(clocks, taken.again());
        Case after = seating.after(new Seating.State(to, type.stage(to), null, due, null, taken.reopened()), office);
        if (moved) {
            tasks.forEach(task -> tools.writes()
                    .closeTask(before.district(), task.id(), move.actor().account(), move.outcome(), now));
            seats.forEach(
                    seat -> tools.writes().openTask(after, Uuid7.next(tools.clock()), seat, clocks.earliest(), now));
        } else {
            tools.writes().tasksDue(before.district(), before.id(), clocks.earliest());
        }
        return finish(after, from, moved ? step.effects() : List.of());
    }

    /** 各方都要同意. Whether somebody else of a step of several has not agreed yet. */
    private boolean waitsForOthers(String from, List<OpenTask> tasks) {
        return type.at(from).who().kind() == Who.Kind.EACH
                && "all".equals(move.outcome())
                && tasks.stream().anyMatch(task -> !Caseworker.seated(task, move, scope));
    }

    /** One of several agrees: their own task is done, the case stays; the last one carries it on. */
    private Case agreed(String from, List<OpenTask> tasks) {
        tasks.stream()
                .filter(task -> Caseworker.seated(task, move, scope))
                .forEach(task -> tools.writes()
                        .closeTask(before.district(), task.id(), move.actor().account(), move.outcome(), now));
        Seating.State same = new Seating.State(from, before.stage(), null, before.dueAt(), null, before.reopened());
        return finish(seating.after(same, null), from, List.of());
    }

    private Case finish(Case after, String from, List<Effect> effects) {
        tools.writes().update(after);
        tools.trail()
                .record(
                        move.actor(),
                        after.district(),
                        "casework." + move.outcome(),
                        after.type(),
                        after.id(),
                        after.no());
        tools.events().publishEvent(new CaseMoved(after, from, move.outcome(), effects));
        return after;
    }
}
