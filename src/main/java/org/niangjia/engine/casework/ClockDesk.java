package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Due;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 时限调整. Changes a running clock of an open case: another term holds now, it is extended, somebody above sets an end.
 * Each is a line of the record, whose number is the lock.
 */
@Service
public class ClockDesk {
    private final Caseworker caseworker;
    private final Cases cases;
    private final CaseTypes types;
    private final CaseClocks clocks;
    private final CaseWrites writes;
    private final Clock clock;

    ClockDesk(Caseworker caseworker, Cases cases, CaseTypes types, CaseClocks clocks, CaseWrites writes, Clock clock) {
        this.caseworker = caseworker;
        this.cases = cases;
        this.types = types;
        this.clocks = clocks;
        this.writes = writes;
        this.clock = clock;
    }

    /** 重新计时. Counts a clock anew from its start, by the terms that hold for the case as it is now. */
    @Transactional
    public Case recount(Scope scope, Move move, String term) {
        Case known = current(scope, move);
        RunningClock running = get(known, term);
        CaseClocks.Start start = clocks.longest(
                        declared(known, term),
                        types.get(known.type()).termKeys(term, known),
                        known.district(),
                        running.startedAt())
                .orElseThrow(() -> new RefusedException(Refusal.of("casework.CLOCK_STOPPED")));
        return say(scope, move, known, clocks.counted(known.district(), running.by(start.termKey(), start.limit())));
    }

    /** 延期. Moves the end on from the due time now in force. Refused with every reason. */
    @Transactional
    public Case extend(Scope scope, Move move, String term, int days) {
        Case known = current(scope, move);
        RunningClock running = get(known, term);
        mayExtend(known, running, days).orThrow();
        return say(scope, move, known, clocks.counted(known.district(), running.longer(days, 1)));
    }

    /** Whether a clock may be extended now: in time, often enough, not longer than the terms of its first day allow. */
    Decision mayExtend(Case known, RunningClock running, int days) {
        String terms = declared(known, running.term()).extension();
        List<Refusal> reasons = new ArrayList<>();
        int most = clocks.number(terms + ".most", known.district(), running.startedAt());
        int longest = clocks.number(terms + ".days", known.district(), running.startedAt());
        if (running.pausedAt() != null) {
            reasons.add(Refusal.of("casework.CLOCK_RESTS"));
        }
        if (clock.instant().isAfter(running.dueAt())) {
            reasons.add(Refusal.of("casework.EXTENSION_TOO_LATE"));
        }
        if (running.extended() >= most) {
            reasons.add(Refusal.of("casework.EXTENSIONS_USED_UP", String.valueOf(most)));
        }
        if (days < 1 || days > longest) {
            reasons.add(Refusal.of("casework.EXTENSION_DAYS", String.valueOf(longest))
                    .at("days"));
        }
        if (running.capAt() != null) {
            reasons.add(Refusal.of("casework.EXTENSION_CAPPED"));
        }
        return Decision.of(reasons);
    }

    /** 从严. An end set by somebody above: the stricter of it and the clock's own counts, also after later changes. */
    @Transactional
    public Case cap(Scope scope, Move move, String term, Instant until) {
        Case known = current(scope, move);
        return say(
                scope,
                move,
                known,
                clocks.counted(known.district(), get(known, term).capped(until)));
    }

    public Optional<RunningClock> find(Case known, String term) {
        return clocks.running(known.district(), known.id()).stream()
                .filter(running -> running.term().equals(term))
                .findFirst();
    }

    RunningClock get(Case known, String term) {
        return find(known, term).orElseThrow(() -> new RefusedException(Refusal.of("casework.CLOCK_STOPPED")));
    }

    CaseClock declared(Case known, String term) {
        return types.get(known.type()).type().clocks().stream()
                .filter(each -> each.term().equals(term))
                .findFirst()
                .orElseThrow();
    }

    private Case current(Scope scope, Move move) {
        Case known = cases.load(scope.require(move.district()), move.id());
        if (move.version() >= 0 && move.version() != known.version()) {
            throw new ConflictException("casework.DECIDED_MEANWHILE");
        }
        return known;
    }

    private Case say(Scope scope, Move move, Case known, RunningClock changed) {
        UUID id = known.id();
        int district = known.district();
        caseworker.remark(scope, move);
        clocks.save(district, id, changed, clock.instant());
        String main = types.get(known.type()).type().clocks().getFirst().term();
        if (changed.term().equals(main)) {
            writes.answerDue(district, id, new Due(changed.dueAt(), changed.provisional()));
        }
        writes.tasksDue(district, id, CaseClocks.earliest(List.of(), clocks.running(district, id)));
        return cases.load(district, id);
    }
}
