package org.niangjia.service.mutualaid.oversight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.niangjia.service.mutualaid.claim.ClaimPages;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 互助金统计. Awards by the day of their decision, for whole districts alone: a fund is one pot, and a town or unit could be
 * told from few. The mix of illnesses is by month and without cases, and its small cells are left out for everybody.
 */
@Component
class ClaimStatistics implements StatisticFamily {
    /** Paths of regional unions consist of region codes; below a county other segments follow. */
    private static final Pattern WHOLE_DISTRICT = Pattern.compile("(\\d{6}/)*");

    private static final String BETWEEN = " WHERE district = :district AND %s BETWEEN :first AND :asOf ";
    private static final int FEN = 100;

    private final JdbcClient jdbc;
    private final Holidays holidays;
    private final Terms terms;

    ClaimStatistics(JdbcClient jdbc, Holidays holidays, Terms terms) {
        this.jdbc = jdbc;
        this.holidays = holidays;
        this.terms = terms;
    }

    @Override
    public String key() {
        return "mutual-aid";
    }

    @Override
    public List<Statistic> statistics() {
        return ClaimStatistic.all();
    }

    private record Awards(long persons, long times, long fen) {
        static final Awards NONE = new Awards(0, 0, 0);
    }

    private record Fees(long people, long fen) {
        static final Fees NONE = new Fees(0, 0);
    }

    private record Decided(long claims, long capped, long days) {
        static final Decided NONE = new Decided(0, 0, 0);
    }

    @Override
    public Counted count(Scope scope, Asked asked) {
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        int cell = terms.number(ClaimStatistic.TIMES.statistic().cell(), asked.district(), asked.asOf());
        IllnessMix.shown(illnesses(scope, asked), cell)
                .forEach((chapter, figure) -> parts.put(chapter, List.of(figure)));
        String part = asked.part();
        if (part != null) {
            return new Counted(ofPart(parts.getOrDefault(part, List.of())), Map.of());
        }
        return new Counted(
                figures(
                        awards(scope, asked, "''").getOrDefault("", Awards.NONE),
                        fees(scope, asked, "''").getOrDefault("", Fees.NONE),
                        decided(scope, asked, "''").getOrDefault("", Decided.NONE)),
                parts);
    }

    /** Of an illness nothing is told but how often. */
    private static List<Figure> ofPart(List<Figure> times) {
        return ClaimStatistic.all().stream()
                .map(each -> times.stream()
                        .filter(figure -> figure.statistic().equals(each))
                        .findFirst()
                        .orElseGet(() -> Figure.count(each, 0).hide()))
                .toList();
    }

    private static List<Figure> figures(Awards awards, Fees fees, Decided decided) {
        Double yuan = awards.times() == 0 ? null : (double) awards.fen() / FEN;
        Double mean = yuan == null ? null : yuan / awards.times();
        Double days = decided.claims() == 0 ? null : (double) decided.days() / decided.claims();
        return List.of(
                Figure.count(ClaimStatistic.PERSONS.statistic(), awards.persons()),
                Figure.count(ClaimStatistic.TIMES.statistic(), awards.times()),
                Figure.yuan(ClaimStatistic.AMOUNT.statistic(), awards.times(), yuan),
                Figure.yuan(ClaimStatistic.MEAN.statistic(), awards.times(), mean),
                Figure.rate(ClaimStatistic.FREQUENCY.statistic(), awards.times(), fees.people()),
                Figure.rate(ClaimStatistic.RATIO.statistic(), awards.fen() / FEN, fees.fen() / FEN),
                Figure.count(ClaimStatistic.CAPPED.statistic(), decided.capped()),
                Figure.days(ClaimStatistic.DECIDED.statistic(), decided.claims(), days));
    }

