package org.niangjia.service.request;

import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.StatisticFamily.Behind;
import org.niangjia.platform.frame.StatisticFamily.Late;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 诉求统计行. The SQL behind the figures. What held at the end of a day is the row as it stands when it began before, or
 * the former row that lasted beyond. What a confidential case hides, it hides from the figures as well.
 */
@Repository
class StatisticRows {
    static final int RECEIVED = 1;
    static final int DUE = 2;
    static final int ON_TIME = 4;
    static final int ENDED = 8;
    static final int ENDED_NOW = 16;
    static final int CLOSED_ONCE = 32;
    static final int REOPENED = 64;

    private static final String COLUMNS = """
            case_id, path, category, opened_on, first_due_on, answered_on, on_time, ended_on, first_closed_on, withdrawn, reopened""";
    /** Rows of one table within the Scope and the subtree. */
    private static final String WITHIN = """
             WHERE district = :district AND path >= :from AND path < :upTo AND path >= :path AND path < :end
               AND (CAST(:part AS text) IS NULL OR category = :part) AND
            """ + Cases.VISIBLE;

    static final String AS_OF =
            "(SELECT " + COLUMNS + " FROM request_standing" + WITHIN + " AND since < :known UNION ALL SELECT " + COLUMNS
                    + " FROM request_formerly" + WITHIN + " AND since < :known AND until_at >= :known) AS s";
    /** 应办: the first due day has come, and the worker had not withdrawn it by then. */
    private static final String IS_DUE =
            "(first_due_on BETWEEN :first AND :asOf AND NOT (withdrawn AND ended_on <= first_due_on))";

    private static final String FLAGS = "(CASE WHEN opened_on >= :first THEN 1 ELSE 0 END"
            + " + CASE WHEN " + IS_DUE + " THEN 2 ELSE 0 END"
            + " + CASE WHEN on_time THEN 4 ELSE 0 END"
            + " + CASE WHEN ended_on IS NOT NULL THEN 8 ELSE 0 END"
            + " + CASE WHEN ended_on >= :first THEN 16 ELSE 0 END"
            + " + CASE WHEN first_closed_on >= :first THEN 32 ELSE 0 END"
            + " + CASE WHEN reopened THEN 64 ELSE 0 END)";

    private final JdbcClient jdbc;

    StatisticRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many cases of one category that are alike in all that is counted; since when they wait, where they do. */
    record Alike(String category, int flags, @Nullable LocalDate waitingSince, long n) {
        boolean is(int flag) {
            return (flags & flag) == flag;
        }
    }

    List<Alike> alike(Scope scope, Asked asked) {
        return bound(scope, asked, "SELECT category, " + FLAGS + """
                 AS flags, CASE WHEN ended_on IS NULL THEN opened_on END AS waiting_since, count(*) AS n FROM
                """ + AS_OF + " GROUP BY 1, 2, 3")
                .query((row, number) -> new Alike(
                        row.getString("category"),
                        row.getInt("flags"),
                        row.getObject("waiting_since", LocalDate.class),
                        row.getLong("n")))
                .list();
    }

    /** Ratings of one category: how many gave a grade, the two good ones apart. */
    record Rated(String category, @Nullable YearMonth month, long answered, long good, long fair) {}

    List<Rated> ratings(Scope scope, Asked asked) {
        return ratings(scope, asked, "NULL");
    }

    List<Rated> ratingsByMonth(Scope scope, Asked asked) {
        return ratings(scope, asked, "to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')");
    }

    private List<Rated> ratings(Scope scope, Asked asked, String month) {
        return bound(
                        scope,
                        asked,
                        "SELECT category, " + month + """
                 AS month, count(*) AS answered, count(*) FILTER (WHERE satisfaction = 'GOOD') AS good,
                 count(*) FILTER (WHERE satisfaction = 'FAIR') AS fair FROM request_rating
                """ + WITHIN
                                + " AND at >= :began AND at < :known AND satisfaction IS NOT NULL GROUP BY 1, 2")
                .query((row, number) -> new Rated(
                        row.getString("category"),
                        month(row.getString("month")),
                        row.getLong("answered"),
                        row.getLong("good"),
                        row.getLong("fair")))
                .list();
    }

    /** What one month counts of one kind of event: came, fell due, ended, closed for the first time. */
    record Monthly(YearMonth month, String event, long n, long part) {}

