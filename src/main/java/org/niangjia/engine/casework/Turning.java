package org.niangjia.engine.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 走表. Which clocks a move stops, starts, lets rest and wakes. */
final class Turning {
    private final CaseClocks clocks;
    private final CaseService service;
    private final Case before;
    private final Instant now;

    Turning(CaseClocks clocks, CaseService service, Case before, Instant now) {
        this.clocks = clocks;
        this.service = service;
        this.before = before;
        this.now = now;
    }

    /**
     * 一次推进. What the clocks need to know of a move.
     *
     * @param moved whether the step or the office changes
     * @param again whether a case that was answered or ended is taken up again
     */
    record Pass(String outcome, String from, String to, boolean moved, boolean again) {}

    /** Clocks that start with the move, and those that run or rest after it. */
    record Turned(List<CaseClocks.Start> starts, List<RunningClock> running) {

        /** When the next of them is over; one that rests is not waited for. */
        @Nullable
        Instant earliest() {
            return CaseClocks.earliest(starts, running);
        }
    }

    Turned turn(Pass pass, int round) {
        List<CaseClock> declared = service.type().clocks();
        List<RunningClock> stopped = new ArrayList<>();
        List<RunningClock> kept = new ArrayList<>();
        for (RunningClock one : clocks.running(before.district(), before.id())) {
            List<CaseClock> same =
                    declared.stream().filter(c -> c.term().equals(one.term())).toList();
            boolean over = same.stream()
                    .anyMatch(c -> c.stoppedBy(pass.outcome(), pass.from(), pass.to())
                            || (pass.moved() && c.until().isEmpty() && c.from().equals(pass.from())));
            if (over || same.isEmpty()) { // a clock that no living version declares ends with the next move
                stopped.add(one);
            } else {
                kept.add(rested(same.getFirst(), one, pass.to()));
            }
        }
        clocks.stop(before.district(), before.id(), stopped, now);
        List<String> running = kept.stream().map(RunningClock::term).toList();
        List<CaseClock> starting = declared.stream()
                .filter(c -> starts(c, pass) && !running.contains(c.term()))
                .toList();
        List<CaseClocks.Start> starts =
                clocks.prepare(starting, term -> service.termKeys(term, before), before.district(), now);
        clocks.start(before.district(), before.id(), starts, round, now);
        return new Turned(starts, List.copyOf(kept));
    }

    private static boolean starts(CaseClock clock, Pass pass) {
        boolean entered = pass.moved() && clock.from().equals(pass.to());
        boolean whole = !clock.until().isEmpty() && !clock.until().contains(pass.to());
        return entered || pass.again() && whole;
    }

    /** A clock rests while the case is in a step that the declaration names, and goes on when it leaves. */
    private RunningClock rested(CaseClock declared, RunningClock clock, String to) {
        boolean rests = declared.rests().contains(to);
        if (rests == (clock.pausedAt() != null)) {
            return clock;
        }
        RunningClock turned = rests ? clock.resting(now) : clocks.woken(before.district(), clock, now);
        clocks.save(before.district(), before.id(), turned, now);
        return turned;
    }

    /** The answer's due time: of the first clock while it runs, as it last stood after that; a new one where none runs. */
    @Nullable
    Instant due(Turned turned, boolean again) {
        CaseType type = service.type();
        if (type.clocks().isEmpty()) {
            return null;
        }
        String main = type.clocks().getFirst().term();
        return Caseworker.main(type, turned.starts())
                .map(s -> s.due().at())
                .orElseGet(() -> turned.running().stream()
                        .filter(c -> c.term().equals(main))
                        .map(RunningClock::dueAt)
                        .findFirst()
                        .orElseGet(() -> again ? turned.earliest() : before.dueAt()));
    }
}
