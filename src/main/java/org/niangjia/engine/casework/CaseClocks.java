package org.niangjia.engine.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ClockUnit;
import org.niangjia.base.Due;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 计时. Starts, stops and reads the clocks of a case. The limit is the term of the start day, frozen. */
@Component
class CaseClocks {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Terms terms;
    private final Holidays holidays;

    CaseClocks(JdbcClient jdbc, Terms terms, Holidays holidays) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.holidays = holidays;
    }

    /** A clock about to start: what was declared, and when it will be over. */
    record Start(CaseClock clock, String termKey, TimeLimit limit, Due due) {}

    Start prepare(CaseClock clock, String termKey, int district, Instant at) {
        TimeLimit limit = terms.limit(termKey, district, LocalDate.ofInstant(at, ZONE));
        return new Start(clock, termKey, limit, holidays.calendar().due(limit, at));
    }

    List<Start> prepare(List<CaseClock> clocks, UnaryOperator<String> keys, int district, Instant at) {
        return clocks.stream()
                .filter(clock -> !keys.apply(clock.term()).isEmpty())
                .map(clock -> prepare(clock, keys.apply(clock.term()), district, at))
                .toList();
    }

    /** All clocks of a move in one statement. */
    void start(int district, UUID caseId, List<Start> starts, int round, Instant at) {
        if (starts.isEmpty()) {
            return;
        }
        WorkingCalendar calendar = holidays.calendar();
        List<String> next = new ArrayList<>();
        starts.forEach(start -> next.add(
                start.clock().floor()
                        ? null
                        : firstLook(calendar, start.due().at(), at).toString()));
        jdbc.sql("""
                INSERT INTO casework_clock (district, case_id, term, round, term_key, amount, unit, started_at, due_at,
                    provisional, next_at)
                SELECT :district, :case, term, :round, term_key, amount, unit, :at, CAST(due AS timestamptz),
                       provisional, CAST(next_at AS timestamptz)
                  FROM unnest(:terms, :keys, :amounts, :units, :dues, :provisionals, :nexts)
                       AS s(term, term_key, amount, unit, due, provisional, next_at)
                """)
                .param("district", district)
                .param("case", caseId)
                .param("round", round)
                .param("at", CaseWrites.utc(at))
                .param("terms", array(starts, s -> s.clock().term()))
                .param("keys", array(starts, Start::termKey))
                .param("amounts", starts.stream().map(s -> s.limit().amount()).toArray(Integer[]::new))
                .param("units", array(starts, s -> s.limit().unit().name()))
                .param("dues", array(starts, s -> s.due().at().toString()))
                .param(
                        "provisionals",
                        starts.stream().map(s -> s.due().provisional()).toArray(Boolean[]::new))
                .param("nexts", next.toArray(String[]::new))
                .update();
    }

    private static String[] array(List<Start> starts, java.util.function.Function<Start, String> part) {
        return starts.stream().map(part).toArray(String[]::new);
    }

    /** One working day before the end, or the end itself when there is less than that. */
    static Instant firstLook(WorkingCalendar calendar, Instant dueAt, Instant startedAt) {
        LocalDate due = LocalDate.ofInstant(dueAt, ZONE);
        LocalDate before = due.minusDays(1);
        while (!calendar.isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        Instant warning =
                before.atTime(dueAt.atZone(ZONE).toLocalTime()).atZone(ZONE).toInstant();
        return warning.isAfter(startedAt) ? warning : dueAt;
    }

    void stop(int district, UUID caseId, List<RunningClock> clocks, Instant at) {
        if (clocks.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE casework_clock SET stopped_at = :at, next_at = NULL
                 WHERE district = :district AND case_id = :case AND stopped_at IS NULL AND term = ANY(:terms)
                """)
                .param("district", district)
                .param("case", caseId)
                .param("at", CaseWrites.utc(at))
                .param("terms", clocks.stream().map(RunningClock::term).toArray(String[]::new))
                .update();
    }

    List<RunningClock> running(int district, UUID caseId) {
        return jdbc.sql("""
                SELECT * FROM casework_clock
                 WHERE district = :district AND case_id = :case AND stopped_at IS NULL
                """)
                .param("district", district)
                .param("case", caseId)
                .query(Cases::clock)
                .list();
    }

    /** A new due time for a running clock: extended, resumed, or recomputed when the holiday table came. */
    void due(int district, UUID caseId, RunningClock clock, Due due, int extended) {
        jdbc.sql("""
                UPDATE casework_clock SET due_at = :due, provisional = :provisional, extended = :extended,
                       paused_at = NULL, warned_at = NULL, escalated = 0, next_at = :next
                 WHERE district = :district AND case_id = :case AND term = :term AND round = :round
                """)
                .param("district", district)
                .param("case", caseId)
                .param("term", clock.term())
                .param("round", clock.round())
                .param("due", CaseWrites.utc(due.at()))
                .param("provisional", due.provisional())
                .param("extended", extended)
                .param("next", CaseWrites.utc(firstLook(holidays.calendar(), due.at(), clock.startedAt())))
                .update();
    }

    void pause(int district, UUID caseId, RunningClock clock, Instant at) {
        jdbc.sql("""
                UPDATE casework_clock SET paused_at = :at, next_at = NULL
                 WHERE district = :district AND case_id = :case AND term = :term AND round = :round
                """)
                .param("district", district)
                .param("case", caseId)
                .param("term", clock.term())
                .param("round", clock.round())
                .param("at", CaseWrites.utc(at))
                .update();
    }

    /** The end of an extended clock: the limit once more, counted from the due time now in force. */
    Due extended(RunningClock clock) {
        return holidays.calendar().due(clock.limit(), clock.dueAt());
    }

    /** The end of a clock that rested: as many days later as it rested. */
    Due resumed(RunningClock clock, Instant pausedAt, Instant now) {
        Instant later = clock.dueAt().plus(java.time.Duration.between(pausedAt, now));
        return holidays.calendar().due(new TimeLimit(0, ClockUnit.WORK_DAY), later);
    }

    Due recomputed(RunningClock clock) {
        return holidays.calendar().due(clock.limit(), clock.startedAt());
    }

    Instant nextWorkingDay(Instant after) {
        return holidays.calendar()
                .due(new TimeLimit(1, ClockUnit.WORK_DAY), after)
                .at();
    }

    static @Nullable Instant earliest(List<Start> starts, List<RunningClock> running) {
        List<Instant> dues = new ArrayList<>();
        starts.stream()
                .filter(s -> !s.clock().floor())
                .forEach(s -> dues.add(s.due().at()));
        running.forEach(clock -> dues.add(clock.dueAt()));
        return dues.stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
