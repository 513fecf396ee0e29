package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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

    /** 工具. What a transition works with. */
    record Tools(
            Cases cases,
            CaseWrites writes,
            CaseClocks clocks,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {}

    Transition(Tools tools, CaseService service, Case before, Move move, Scope scope) {
        this.tools = tools;
        this.now = tools.clock().instant();
        this.service = service;
        this.type = service.type();
        this.before = before;
        this.move = move;
        this.scope = scope;
    }

    Case take() {
        String from = type.living(before.step());
        List<OpenTask> tasks = tools.writes().openTasks(before.district(), before.id());
        Optional<CaseType.Interrupt> interrupt = interrupt();
        String to = interrupt.map(CaseType.Interrupt::to).orElseGet(() -> target(from, tasks));
        CaseType.Reopen reopen = type.reopening();
        boolean reopening = reopen != null && reopen.outcome().equals(move.outcome());
        if (reopen != null && reopening && before.reopened() >= reopen.most()) {
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
        return to.equals(CaseType.END) ? end(from, tasks) : enter(from, to, tasks, reopening);
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
        boolean happened =
                type.at(from).who().kind() == Who.Kind.EVENT && move.actor().kind() == Actor.Kind.HOUSE;
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
        Case after = after(from, stage, move.outcome(), seatNow(), null, before.reopened());
        return finish(after, from, List.of());
    }

    private Case enter(String from, String to, List<OpenTask> tasks, boolean reopening) {
        Step step = type.at(to);
        List<Seat> seats = step.who().kind() == Who.Kind.EVENT ? List.of() : seats(step.who(), to);
        Seat office = seats.stream().filter(Seat::office).findFirst().orElse(null);
        boolean moved = !to.equals(from) || (office != null && !office.path().equals(before.path()));
        List<CaseClocks.Start> starts = turnClocks(from, to, moved, reopening);
        List<RunningClock> running = tools.clocks().running(before.district(), before.id());
        int round = before.version() + 1;
        tools.clocks().start(before.district(), before.id(), starts, round, now);
        Seat shown = office == null ? seatNow() : office;
        Case after = after(
                to,
                type.stage(to),
                null,
                shown,
                due(starts, running, reopening),
                before.reopened() + (reopening ? 1 : 0));
        if (moved) {
            tasks.forEach(task -> tools.writes()
                    .closeTask(before.district(), task.id(), move.actor().account(), move.outcome(), now));
            seats.forEach(seat -> tools.writes()
                    .openTask(after, Uuid7.next(tools.clock()), seat, CaseClocks.earliest(starts, running), now));
        } else {
            tools.writes().tasksDue(before.district(), before.id(), CaseClocks.earliest(starts, running));
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
        return finish(after(from, before.stage(), null, seatNow(), before.dueAt(), before.reopened()), from, List.of());
    }

    private List<CaseClocks.Start> turnClocks(String from, String to, boolean moved, boolean reopening) {
        List<RunningClock> running = tools.clocks().running(before.district(), before.id());
        List<CaseClock> declared = type.clocks();
        List<RunningClock> stopped = new ArrayList<>();
        for (RunningClock one : running) {
            List<CaseClock> same =
                    declared.stream().filter(c -> c.term().equals(one.term())).toList();
            boolean over = same.stream()
                    .anyMatch(c -> c.stoppedBy(move.outcome(), from, to)
                            || (moved && c.until().isEmpty() && c.from().equals(from)));
            if (over || same.isEmpty()) { // a clock that no living version declares ends with the next move
                stopped.add(one);
            }
        }
        tools.clocks().stop(before.district(), before.id(), stopped, now);
        List<String> stillRunning = running.stream()
                .filter(c -> !stopped.contains(c))
                .map(RunningClock::term)
                .toList();
        List<CaseClock> starting = declared.stream()
                .filter(c -> (moved && c.from().equals(to))
                        || (reopening && c.until().contains(from) && !c.until().contains(to)))
                .filter(c -> !stillRunning.contains(c.term()))
                .toList();
        return tools.clocks().prepare(starting, term -> service.termKey(term, before), before.district(), now);
    }

    /** The answer's due time: of the first clock while it runs, as it last stood after that; a new one where none runs. */
    private @Nullable Instant due(List<CaseClocks.Start> starts, List<RunningClock> running, boolean reopening) {
        if (type.clocks().isEmpty()) {
            return null;
        }
        String main = type.clocks().getFirst().term();
        return Caseworker.main(type, starts)
                .map(s -> s.due().at())
                .orElseGet(() -> running.stream()
                        .filter(c -> c.term().equals(main))
                        .map(RunningClock::dueAt)
                        .findFirst()
                        .orElseGet(() -> reopening ? CaseClocks.earliest(starts, running) : before.dueAt()));
    }

    private List<Seat> seats(Who who, String to) {
        if (who.kind() == Who.Kind.EACH) {
            return who.names().stream().map(name -> seat(Who.role(name))).toList();
        }
        return List.of(seat(who));
    }

    private Seat seat(Who who) {
        String name = who.names().getFirst();
        if (who.kind() == Who.Kind.ROLE && type.parties().contains(name)) {
            return Seat.party(name);
        }
        Actor actor = move.actor();
        boolean takesIt = who.names().contains(Who.HANDLER)
                && actor.kind() == Actor.Kind.OFFICER
                && before.path().equals(scope.office());
        if (takesIt) {
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
        return service.seat(who, before);
    }

    private Seat seatNow() {
        return new Seat(
                Seat.OFFICE,
                before.union(),
                before.path(),
                before.handler(),
                null,
                before.handlerName(),
                before.handlerTitle(),
                before.handlerPhone());
    }

    private Case after(
            String step, Stage stage, @Nullable String result, Seat seat, @Nullable Instant due, int reopened) {
        boolean ended = !stage.open();
        return new Case(
                before.district(),
                before.id(),
                before.type(),
                before.no(),
                stage,
                step,
                result,
                before.subject(),
                java.util.Objects.requireNonNull(seat.union()),
                seat.path(),
                seat.account(),
                seat.personName(),
                seat.title(),
                seat.phone(),
                before.applicant(),
                before.holder(),
                before.employer(),
                before.site(),
                before.confidential(),
                before.withheld(),
                ended ? before.dueAt() : due,
                before.provisional(),
                before.openedAt(),
                ended ? now : null,
                reopened,
                before.version() + 1);
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
