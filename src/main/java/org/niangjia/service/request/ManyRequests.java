package org.niangjia.service.request;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 测速用的诉求. Writes many cases with three years of past straight into the tables: opened, answered, closed, some late, some
 * taken up again, spread over the offices of a county. Only for measuring; real cases come through the desk.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class ManyRequests {
    private static final String CASES = """
            INSERT INTO casework_case (district, id, type, type_version, no, stage, step, result, subject, union_id, path,
                handler_name, handler_title, handler_phone, confidential, due_at, opened_at, closed_at, reopened, version)
            SELECT :district, gen_random_uuid(), 'SQ', 1, 'SQ-' || :district || '-2000-' || lpad(n::text, 6, '0'),
                   CASE WHEN n % 25 = 0 THEN 'IN_PROGRESS' ELSE 'CLOSED' END, 'HANDLE',
                   CASE WHEN n % 25 = 0 THEN NULL ELSE 'solved' END, '测速', u.id, u.path, '测速', '测速', '',
                   n % 3 = 0, o.at + interval '15 days', o.at,
                   CASE WHEN n % 25 = 0 THEN NULL ELSE o.at + ((n + n / 1000) % 20) * interval '1 day' END, (n % 17 = 0)::int, 4
              FROM generate_series(1, :n) AS n
              JOIN (SELECT id, path, row_number() OVER (ORDER BY path) - 1 AS nth, count(*) OVER () AS many
                      FROM union_view WHERE district = :district AND level IN ('TOWN', 'COUNTY') AND closed_at IS NULL) AS u
                ON u.nth = n % u.many
             CROSS JOIN LATERAL (SELECT CAST(:now AS timestamptz) - (n % 1000) * interval '1 day' AS at) AS o
            """;
    private static final String REQUESTS = """
            INSERT INTO request_request (district, case_id, category, kind, text, anonymous, own_unit_may_know, channel, urgent,
                query_code)
            SELECT c.district, c.id, k.code, k.kind, '测速', false, false, 'PORTAL', false, '\\x00'
              FROM casework_case c
              JOIN (SELECT code, kind, row_number() OVER (ORDER BY code) - 1 AS nth, count(*) OVER () AS many
                      FROM request_category) AS k ON k.nth = right(c.no, 6)::int % 7 * 31 % k.many
             WHERE c.district = :district AND c.subject = '测速'
            """;
    private static final String STANDINGS = """
            INSERT INTO request_standing (district, case_id, since, path, category, confidential, opened_on, first_due_on,
                answered_on, on_time, ended_on, first_closed_on, withdrawn, reopened)
            SELECT c.district, c.id, COALESCE(c.closed_at, c.opened_at), c.path, r.category, c.confidential, c.opened_at::date,
                   c.due_at::date, c.closed_at::date, COALESCE(c.closed_at <= c.due_at, false), c.closed_at::date,
                   c.closed_at::date, false, c.reopened > 0
              FROM casework_case c JOIN request_request r ON r.district = c.district AND r.case_id = c.id
             WHERE c.district = :district AND c.subject = '测速'
            """;
    private static final String FORMERLY = """
            INSERT INTO request_formerly (district, case_id, until_at, since, path, category, confidential, opened_on,
                first_due_on, on_time, withdrawn, reopened)
            SELECT s.district, s.case_id, s.since, c.opened_at, s.path, s.category, s.confidential, s.opened_on,
                   s.first_due_on, false, false, false
              FROM request_standing s JOIN casework_case c ON c.district = s.district AND c.id = s.case_id
             WHERE s.district = :district AND c.subject = '测速' AND s.since > c.opened_at
            """;
    private static final String RATINGS = """
            INSERT INTO request_rating (district, case_id, round, at, solved, satisfaction, path, category, confidential)
            SELECT s.district, s.case_id, 1, s.since, true,
                   CASE WHEN s.opened_on::text < '2' THEN 'BAD' WHEN s.reopened THEN 'FAIR' ELSE 'GOOD' END, s.path,
                   s.category, s.confidential
              FROM request_standing s JOIN casework_case c ON c.district = s.district AND c.id = s.case_id
             WHERE s.district = :district AND c.subject = '测速' AND s.ended_on IS NOT NULL AND s.on_time
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ManyRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Cases of a county that has towns. */
    void write(int district, int n) {
        jdbc.sql(CASES)
                .param("district", district)
                .param("n", n)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (String sql : new String[] {REQUESTS, STANDINGS, FORMERLY, RATINGS}) {
            jdbc.sql(sql).param("district", district).update();
        }
    }
}
