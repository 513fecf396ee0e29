package org.niangjia.service.request;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 统计合计核对. Counts the sums of all months again from the rows of single cases, and names those that differ. */
@Component
class SumsVerification implements Verification {
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final String ALL = Sums.differences(Sums.changed(""), Sums.rated(""));

    private static final String DAYS = """
            SELECT path, category, day AS day FROM (
                SELECT path, category, day, (at AT TIME ZONE 'Asia/Shanghai')::date AS known, %s FROM (%s) AS told
                UNION ALL SELECT path, category, day, known, %s FROM request_day_sum WHERE district = :district) AS s
             GROUP BY path, category, day, known HAVING %s ORDER BY path, day LIMIT :most
            """.formatted(Sums.COUNTS, ALL, Sums.NEGATIVE, Sums.ANY);

    private static final String MONTHS = """
            SELECT path, category, month AS day FROM (
                SELECT up.path, told.category, told.month, told.known, %1$s
                  FROM (SELECT path, category, %2$s AS month, %3$s AS known, %4$s
                          FROM (SELECT *, (at AT TIME ZONE 'Asia/Shanghai')::date AS on_day FROM (%5$s) AS every) AS each
                         WHERE on_day < :month GROUP BY 1, 2, 3, 4) AS told CROSS JOIN LATERAL %6$s AS up
                UNION ALL SELECT path, category, month, known, %7$s FROM request_month_sum WHERE district = :district) AS s
             GROUP BY path, category, month, known HAVING %8$s ORDER BY path, month LIMIT :most
            """.formatted(
                    Sums.COUNTS,
                    Sums.month("day"),
                    Sums.month("on_day"),
                    Sums.TOTALS,
                    ALL,
                    Sums.above("told.path"),
                    Sums.NEGATIVE,
                    Sums.ANY);

    /** The days' sums are recounted above; these are them again, by month and for every place above. */
    private static final String KNOWN =
            """
            SELECT path, category, known AS day FROM (
                SELECT up.path, d.category, %1$s AS month, d.known, %2$s
                  FROM request_day_sum AS d CROSS JOIN LATERAL %3$s AS up WHERE d.district = :district
                UNION ALL SELECT path, category, month, known, %4$s FROM request_known_sum WHERE district = :district) AS s
             GROUP BY path, category, month, known HAVING %5$s ORDER BY path, known LIMIT :most
            """.formatted(Sums.month("d.day"), Sums.COUNTS, Sums.above("d.path"), Sums.NEGATIVE, Sums.ANY);

    private static final String OPEN = """
            SELECT path, category, opened_on AS day FROM (
                SELECT m.month::date AS month, v.path, v.category, v.opened_on, 1 AS n
                  FROM (SELECT min(from_day) AS first FROM request_folded WHERE district = :district) AS f
                 CROSS JOIN LATERAL generate_series(date_trunc('month', f.first::timestamp) + interval '1 month',
                       CAST(:month AS timestamp), interval '1 month') AS m(month)
                  JOIN (SELECT path, category, opened_on, since, CAST('infinity' AS timestamptz) AS until_at
                          FROM request_standing WHERE district = :district AND ended_on IS NULL
                        UNION ALL SELECT path, category, opened_on, since, until_at
                          FROM request_formerly WHERE district = :district AND ended_on IS NULL) AS v
                    ON v.since < m.month AT TIME ZONE 'Asia/Shanghai'
                   AND v.until_at >= m.month AT TIME ZONE 'Asia/Shanghai'
                UNION ALL SELECT month, path, category, opened_on, -n FROM request_open_sum WHERE district = :district) AS s
             GROUP BY month, path, category, opened_on HAVING sum(n) <> 0 ORDER BY path, opened_on LIMIT :most
            """;

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final StatisticSums sums;
    private final Partitions partitions;

    SumsVerification(JdbcClient jdbc, StatisticSums sums, Partitions partitions) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "request-sums";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream()
                .flatMap(district -> different(district).stream())
                .map(cell -> new Finding(name(), cell, "统计合计与逐件台账不符 (a sum differs from the cases it sums up)"))
                .toList();
    }

    /** Place, category and day of what differs in a district. */
    List<String> different(int district) {
        return Stream.of(DAYS, KNOWN, MONTHS, OPEN)
                .flatMap(sql -> different(sql, district).stream())
                .toList();
    }

    private List<String> different(String sql, int district) {
        LocalDate folded = sums.folded(Scope.house(district), district);
        return jdbc.sql(sql)
                .param("district", district)
                .param("since", StatisticSums.start(EVER))
                .param("known", StatisticSums.start(folded))
                .param("month", folded.withDayOfMonth(1), java.sql.Types.DATE)
                .param("most", MOST)
                .query((row, n) -> "%d %s %s %s"
                        .formatted(district, row.getString("path"), row.getString("category"), row.getString("day")))
                .list();
    }
}
