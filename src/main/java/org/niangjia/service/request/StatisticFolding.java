package org.niangjia.service.request;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.store.Poller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 统计汇总. Sums up what a day has changed of what is counted, once it is over, and a month once that is. A change is always of
 * now, so nobody adds to such a day any more: the sums are written once, and nobody waits for a counter.
 */
@Component
class StatisticFolding implements Poller {
    /** What began before midnight has long been written by then. */
    private static final Duration WAIT = Duration.ofHours(1);

    private static final String CLAIM = """
            INSERT INTO request_folded (district, from_day, until_day, folded_at) VALUES (:district, :from, :until, :now)
            ON CONFLICT (district, from_day) DO NOTHING
            """;
    private static final String DAYS =
            """
            INSERT INTO request_day_sum (district, path, category, day, known, %1$s)
            SELECT :district, path, category, day, (at AT TIME ZONE 'Asia/Shanghai')::date, %2$s FROM (%3$s) AS d
             GROUP BY path, category, day, 5 HAVING %4$s
            """.formatted(Sums.COUNTS, Sums.TOTALS, Sums.differences(Sums.changed(""), Sums.rated("")), Sums.ANY);
    private static final String KNOWN =
            """
            INSERT INTO request_known_sum (district, path, month, category, known, %1$s)
            SELECT :district, up.path, m.month, m.category, m.known, %2$s
              FROM (SELECT path, %3$s AS month, category, known, %2$s FROM request_day_sum
                     WHERE district = :district AND known >= :from AND known < :until GROUP BY 1, 2, 3, 4) AS m
             CROSS JOIN LATERAL %4$s AS up
             GROUP BY up.path, m.month, m.category, m.known HAVING %5$s
            """.formatted(Sums.COUNTS, Sums.TOTALS, Sums.month("day"), Sums.above("m.path"), Sums.ANY);
    private static final String MONTH = """
            INSERT INTO request_month_sum (district, path, month, category, known, %1$s)
            SELECT :district, path, month, category, :month, %2$s FROM request_known_sum
             WHERE district = :district AND known >= :month AND known < :until
             GROUP BY path, month, category HAVING %3$s
            """.formatted(Sums.COUNTS, Sums.TOTALS, Sums.ANY);
    private static final String OPEN = """
            INSERT INTO request_open_sum (district, month, path, category, opened_on, n)
            SELECT :district, :until, path, category, day, sum(n) FROM (
                SELECT path, category, opened_on AS day, n FROM request_open_sum
                 WHERE district = :district AND month = :month
                UNION ALL SELECT path, category, day, open FROM request_day_sum
                 WHERE district = :district AND known >= :month AND known < :until AND open <> 0) AS s
             GROUP BY path, category, day HAVING sum(n) <> 0
            """;

    private final JdbcClient jdbc;
    private final StatisticSums sums;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StatisticFolding(JdbcClient jdbc, StatisticSums sums, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "request-statistics";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void poll(int district) {
        foldUpTo(district, WorkingCalendar.dayOf(clock.instant().minus(WAIT)));
    }

    /** Every day before this one that is not in the sums yet, the earliest first, at most a month at a time. */
    void foldUpTo(int district, LocalDate day) {
        LocalDate from = next(district).orElse(day);
        while (from.isBefore(day)) {
            LocalDate first = from;
            LocalDate end = from.withDayOfMonth(1).plusMonths(1);
            LocalDate until = end.isBefore(day) ? end : day;
            transaction.executeWithoutResult(status -> fold(district, first, until));
            from = until;
        }
    }

    /** Throws the sums of a district away and makes them anew, in one go: for what was written beside the desk. */
    void anew(int district) {
        transaction.executeWithoutResult(status -> {
            for (String table : new String[] {"folded", "day_sum", "known_sum", "month_sum", "open_sum"}) {
                jdbc.sql("DELETE FROM request_" + table + " WHERE district = :district")
                        .param("district", district)
                        .update();
            }
            poll(district);
        });
    }

    private Optional<LocalDate> next(int district) {
        LocalDate folded = sums.folded(Scope.house(district), district);
        if (folded.getYear() > 1) {
            return Optional.of(folded);
        }
        return jdbc.sql("""
                SELECT (least((SELECT min(since) FROM request_standing WHERE district = :district),
                              (SELECT min(since) FROM request_formerly WHERE district = :district))
                        AT TIME ZONE 'Asia/Shanghai')::date AS day
                """)
                .param("district", district)
                .query((row, number) -> new Earliest(row.getObject("day", LocalDate.class)))
                .optional()
                .map(Earliest::day);
    }

    private record Earliest(@Nullable LocalDate day) {}

    private void fold(int district, LocalDate from, LocalDate until) {
        int claimed = bound(CLAIM, district, from, until)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            bound(DAYS, district, from, until).update();
            bound(KNOWN, district, from, until).update();
            if (until.getDayOfMonth() == 1) {
                bound(MONTH, district, from, until).update();
                bound(OPEN, district, from, until).update();
            }
        }
    }

    private JdbcClient.StatementSpec bound(String sql, int district, LocalDate from, LocalDate until) {
        return jdbc.sql(sql)
                .param("district", district)
                .param("from", from, Types.DATE)
                .param("until", until, Types.DATE)
                .param("month", from.withDayOfMonth(1), Types.DATE)
                .param("since", StatisticSums.start(from))
                .param("known", StatisticSums.start(until));
    }
}
