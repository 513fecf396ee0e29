package org.niangjia.engine.casework;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
    static final String START = """
            INSERT INTO casework_clock (district, case_id, term, round, term_key, amount, unit, started_at, due_at,
                provisional, next_at)
            SELECT :district, :case, term, :round, term_key, amount, unit, :at, CAST(due AS timestamptz),
                   provisional, CAST(next_at AS timestamptz)
              FROM unnest(:terms, :keys, :amounts, :units, :dues, :provisionals, :nexts)
                   AS s(term, term_key, amount, unit, due, provisional, next_at)
            """;

    /** Begins a limit that the matter itself brings along, such as {@code =15 WORK_DAY} of a scheme, in place of a term's key. */
    private static final String GIVEN = "=";

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

    /** The clocks that hold for a case; of several terms the longest counts. */
    List<Start> prepare(List<CaseClock> clocks, Function<String, List<String>> keys, int district, Instant at) {
        return clocks.stream()
                .flatMap(clock -> longest(clock, keys.apply(clock.term()), district, at).stream())
                .toList();
    }

    Optional<Start> longest(CaseClock clock, List<String> keys, int district, Instant at) {
        WorkingCalendar calendar = holidays.calendar(district);
        LocalDate today = WorkingCalendar.dayOf(at);
        Start longest = null;
        for (String key : keys) {
            TimeLimit limit =
                    key.startsWith(GIVEN) ? TimeLimit.parse(key.substring(1)) : terms.limit(key, district, today);
            Start start = new Start(clock, key, limit, calendar.due(limit, at));
            if (longest == null || start.due().compareTo(longest.due()) >= 0) {
                longest = start;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** A number of the day on which something began: how often a case may be taken up again, a clock be extended. */
    int number(String term, int district, Instant day) {
        return terms.number(term, district, WorkingCalendar.dayOf(day));
    }

    /** The end of a limit that counts from a moment, as the term of that day has it. */
    Instant end(String term, int district, Instant from) {
        return holidays.calendar(district)
                .due(terms.limit(term, district, WorkingCalendar.dayOf(from)), from)
                .at();
    }

    /** All clocks of a move in one statement. */
    void start(int district, UUID caseId, List<Start> starts, int round, Instant at) {
        if (starts.isEmpty()) {
            return;
        }
        bound(jdbc.sql(START), starts, round, at)
                .param("district", district)
                .param("case", caseId)
                .update();
    }

    /** Binds clocks that start now. */
    JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, List<Start> starts, int round, Instant at) {
        WorkingCalendar calendar = holidays.calendar();
        List<String> next = new ArrayList<>();
        starts.forEach(start -> next.add(
                start.clock().floor()
                        ? null
                        : firstLook(calendar, start.due().at(), at).toString()));
        return sql.param("round", round)
                .param("at", CaseWrites.utc(at))
                .param("terms", array(starts, s -> s.clock().term()))
                .param("keys", array(starts, Start::termKey))
                .param("amounts", starts.stream().map(s -> s.limit().amount()).toArray(Integer[]::new))
                .param("units", array(starts, s -> s.limit().unit().name()))
                .param("dues", array(starts, s -> s.due().at().toString()))
                .param(
                        "provisionals",
                        starts.stream().map(s -> s.due().provisional()).toArray(Boolean[]::new))
                .param("nexts", next.toArray(String[]::new));
    }

    private static String[] array(List<Start> starts, Function<Start, String> part) {
        return starts.stream().map(part).toArray(String[]::new);
    }

    /** One working day before the end, or the end itself when there is less than that. */
    static Instant firstLook(WorkingCalendar calendar, Instant dueAt, Instant startedAt) {
        LocalDate due = LocalDate.ofInstant(dueAt, WorkingCalendar.ZONE);
        LocalDate before = due.minusDays(1);
        while (!calendar.isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        Instant warning = before.atTime(dueAt.atZone(WorkingCalendar.ZONE).toLocalTime())
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
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

    /**
     * Writes a clock that rests, was woken, extended or counted anew. What is still to come is announced anew; what is
     * over stays announced as far as it was.
     */
    void save(int district, UUID caseId, RunningClock clock, Instant now) {
        jdbc.sql("""
                UPDATE casework_clock
                   SET term_key = :key, amount = :amount, unit = :unit, due_at = :due, provisional = :provisional,
                       extended = :extended, more_days = :more, cap_at = :cap, paused_at = :paused,
                       warned_at = CASE WHEN :due > :now THEN NULL ELSE warned_at END,
                       escalated = CASE WHEN :due > :now THEN 0 ELSE escalated END,
                       next_at = CASE WHEN CAST(:paused AS timestamptz) IS NOT NULL THEN NULL
                                      WHEN :due > :now THEN CAST(:first AS timestamptz)
                                      WHEN escalated >= 2 THEN NULL
                                      ELSE CAST(:now AS timestamptz) END
                 WHERE district = :district AND case_id = :case AND term = :term AND round = :round
                """)
                .param("district", district)
                .param("case", caseId)
                .param("term", clock.term())
                .param("round", clock.round())
                .param("key", clock.termKey())
                .param("amount", clock.limit().amount())
                .param("unit", clock.limit().unit().name())
                .param("due", CaseWrites.utc(clock.dueAt()))
                .param("provisional", clock.provisional())
                .param("extended", clock.extended())
                .param("more", clock.moreDays())
                .param("cap", CaseWrites.utc(clock.capAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("paused", CaseWrites.utc(clock.pausedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("first", CaseWrites.utc(firstLook(holidays.calendar(), clock.dueAt(), clock.startedAt())))
                .param("now", CaseWrites.utc(now))
                .update();
    }

    /** A clock that goes on after a rest: as many working days later as it rested. */
    RunningClock woken(int district, RunningClock clock, Instant now) {
        Instant since = Objects.requireNonNull(clock.pausedAt());
        int rested = holidays.calendar().workingDaysBetween(WorkingCalendar.dayOf(since), WorkingCalendar.dayOf(now));
        return counted(district, clock.longer(rested, 0));
    }

    /** Counted from its start by the holidays known today: the limit, what was added, never past the cap. */
    RunningClock counted(int district, RunningClock clock) {
        WorkingCalendar calendar = holidays.calendar(district);
        Due due = calendar.due(clock.limit(), clock.startedAt());
        if (clock.moreDays() > 0) {
            Due later = calendar.due(new TimeLimit(clock.moreDays(), ClockUnit.WORK_DAY), due.at());
            due = new Due(later.at(), due.provisional() || later.provisional());
        }
        Instant cap = clock.capAt();
        return clock.due(cap != null && due.at().isAfter(cap) ? new Due(cap, false) : due);
    }

    Instant nextWorkingDay(int district, Instant after) {
        return holidays.calendar(district)
                .due(new TimeLimit(1, ClockUnit.WORK_DAY), after)
                .at();
    }

    /** The end that comes first; a clock that rests is not waited for. */
    static @Nullable Instant earliest(List<Start> starts, List<RunningClock> running) {
        Stream<Instant> starting =
                starts.stream().filter(s -> !s.clock().floor()).map(s -> s.due().at());
        Stream<Instant> going =
                running.stream().filter(clock -> clock.pausedAt() == null).map(RunningClock::dueAt);
        return Stream.concat(starting, going).min(Comparator.naturalOrder()).orElse(null);
    }
}