    private Map<String, Awards> awards(Scope scope, Asked asked, String by) {
        String sql = "SELECT " + by + " AS part, count(DISTINCT person) AS persons, count(*) AS times,"
                + " sum(payout_fen)::bigint AS fen FROM mutualaid_payout"
                + BETWEEN.formatted("decided_on") + "AND payout_fen > 0 GROUP BY 1";
        return sums(
                scope,
                asked,
                sql,
                "decided_on",
                (row, n) -> new Awards(row.getLong("persons"), row.getLong("times"), row.getLong("fen")));
    }

    private Map<String, Fees> fees(Scope scope, Asked asked, String by) {
        String sql = "SELECT " + by + " AS part, sum(people)::bigint AS people, sum(fee_fen)::bigint AS fen"
                + " FROM mutualaid_batch" + BETWEEN.formatted("paid_on") + "GROUP BY 1";
        return sums(scope, asked, sql, "paid_on", (row, n) -> new Fees(row.getLong("people"), row.getLong("fen")));
    }

    private Map<String, Decided> decided(Scope scope, Asked asked, String by) {
        String sql = "SELECT " + by + " AS part, count(*) AS claims, count(*) FILTER (WHERE capped) AS capped,"
                + " sum(days)::bigint AS days FROM mutualaid_claim_decision"
                + BETWEEN.formatted("on_day") + "GROUP BY 1";
        return sums(
                scope,
                asked,
                sql,
                "on_day",
                (row, n) -> new Decided(row.getLong("claims"), row.getLong("capped"), row.getLong("days")));
    }

    private <T> Map<String, T> sums(Scope scope, Asked asked, String sql, String day, RowMapper<T> sum) {
        Map<String, T> sums = new TreeMap<>();
        bound(scope, asked, sql, day).query(row -> {
            sums.put(row.getString("part"), Objects.requireNonNull(sum.mapRow(row, 0)));
        });
        return sums;
    }

    /** Whole months of the period: a month that is cut could be told from the whole one. */
    private Map<String, Long> illnesses(Scope scope, Asked asked) {
        Map<String, Long> sums = new TreeMap<>();
        LocalDate first = asked.first().getDayOfMonth() == 1
                ? asked.first()
                : asked.first().withDayOfMonth(1).plusMonths(1);
        jdbc.sql("""
                        SELECT chapter, count(*) AS times FROM mutualaid_illness
                         WHERE district = :district AND month >= :first AND month <= :last AND :whole GROUP BY chapter ORDER BY chapter
                        """)
                .param("district", scope.require(asked.district()))
                .param("first", first)
                .param("last", asked.asOf())
                .param("whole", whole(scope, asked))
                .query(row -> {
                    sums.put(row.getString("chapter"), row.getLong("times"));
                });
        return sums;
    }

    static boolean whole(Scope scope, Asked asked) {
        String path = scope.path();
        return path != null
                && WHOLE_DISTRICT.matcher(path).matches()
                && WHOLE_DISTRICT.matcher(asked.path()).matches();
    }

    private JdbcClient.StatementSpec bound(Scope scope, Asked asked, String sql, String day) {
        return jdbc.sql(sql.replace("MONTH", "to_char(" + day + ", 'YYYY-MM')"))
                .param("district", whole(scope, asked) ? scope.require(asked.district()) : 0)
                .param("first", asked.first())
                .param("asOf", asked.asOf());
    }

    @Override
    public Map<YearMonth, List<Figure>> months(Scope scope, Asked asked) {
        Map<String, Awards> awards = awards(scope, asked, "MONTH");
        Map<String, Fees> fees = fees(scope, asked, "MONTH");
        Map<String, Decided> decided = decided(scope, asked, "MONTH");
        Map<YearMonth, List<Figure>> months = new TreeMap<>();
        YearMonth last = YearMonth.from(asked.asOf());
        for (YearMonth each = YearMonth.from(asked.first()); !each.isAfter(last); each = each.plusMonths(1)) {
            String name = each.toString();
            months.put(
                    each,
                    figures(
                            awards.getOrDefault(name, Awards.NONE),
                            fees.getOrDefault(name, Fees.NONE),
                            decided.getOrDefault(name, Decided.NONE)));
        }
        return months;
    }

