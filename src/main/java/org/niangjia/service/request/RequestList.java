package org.niangjia.service.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 诉求台账. Requests of an office and below, newest first, filtered; for the page, for programs and for the sheet. */
@Repository
class RequestList {
    private final JdbcClient jdbc;
    private final Clock clock;

    RequestList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 台账行. A case and what its list shows of the request: masked, never the sealed. */
    record Row(
            Case known,
            String category,
            String employer,
            boolean anonymous,
            String applicant,
            String phone,
            String channel) {}

    /**
     * One page of what this Scope may see. An office asks for its whole subtree, so a wide question without an index,
     * such as one for words, reads the cases of that subtree until the page is full.
     */
    List<Row> page(Scope scope, RequestFilter filter, @Nullable UUID after, int limit) {
        return Cases.visible(
                        scope,
                        jdbc.sql("""
                SELECT one.* FROM unnest(CAST(:districts AS int[])) AS county CROSS JOIN LATERAL (
                SELECT c.*, q.category, q.employer_name, q.anonymous, q.applicant_name, q.contact_shown, q.channel
                  FROM case_view c
                  JOIN (SELECT district AS home, case_id, category, text, employer_name, anonymous, applicant_name,
                               contact_shown, channel FROM request_request) q
                    ON q.home = c.district AND q.case_id = c.id
                 WHERE district = county AND path >= :path AND path < :end AND type = 'SQ'
                   AND (CAST(:open AS boolean) IS NULL OR (closed_at IS NULL) = :open)
                   AND (NOT :late OR due_at < :now)
                   AND (:category = '' OR category = :category)
                   AND (:step = '' OR (step = :step AND closed_at IS NULL))
                   AND (CAST(:office AS uuid) IS NULL OR union_id = :office)
                   AND (CAST(:since AS timestamptz) IS NULL OR opened_at >= :since)
                   AND (CAST(:before AS timestamptz) IS NULL OR opened_at < :before)
                   AND (:words = '' OR no = upper(:words) OR strpos(lower(subject), lower(:words)) > 0
                        OR strpos(lower(text), lower(:words)) > 0 OR strpos(lower(employer_name), lower(:words)) > 0)
                   AND id < :after AND
                """ + Cases.VISIBLE
                                + " ORDER BY id DESC LIMIT :limit) AS one ORDER BY one.id DESC LIMIT :limit"))
                .param("districts", scope.districtArray())
                .param("open", filter.open(), java.sql.Types.BOOLEAN)
                .param("late", filter.late())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("category", filter.category())
                .param("step", filter.step())
                .param("office", filter.office(), java.sql.Types.OTHER)
                .param("since", at(filter.since()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("before", at(filter.before()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("words", filter.words())
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query(RequestList::row)
                .list();
    }

    /** 承办工会. An office that has requests now or had them last. */
    record Office(UUID union, String name) {}

    /** The open unions of this Scope's subtree down to towns and villages; units are found by words. */
    List<Office> offices(Scope scope) {
        String path = scope.path();
        return path == null
                ? List.of()
                : jdbc.sql("""
                        SELECT id, name FROM union_view
                         WHERE district = ANY(:districts) AND path >= :path AND path < :end AND level <> 'UNIT'
                           AND closed_at IS NULL
                         ORDER BY path LIMIT 200
                        """)
                        .param("districts", scope.districtArray())
                        .param("path", path)
                        .param("end", Cases.end(path))
                        .query((row, n) -> new Office(row.getObject("id", UUID.class), row.getString("name")))
                        .list();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                Cases.row(row, n),
                row.getString("category"),
                row.getString("employer_name"),
                row.getBoolean("anonymous"),
                row.getString("applicant_name"),
                row.getString("contact_shown"),
                row.getString("channel"));
    }
}
