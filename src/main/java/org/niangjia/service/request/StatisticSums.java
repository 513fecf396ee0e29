package org.niangjia.service.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 诉求统计合计. Counts as of a day from the sums of the months before, and from what has changed since the last of them. What
 * the reader may not see is taken off again, so that the figures are those of {@link StatisticRows}, case by case.
 */
@Repository
class StatisticSums {
    private static final int HALF = 15;
    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);
    private static final String CHANGES = Sums.differences(
            Sums.alike(Sums.changed(Sums.WITHIN) + " UNION ALL " + Sums.hidden()),
            Sums.rated(Sums.WITHIN) + " UNION ALL " + Sums.hiddenRated());
    private static final String SUMS =
            "SELECT month, category, " + Sums.COUNTS + " FROM request_%s_sum WHERE district = :district AND path = :top"
                    + " AND month BETWEEN :firstWhole AND :lastMonth"
                    + " AND (CAST(:part AS text) IS NULL OR category = :part) AND ";
    private static final String DAYS = "SELECT " + Sums.month("day") + ", category, %s FROM request_day_sum"
            + " WHERE district = :district" + Sums.WITHIN + " AND known < :folded AND ";
    private static final String ADDED = DAYS.formatted(Sums.COUNTS);
    private static final String TAKEN = DAYS.formatted(Sums.NEGATIVE);

    /**
     * What the months before :base and the days of it until :folded made known of all months asked for, and what changed
     * after the last sum. Where the first or the last month is cut, the fewer of its days are added or taken off.
     */
    static final String BY_MONTH = """
            SELECT category, month, %1$s FROM (
                %2$s known < :base
                UNION ALL %3$s known >= :base AND known < :folded
                UNION ALL %4$s day >= :firstWhole AND day < :first
                UNION ALL %4$s day >= :firstWhole AND day > :asOf AND day <= :lastEnd
                UNION ALL %9$s day >= :first AND day < :firstWhole AND day <= :asOf
                UNION ALL SELECT %5$s, category, %6$s FROM (%7$s) AS d WHERE day BETWEEN :first AND :asOf) AS s
             GROUP BY 1, 2 HAVING %8$s
            """.formatted(
                    Sums.TOTALS,
                    SUMS.formatted("month"),
                    SUMS.formatted("known"),
                    TAKEN,
                    Sums.month("day"),
                    Sums.COUNTS,
                    CHANGES,
                    Sums.ANY,
                    ADDED);

    static final String OPEN = """
            SELECT category, day, sum(n) AS n FROM (
                SELECT category, opened_on AS day, n FROM request_open_sum
                 WHERE district = :district AND month = :base%1$s
                UNION ALL SELECT category, day, open FROM request_day_sum
                 WHERE district = :district AND known >= :base AND known < :folded AND open <> 0%1$s
                UNION ALL SELECT category, day, open FROM (%2$s) AS d WHERE open <> 0) AS s
             GROUP BY 1, 2 HAVING sum(n) <> 0
            """.formatted(
            Sums.WITHIN, Sums.differences(Sums.alike(Sums.changed(Sums.WITHIN) + " UNION ALL " + Sums.hidden())));

    private final JdbcClient jdbc;

    StatisticSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 合计. What is counted of one category in one month: what came, fell due, ended and was rated in it. */
    record Sum(
            String category,
            YearMonth month,
            long received,
            long due,
            long onTime,
            long completed,
            long closed,
            long closedOnce,
            long reopened,
            long answered,
            long good,
            long fair) {
        static final Sum NONE = new Sum("", YearMonth.from(NEVER), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    category,
                    month,
                    received + other.received,
                    due + other.due,
                    onTime + other.onTime,
                    completed + other.completed,
                    closed + other.closed,
                    closedOnce + other.closedOnce,
                    reopened + other.reopened,
                    answered + other.answered,
                    good + other.good,
                    fair + other.fair);
        }

        private static Sum of(ResultSet row, int number) throws SQLException {
            return new Sum(
                    row.getString("category"),
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    row.getLong("received"),
                    row.getLong("due"),
                    row.getLong("on_time"),
                    row.getLong("completed"),
                    row.getLong("closed"),
                    row.getLong("closed_once"),
                    row.getLong("reopened"),
                    row.getLong("answered"),
                    row.getLong("good"),
                    row.getLong("fair"));
        }
    }

    /** Each case stands in the month in which it came, in which it fell due, and in which it ended. */
    List<Sum> byMonth(Scope scope, Asked asked) {
        return byMonth(scope, asked, folded(scope, asked.district()));
    }

    private List<Sum> byMonth(Scope scope, Asked asked, LocalDate folded) {
        return bound(scope, asked, folded, BY_MONTH).query(Sum::of).list();
    }

    /** 合计与在办. */
    record Counts(List<Sum> byMonth, List<Open> open) {}

    Counts counts(Scope scope, Asked asked) {
        LocalDate folded = folded(scope, asked.district());
        List<Open> open = bound(scope, asked, folded, OPEN)
                .query((row, number) ->
                        new Open(row.getString("category"), row.getObject("day", LocalDate.class), row.getLong("n")))
                .list();
        return new Counts(byMonth(scope, asked, folded), open);
    }

    /** 在办. So many cases of a category that came on a day are open at the end of the day asked for. */
    record Open(String category, LocalDate since, long n) {}

    JdbcClient.StatementSpec bound(Scope scope, Asked asked, LocalDate folded, String sql) {
        LocalDate firstMonth = asked.first().withDayOfMonth(1);
        LocalDate firstWhole = asked.first().getDayOfMonth() > HALF ? firstMonth.plusMonths(1) : firstMonth;
        LocalDate lastMonth = asked.asOf().withDayOfMonth(1);
        LocalDate base = folded.isBefore(lastMonth) ? folded.withDayOfMonth(1) : lastMonth;
        LocalDate next = asked.asOf().plusDays(1);
        LocalDate until = folded.isBefore(next) ? folded : next;
        String top = top(scope.path(), asked.path());
        return Cases.visible(scope, jdbc.sql(sql))
                .param("district", asked.district())
                .param("top", top)
                .param("behind", Cases.end(top))
                .param("part", asked.part(), Types.VARCHAR)
                .param("first", asked.first())
                .param("firstWhole", firstWhole)
                .param("lastMonth", lastMonth)
                .param("lastEnd", lastMonth.plusMonths(1).minusDays(1))
                .param("asOf", asked.asOf())
                .param("base", base)
                .param("folded", until)
                .param("since", start(until))
                .param("known", asked.end().atOffset(ZoneOffset.UTC));
    }

    /** The first day that is not in the sums. */
    LocalDate folded(Scope scope, int district) {
        LocalDate last = jdbc.sql("SELECT max(until_day) AS day FROM request_folded WHERE district = :district")
                .param("district", scope.require(district))
                .query((row, number) -> new Last(row.getObject("day", LocalDate.class)))
                .single()
                .day();
        return last == null ? NEVER : last;
    }

    private record Last(@Nullable LocalDate day) {}

    /** Where the reader's subtree and the one asked for meet; a path that nothing has where they do not. */
    private static String top(@Nullable String own, String asked) {
        if (own == null) {
            return "!";
        }
        return asked.startsWith(own) ? asked : own.startsWith(asked) ? own : "!";
    }

    static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }
}
