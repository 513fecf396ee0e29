package org.niangjia.service.mutualaid.oversight;

import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Regions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 参保统计. Who takes part, by the day on which the fee arrived: of a district or a part of its tree, and broken down by channel, by the
 * kind of the unit's union or by the town where the unit sits. What was brought over from old books belongs to the district as a whole.
 */
final class EnrolmentStatistics implements StatisticFamily {
    private static final int FEN = 100;

    /** One row a roster, or a batch of the old books. */
    private static final String TAKEN = """
             FROM (SELECT COALESCE(b.roster, b.id) AS id, b.roster IS NOT NULL AS listed, min(b.paid_on) AS paid_on,
                          sum(b.heads) AS times, sum(b.fee_fen) AS fen, min(b.employer::text) AS employer, min(b.unit_name) AS unit,
                          COALESCE(min(r.people), max(b.people)) AS people,
                          CASE WHEN NOT bool_or(r.addition) THEN min(r.staff) END AS staff, PART AS part
                     FROM mutualaid_batch b
                     LEFT JOIN mutualaid_roster r ON r.district = b.district AND r.id = b.roster
                     LEFT JOIN union_view u ON u.district = r.district AND u.path = r.path
                     LEFT JOIN employer_view f ON f.district = b.district AND f.id = b.employer
                    WHERE b.district = :district AND b.paid_on BETWEEN :first AND :asOf
                      AND (r.path >= :from AND r.path < :upTo AND r.path >= :path AND r.path < :end OR r.path IS NULL AND :whole)
                    GROUP BY 1, 2) AS taken
             WHERE (CAST(:part AS text) IS NULL OR part = :part)
            """;

    /** Of the unit; a village counts for its town, and a place that is a whole county for none. */
    private static final String TOWN = """
            COALESCE(min(CASE WHEN f.place >= 100000000000 THEN f.place / 1000 WHEN f.place >= 100000000 THEN f.place END)::text, 'NONE')
            """;

    private final JdbcClient jdbc;
    private final String key;
    private final String part;
    private final BiFunction<String, Words, String> names;

    private EnrolmentStatistics(JdbcClient jdbc, String key, String part, BiFunction<String, Words, String> names) {
        this.jdbc = jdbc;
        this.key = key;
        this.part = part;
        this.names = names;
    }

    /** 参保统计的三种分法. */
    @Configuration(proxyBeanMethods = false)
    static class Families {
        @Bean
        StatisticFamily enrolmentByChannel(JdbcClient jdbc) {
            return new EnrolmentStatistics(
                    jdbc, "enrolment", "min(b.channel)", (name, in) -> in.t("mutualaid.channel." + name));
        }

        @Bean
        StatisticFamily enrolmentByKind(JdbcClient jdbc) {
            return new EnrolmentStatistics(
                    jdbc,
                    "enrolment-kinds",
                    "COALESCE(min(u.kind), 'NONE')",
                    (name, in) -> in.t("mutualaid.union_kind." + name));
        }

        @Bean
        StatisticFamily enrolmentByTown(JdbcClient jdbc, Regions regions) {
            return new EnrolmentStatistics(
                    jdbc,
                    "enrolment-towns",
                    TOWN,
                    (name, in) ->
                            name.matches("\\d+") ? regions.name(Long.parseLong(name)) : in.t("mutualaid.town." + name));
        }
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Statistic> statistics() {
        return EnrolmentStatistic.all();
    }

    private record Taken(long people, long times, long units, long counted, long staff, long fen) {
        static final Taken NOBODY = new Taken(0, 0, 0, 0, 0, 0);

        List<Figure> figures() {
            return List.of(
                    Figure.count(EnrolmentStatistic.PEOPLE.statistic(), people),
                    Figure.count(EnrolmentStatistic.TIMES.statistic(), times),
                    Figure.count(EnrolmentStatistic.UNITS.statistic(), units),
                    Figure.rate(EnrolmentStatistic.SHARE.statistic(), counted, staff),
                    Figure.yuan(EnrolmentStatistic.FEES.statistic(), people, people == 0 ? null : (double) fen / FEN));
        }
    }

