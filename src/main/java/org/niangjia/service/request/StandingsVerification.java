package org.niangjia.service.request;

import java.util.List;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 统计台账核对. Tells from the moves of every case again what the figures count of it, and names the cases that differ. */
@Component
class StandingsVerification implements Verification {
    private static final int MOST = 20;
    private static final String DIFFERENT = """
            SELECT c.no FROM case_view c
              LEFT JOIN request_standing s ON s.district = c.district AND s.case_id = c.id
             CROSS JOIN LATERAL (
                   SELECT (min(m.at) FILTER (WHERE m.outcome IN ('replied', 'opined'))
                              AT TIME ZONE 'Asia/Shanghai')::date AS answered
                     FROM casework_move m WHERE m.district = :district AND m.case_id = c.id) AS told
             WHERE c.district = :district AND c.type = 'SQ'
               AND (s.case_id IS NULL OR s.path <> c.path OR s.reopened <> (c.reopened > 0)
                    OR s.opened_on <> (c.opened_at AT TIME ZONE 'Asia/Shanghai')::date
                    OR s.ended_on IS DISTINCT FROM (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date
                    OR s.withdrawn <> (c.stage = 'WITHDRAWN') OR s.answered_on IS DISTINCT FROM told.answered)
             ORDER BY c.no LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;

    StandingsVerification(JdbcClient jdbc, Partitions partitions) {
        this.jdbc = jdbc;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "request-statistics";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream()
                .flatMap(district -> different(district).stream())
                .map(no ->
                        new Finding(name(), no, "统计台账与办理记录不符 (the figures count something else than the record tells)"))
                .toList();
    }

    private List<String> different(int district) {
        return jdbc.sql(DIFFERENT)
                .param("district", district)
                .param("most", MOST)
                .query((row, n) -> row.getString("no"))
                .list();
    }
}