    /** Each case stands in the month in which it came, in which it fell due, and in which it ended. */
    List<Monthly> months(Scope scope, Asked asked) {
        return bound(scope, asked, """
                SELECT to_char(e.day, 'YYYY-MM') AS month, e.event, count(*) AS n, count(*) FILTER (WHERE e.part) AS part
                  FROM %s CROSS JOIN LATERAL (VALUES ('RECEIVED', opened_on, false),
                       ('ON_TIME', CASE WHEN %s THEN first_due_on END, on_time),
                       ('COMPLETION', CASE WHEN %s THEN first_due_on END, ended_on IS NOT NULL),
                       ('CLOSED', ended_on, false), ('REOPENED', first_closed_on, reopened)) AS e(event, day, part)
                 WHERE e.day BETWEEN :first AND :asOf GROUP BY 1, 2
                """.formatted(AS_OF, IS_DUE, IS_DUE))
                .query((row, number) -> new Monthly(
                        YearMonth.parse(row.getString("month")),
                        row.getString("event"),
                        row.getLong("n"),
                        row.getLong("part")))
                .list();
    }

    /** Cases that a condition holds for, newest first. */
    List<Behind> behind(Scope scope, Asked asked, String condition, @Nullable UUID after, int limit) {
        return bound(scope, asked, """
                SELECT s.case_id, c.no, c.subject, c.handler_title, s.opened_on, s.first_due_on
                  FROM %s JOIN case_view c ON c.district = :district AND c.id = s.case_id
                 WHERE s.case_id < :after AND %s ORDER BY s.case_id DESC LIMIT :limit
                """.formatted(AS_OF, condition))
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query((row, number) -> new Behind(
                        row.getObject("case_id", UUID.class),
                        row.getString("no"),
                        row.getString("subject"),
                        row.getString("handler_title"),
                        row.getObject("opened_on", LocalDate.class),
                        row.getObject("first_due_on", LocalDate.class),
                        "/requests/" + row.getString("no")))
                .list();
    }

    private static final String IS_LATE = "s.answered_on IS NULL AND s.ended_on IS NULL AND s.first_due_on < :asOf";

    /** Late at the end of the day, the longest first; where they stand now and what the office last wrote. */
    List<Late> late(Scope scope, Asked asked, int most, java.util.function.ToIntFunction<LocalDate> days) {
        return bound(scope, asked, """
                SELECT c.no, c.subject, c.handler_title, c.step, s.first_due_on, COALESCE(m.text, '') AS said
                  FROM %s JOIN case_view c ON c.district = :district AND c.id = s.case_id
                  LEFT JOIN LATERAL (SELECT k.text FROM casework_move k WHERE k.district = :district AND k.case_id = s.case_id
                                        AND k.actor_kind = 'OFFICER' AND k.text <> '' AND k.at < :known
                                      ORDER BY k.seq DESC LIMIT 1) m ON true
                 WHERE %s ORDER BY s.first_due_on, s.case_id LIMIT :limit
                """.formatted(AS_OF, IS_LATE))
                .param("limit", most)
                .query((row, number) -> {
                    LocalDate due = row.getObject("first_due_on", LocalDate.class);
                    String said = row.getString("said").replaceAll("\\s+", " ");
                    int length = said.codePointCount(0, said.length());
                    return new Late(
                            row.getString("no"),
                            row.getString("subject"),
                            row.getString("handler_title"),
                            due,
                            days.applyAsInt(due),
                            "casework.step.SQ." + row.getString("step"),
                            length <= 40 ? said : said.substring(0, said.offsetByCodePoints(0, 39)) + "…");
                })
                .list();
    }

    long countLate(Scope scope, Asked asked) {
        return bound(scope, asked, "SELECT count(*) FROM " + AS_OF + " WHERE " + IS_LATE)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Ratings as a condition on the case, for the list behind them. */
    static String rated(String grades) {
        return "s.case_id IN (SELECT r.case_id FROM request_rating r WHERE r.district = :district AND r.at >= :began"
                + " AND r.at < :known AND r.satisfaction IN (" + grades + "))";
    }

    static String is(String flagged) {
        return flagged.replace("DUE", IS_DUE);
    }

    private JdbcClient.StatementSpec bound(Scope scope, Asked asked, String sql) {
        scope.require(asked.district());
        return Cases.visible(scope, jdbc.sql(sql))
                .param("district", asked.district())
                .param("from", asked.path())
                .param("upTo", Cases.end(asked.path()))
                .param("part", asked.part(), Types.VARCHAR)
                .param("first", asked.first())
                .param("asOf", asked.asOf())
                .param(
                        "began",
                        asked.first()
                                .atStartOfDay(org.niangjia.platform.frame.Times.ZONE)
                                .toOffsetDateTime())
                .param("known", asked.end().atOffset(ZoneOffset.UTC));
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text);
    }
}
