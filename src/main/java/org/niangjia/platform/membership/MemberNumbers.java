package org.niangjia.platform.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 会员人数. How many members there are below a place of the tree as it is today: the counters of now, and for an earlier day
 * what has changed since taken off again. Finished days are summed up by {@link MemberFolding} and sheets by the import, so it
 * costs neither how many members there are nor how many have come in years or this morning.
 */
@Component
public class MemberNumbers {
    private static final String TOTALS = """
            sum(c.active) AS active, sum(c.retained) AS retained, sum(c.joined) AS joined, sum(c.arrived) AS arrived,
            sum(c.departed) AS departed, sum(c.kept) AS kept, sum(c.ended) AS ended
            """;
    private static final String BELOW = """
             JOIN union_view u ON u.district = :district AND u.id = c.union_id
            WHERE u.path >= :from AND u.path < :behind
            """;
    private static final Sums PART = Sums.of(BELOW);
    /** All of a district need not be looked up in its tree. */
    private static final Sums WHOLE = Sums.of(" WHERE true");

    /** 分段汇总. What has changed since a day, in the tables that hold it, for a part of the tree or all of it. */
    private record Sums(String steps, String sheets, String days, String months) {
        private static Sums of(String where) {
            return new Sums(
                    "SELECT to_char(c.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, " + TOTALS + " FROM ("
                            + MemberFolding.SINGLE_CHANGES + ") AS c " + where + " GROUP BY 1",
                    """
                    SELECT to_char(c.day, 'YYYY-MM') AS month, sum(c.joined) AS active, 0 AS retained, sum(c.joined) AS joined,
                           0 AS arrived, 0 AS departed, 0 AS kept, 0 AS ended FROM membership_sheet_sum c
                    """ + where + " AND c.district = :district AND c.day >= :since GROUP BY 1",
                    "SELECT to_char(c.day, 'YYYY-MM') AS month, " + TOTALS + " FROM membership_day_sum c" + where
                            + " AND c.district = :district AND c.day >= :since AND c.day < :first GROUP BY 1",
                    "SELECT to_char(c.month, 'YYYY-MM') AS month, " + TOTALS + " FROM membership_month_sum c" + where
                            + " AND c.district = :district AND c.month >= :first AND c.month < :folded GROUP BY 1");
        }

        private static Sums of(int district, String top) {
            return top.endsWith("/" + district + "/") ? WHOLE : PART;
        }
    }

    private final JdbcClient jdbc;
    private final Affiliations affiliations;
    private final MemberFolding folding;

    MemberNumbers(JdbcClient jdbc, Affiliations affiliations, MemberFolding folding) {
        this.jdbc = jdbc;
        this.affiliations = affiliations;
        this.folding = folding;
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

        /** Parts of one month. */
        private Month and(Month other) {
            Number both = new Number(number.active + other.number.active, number.retained + other.number.retained);
            return new Month(
                    month,
                    both,
                    joined + other.joined,
                    arrived + other.arrived,
                    departed + other.departed,
                    kept + other.kept,
                    ended + other.ended);
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
                .collect(Collectors.toMap(Month::month, Function.identity(), Month::and, TreeMap::new));
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

    /** From this day on: days until a month begins, then months as far as they are summed up, then the steps of today. */
    private List<Month> changes(int district, String top, LocalDate since) {
        LocalDate folded = folding.until(district);
        if (!since.isBefore(folded)) {
            return steps(district, top, since);
        }
        LocalDate month =
                since.getDayOfMonth() == 1 ? since : since.withDayOfMonth(1).plusMonths(1);
        LocalDate first = month.isBefore(folded) ? month : folded;
        List<Month> changes = new ArrayList<>(steps(district, top, folded));
        Sums sums = Sums.of(district, top);
        for (String sql : List.of(sums.days(), sums.months())) {
            changes.addAll(below(sql, district, top)
                    .param("since", since)
                    .param("first", first)
                    .param("folded", folded)
                    .query(Month::of)
                    .list());
        }
        return changes;
    }

    private List<Month> steps(int district, String top, LocalDate since) {
        Sums sums = Sums.of(district, top);
        List<Month> steps = new ArrayList<>(below(sums.steps(), district, top)
                .param("since", MemberFolding.start(since))
                .param("until", MemberFolding.NEVER)
                .query(Month::of)
                .list());
        steps.addAll(below(sums.sheets(), district, top)
                .param("since", since)
                .query(Month::of)
                .list());
        return steps;
    }

    private JdbcClient.StatementSpec below(String sql, int district, String top) {
        return jdbc.sql(sql).param("district", district).param("from", top).param("behind", Members.behind(top));
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