    private Map<String, Taken> sums(Scope scope, Asked asked, String by) {
        Map<String, Taken> sums = new TreeMap<>();
        bound(scope, asked, "SELECT " + by + """
                 AS name, sum(people)::bigint AS people, sum(times)::bigint AS times, count(DISTINCT employer) AS units,
                        COALESCE(sum(people) FILTER (WHERE staff IS NOT NULL), 0)::bigint AS counted,
                        COALESCE(sum(staff), 0)::bigint AS staff, sum(fen)::bigint AS fen
                """ + TAKEN.replace("PART", part) + " GROUP BY 1")
                .query(row -> {
                    sums.put(
                            row.getString("name"),
                            new Taken(
                                    row.getLong("people"),
                                    row.getLong("times"),
                                    row.getLong("units"),
                                    row.getLong("counted"),
                                    row.getLong("staff"),
                                    row.getLong("fen")));
                });
        return sums;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Scope scope, Asked asked) {
        String path = scope.path() == null ? "!" : scope.path();
        return sql.param("district", scope.require(asked.district()))
                .param("first", asked.first())
                .param("asOf", asked.asOf())
                .param("from", asked.path())
                .param("upTo", Cases.end(asked.path()))
                .param("path", path)
                .param("end", Cases.end(path))
                .param("whole", ClaimStatistics.whole(scope, asked))
                .param("part", asked.part(), Types.VARCHAR);
    }

    private JdbcClient.StatementSpec bound(Scope scope, Asked asked, String sql) {
        return bound(jdbc.sql(sql), scope, asked);
    }

    @Override
    public Counted count(Scope scope, Asked asked) {
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        sums(scope, asked, "part").forEach((name, taken) -> parts.put(name, taken.figures()));
        return new Counted(
                sums(scope, asked, "''").getOrDefault("", Taken.NOBODY).figures(), parts);
    }

    @Override
    public Map<YearMonth, List<Figure>> months(Scope scope, Asked asked) {
        Map<String, Taken> sums = sums(scope, asked, "to_char(paid_on, 'YYYY-MM')");
        Map<YearMonth, List<Figure>> months = new TreeMap<>();
        YearMonth last = YearMonth.from(asked.asOf());
        for (YearMonth each = YearMonth.from(asked.first()); !each.isAfter(last); each = each.plusMonths(1)) {
            months.put(each, sums.getOrDefault(each.toString(), Taken.NOBODY).figures());
        }
        return months;
    }

    @Override
    public String partName(String name, Words in) {
        return names.apply(name, in);
    }

    /** The rosters behind a figure; the old books have none. */
    @Override
    public List<Behind> behind(
            Scope scope, Asked asked, String statistic, boolean numerator, @Nullable UUID after, int limit) {
        boolean share = EnrolmentStatistic.of(statistic) == EnrolmentStatistic.SHARE;
        return bound(
                        scope,
                        asked,
                        "SELECT id, unit, paid_on, people" + TAKEN.replace("PART", part)
                                + " AND listed AND id < :after AND (staff IS NOT NULL OR NOT :share) ORDER BY id DESC LIMIT :limit")
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("share", share)
                .param("limit", limit)
                .query((row, n) -> new Behind(
                        row.getObject("id", UUID.class),
                        row.getString("people"),
                        row.getString("unit"),
                        "",
                        row.getObject("paid_on", LocalDate.class),
                        null,
                        "/mutual-aid/rosters/" + row.getString("id")))
                .list();
    }

    /** Nothing here has a limit of days. */
    @Override
    public List<Late> late(Scope scope, Asked asked, int most) {
        return new ArrayList<>();
    }

    @Override
    public long countLate(Scope scope, Asked asked) {
        return 0;
    }
}