    @Override
    public String partName(String part, Words words) {
        return words.t("mutualaid.chapter." + part);
    }

    /** Claims by their number; what was brought over from old books has none, and the mix of illnesses leads to nobody. */
    @Override
    public List<Behind> behind(
            Scope scope, Asked asked, String statistic, boolean numerator, @Nullable UUID after, int limit) {
        ClaimStatistic which = ClaimStatistic.of(statistic);
        if (asked.part() != null || !whole(scope, asked)) {
            return List.of();
        }
        String condition = switch (which) {
            case PERSONS, TIMES, AMOUNT, MEAN, FREQUENCY, RATIO -> "d.verdict = 'AWARD'";
            case CAPPED -> "d.capped";
            case DECIDED -> "true";
        };
        return Cases.visible(
                        scope, jdbc.sql("""
                        SELECT id, no, subject, handler_title, opened_at, (due_at AT TIME ZONE 'Asia/Shanghai')::date AS due_on FROM case_view v
                          JOIN mutualaid_claim_decision d ON d.district = v.district AND d.case_id = v.id
                         WHERE v.district = :district AND v.path >= :path AND v.path < :end AND d.on_day BETWEEN :first AND :asOf
                           AND v.id < :after AND
                        """ + condition + " AND" + Cases.VISIBLE + " ORDER BY v.id DESC LIMIT :limit"))
                .param("district", scope.require(asked.district()))
                .param("first", asked.first())
                .param("asOf", asked.asOf())
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query((row, n) -> new Behind(
                        row.getObject("id", UUID.class),
                        row.getString("no"),
                        row.getString("subject"),
                        row.getString("handler_title"),
                        WorkingCalendar.dayOf(row.getTimestamp("opened_at").toInstant()),
                        row.getObject("due_on", LocalDate.class),
                        ClaimPages.page(row.getString("no"))))
                .list();
    }

    private static final String LATE = """
             FROM case_view WHERE district = :district AND type = 'HZ' AND path >= :from AND path < :upTo AND path >= :path AND path < :end
               AND opened_at < :known AND due_at < :known AND (closed_at IS NULL OR closed_at >= :known)
               AND step IN ('ACCEPT', 'REVIEW', 'SECOND', 'DEPUTY', 'APPEAL', 'RECHECK') AND
            """ + Cases.VISIBLE;

    private JdbcClient.StatementSpec late(Scope scope, Asked asked, String sql) {
        return Cases.visible(scope, jdbc.sql(sql))
                .param("district", scope.require(asked.district()))
                .param("from", asked.path())
                .param("upTo", Cases.end(asked.path()))
                .param("known", asked.end().atOffset(ZoneOffset.UTC));
    }

    @Override
    public List<Late> late(Scope scope, Asked asked, int most) {
        WorkingCalendar calendar = holidays.calendar(asked.district());
        List<Late> late = new ArrayList<>();
        late(
                        scope,
                        asked,
                        "SELECT no, subject, handler_title, step, (due_at AT TIME ZONE 'Asia/Shanghai')::date AS due_on"
                                + LATE + " ORDER BY due_at, id LIMIT :limit")
                .param("limit", most)
                .query(row -> {
                    LocalDate due = row.getObject("due_on", LocalDate.class);
                    late.add(new Late(
                            row.getString("no"),
                            row.getString("subject"),
                            row.getString("handler_title"),
                            due,
                            calendar.workingDaysBetween(due, asked.asOf()),
                            "casework.step.HZ." + row.getString("step"),
                            ""));
                });
        return late;
    }

    @Override
    public long countLate(Scope scope, Asked asked) {
        return late(scope, asked, "SELECT count(*)" + LATE)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
