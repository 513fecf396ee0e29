package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.store.Poller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 会籍汇总. Sums up by union what a day has changed of the register, once it is over, and adds it to its month. A step is always of
 * now, so nobody adds to such a day any more: it is summed once, and verify recounts it.
 */
@Component
class MemberFolding implements Poller {
    /** The longest import that began before midnight has long been written by then. */
    private static final Duration WAIT = Duration.ofHours(6);

    static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    static final LocalDate NONE = LocalDate.EPOCH;

    /** Each step twice: what it is for the union it leads to, and what it was for the one it comes from; a first step looks for none. */
    static final String CHANGES = """
            WITH step AS (
                SELECT s.at, s.state, s.union_id, s.reason, p.state AS was, p.union_id AS was_union,
                       coalesce(p.state IN ('ACTIVE', 'RETAINED', 'PENDING'), false) AS before,
                       s.state IN ('ACTIVE', 'RETAINED', 'PENDING') AS after,
                       coalesce(p.union_id <> s.union_id, false) AS elsewhere
                  FROM membership_step s
                  LEFT JOIN membership_step p ON p.district = :district AND p.number = s.number - 1
                        AND p.member = CASE WHEN s.number > 1 THEN s.member END
                 WHERE s.district = :district AND s.at >= :since AND s.at < :until
            )
            SELECT at, union_id, (after AND state <> 'RETAINED')::int AS active, (state = 'RETAINED')::int AS retained,
                   (after AND NOT before AND reason = '')::int AS joined,
                   (after AND (before AND elsewhere OR NOT before AND reason <> ''))::int AS arrived,
                   0 AS departed, (state = 'RETAINED' AND was IN ('ACTIVE', 'PENDING'))::int AS kept,
                   (before AND state = 'ENDED')::int AS ended
              FROM step
            UNION ALL
            SELECT at, was_union, -(before AND was <> 'RETAINED')::int, -(was = 'RETAINED')::int, 0, 0,
                   (before AND (state = 'MOVED' OR after AND elsewhere))::int, 0, 0
              FROM step WHERE was_union IS NOT NULL
            """;

    /** The same of steps that stand in no sum yet: those that came with a sheet were summed up with it. */
    static final String SINGLE_CHANGES =
            CHANGES.replace("s.at >= :since AND s.at < :until", "s.at >= :since AND s.at < :until AND NOT s.sheet");

    private static final String COLUMNS = "active, retained, joined, arrived, departed, kept, ended";
    private static final String TOTALS =
            "sum(active), sum(retained), sum(joined), sum(arrived), sum(departed), sum(kept), sum(ended)";
    private static final String CLAIM = """
            INSERT INTO membership_folded (district, from_day, until_day, folded_at) VALUES (:district, :from, :to, :now)
            ON CONFLICT (district, from_day) DO NOTHING
            """;
    private static final String DAYS = """
            INSERT INTO membership_day_sum (district, day, union_id, %1$s)
            SELECT :district, (at AT TIME ZONE 'Asia/Shanghai')::date AS day, union_id, %2$s
              FROM (%3$s) AS c GROUP BY day, union_id
            """.formatted(COLUMNS, TOTALS, CHANGES);
    private static final String MONTH = """
            INSERT INTO membership_month_sum (district, month, union_id, %1$s)
            SELECT :district, :month, union_id, %2$s FROM membership_day_sum
             WHERE district = :district AND day >= :from AND day < :to GROUP BY union_id
            ON CONFLICT (district, month, union_id) DO UPDATE SET (%1$s) = ROW(%3$s)
            """.formatted(
                    COLUMNS,
                    TOTALS,
                    Stream.of(COLUMNS.split(", "))
                            .map(column -> "membership_month_sum." + column + " + EXCLUDED." + column)
                            .collect(Collectors.joining(", ")));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MemberFolding(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "membership-sums";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    /** Every day that is over and not in the sums yet, the earliest first, at most a month at a time. */
    @Override
    public void poll(int district) {
        LocalDate end = WorkingCalendar.dayOf(clock.instant().minus(WAIT));
        LocalDate folded = until(district);
        LocalDate from = folded.equals(NONE) ? earliest(district, end) : folded;
        while (from.isBefore(end)) {
            LocalDate first = from;
            LocalDate month = first.withDayOfMonth(1).plusMonths(1);
            LocalDate next = month.isBefore(end) ? month : end;
            transaction.executeWithoutResult(status -> fold(district, first, next));
            from = next;
        }
    }

    /** The first day that no sum holds; long ago where there is none. */
    LocalDate until(int district) {
        return jdbc.sql("SELECT max(until_day) AS day FROM membership_folded WHERE district = :district")
                .param("district", district)
                .query((row, n) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single()
                .orElse(NONE);
    }

    static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    private LocalDate earliest(int district, LocalDate none) {
        @Nullable
        OffsetDateTime at = jdbc.sql("SELECT min(at) AS at FROM membership_step WHERE district = :district")
                .param("district", district)
                .query((row, n) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
                .single()
                .orElse(null);
        return at == null ? none : WorkingCalendar.dayOf(at.toInstant());
    }

    private void fold(int district, LocalDate from, LocalDate until) {
        int claimed = bound(CLAIM, district, from, until)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            bound(DAYS, district, from, until).update();
            bound(MONTH, district, from, until).update();
        }
    }

    private JdbcClient.StatementSpec bound(String sql, int district, LocalDate from, LocalDate to) {
        return jdbc.sql(sql)
                .param("district", district)
                .param("from", from)
                .param("to", to)
                .param("month", from.withDayOfMonth(1))
                .param("since", start(from))
                .param("until", start(to));
    }
}
