package org.niangjia.service.request;

import java.sql.Types;
import java.time.LocalDate;
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
 * 诉求统计行. The cases behind the figures. What held at the end of a day is the row as it stands when it began before, or
 * the former row that lasted beyond. What a confidential case hides, it hides from the figures as well.
 */
@Repository
class StatisticRows {
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

    private final JdbcClient jdbc;

    StatisticRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
}
