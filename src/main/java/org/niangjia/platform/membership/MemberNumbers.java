package org.niangjia.platform.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 会员人数. How many members there are below a place of the tree as it is today: the counters of now, and for an earlier day
 * what has changed since taken off again. So it costs what has changed, not how many members there are.
 */
@Component
public class MemberNumbers {
    private static final ZoneId ZONE = WorkingCalendar.ZONE;

    /** Each step twice: what it is for the union it leads to, and what it was for the one it comes from. */
    private static final String CHANGES = """
            WITH step AS (
                SELECT s.at, s.state, s.union_id, s.reason, p.state AS was, p.union_id AS was_union,
                       coalesce(p.state IN ('ACTIVE', 'RETAINED', 'PENDING'), false) AS before,
                       s.state IN ('ACTIVE', 'RETAINED', 'PENDING') AS after,
                       coalesce(p.union_id <> s.union_id, false) AS elsewhere
                  FROM membership_step s
                  LEFT JOIN membership_step p ON p.district = :district AND p.member = s.member AND p.number = s.number - 1
                 WHERE s.district = :district AND s.at >= :since
            ), side AS (
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
            )
            SELECT to_char(c.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, sum(c.active) AS active,
                   sum(c.retained) AS retained, sum(c.joined) AS joined, sum(c.arrived) AS arrived,
                   sum(c.departed) AS departed, sum(c.kept) AS kept, sum(c.ended) AS ended
              FROM side c JOIN union_view u ON u.district = :district AND u.id = c.union_id
             WHERE u.path >= :from AND u.path < :behind GROUP BY 1
            """;

    private final JdbcClient jdbc;
    private final Affiliations affiliations;

    MemberNumbers(JdbcClient jdbc, Affiliations affiliations) {
        this.jdbc = jdbc;
        this.affiliations = affiliations;
    }

    /** 在籍与保留会籍. Those on their way from one union to another are still the old one's. */
    public record Number(long active, long retained) {
        private Number less(Month later) {
            return new Number(active - later.number.active, retained - later.number.retained);
        }
    }

    /**
     * 月度会员. One month of the register.
     *
     * @param number members at its end
     * @param joined came anew
     * @param arrived came from another union, here or elsewhere
     * @param departed went to another union, here or elsewhere
     * @param kept became 保留会籍
     * @param ended 注销
     */
    public record Month(
            YearMonth month, Number number, long joined, long arrived, long departed, long kept, long ended) {
        private static Month none(YearMonth month) {
            return new Month(month, new Number(0, 0), 0, 0, 0, 0, 0);
        }

        private static Month of(ResultSet row, int n) throws SQLException {
            return new Month(
                    YearMonth.parse(row.getString("month")),
                    new Number(row.getLong("active"), row.getLong("retained")),
                    row.getLong("joined"),
                    row.getLong("arrived"),
                    row.getLong("departed"),
                    row.getLong("kept"),
                    row.getLong("ended"));
        }

        private Month with(Number end) {
            return new Month(month, end, joined, arrived, departed, kept, ended);
        }
    }

    /** At the end of a day. */
    public Number asOf(Scope scope, int district, String under, LocalDate day) {
        String top = top(scope, under);
        Number number = now(scope.require(district), top);
        for (Month later : changes(district, top, day.plusDays(1))) {
            number = number.less(later);
        }
        return number;
    }

    /** Months from this one until now, in the order of the calendar. */
    public List<Month> months(Scope scope, int district, String under, YearMonth first, YearMonth last) {
        String top = top(scope, under);
        Number number = now(scope.require(district), top);
        Map<YearMonth, Month> changes = changes(district, top, first.atDay(1)).stream()
                .collect(Collectors.toMap(Month::month, Function.identity(), (a, b) -> a, TreeMap::new));
        List<Month> months = new ArrayList<>();
        YearMonth newest = changes.isEmpty() ? last : ((TreeMap<YearMonth, Month>) changes).lastKey();
        for (YearMonth month = newest.isAfter(last) ? newest : last;
                !month.isBefore(first);
                month = month.minusMonths(1)) {
            Month change = changes.getOrDefault(month, Month.none(month));
            if (!month.isAfter(last)) {
                months.addFirst(change.with(number));
            }
            number = number.less(change);
        }
        return months;
    }

    private Number now(int district, String top) {
        Affiliations.Total total = affiliations.total(List.of(district), top);
        return new Number(total.active(), total.retained());
    }

    private List<Month> changes(int district, String top, LocalDate since) {
        return jdbc.sql(CHANGES)
                .param("district", district)
                .param("since", since.atStartOfDay(ZONE).toInstant().atOffset(ZoneOffset.UTC))
                .param("from", top)
                .param("behind", Members.behind(top))
                .query(Month::of)
                .list();
    }

    /** Where the reader's subtree and the one asked for meet. Throws NotVisibleException where they do not. */
    private static String top(Scope scope, String under) {
        String office = Members.office(scope);
        if (under.startsWith(office)) {
            return under;
        }
        if (office.startsWith(under)) {
            return office;
        }
        throw new NotVisibleException("members under " + under);
    }
}
