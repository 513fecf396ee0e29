package org.niangjia.engine.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 立案. Writes a new case with its first move, task and clocks in one statement, so that it costs one round trip. */
@Repository
class CaseOpening {
    private static final String OPEN = """
            WITH opened AS (
                INSERT INTO casework_case (district, id, type, type_version, no, stage, step, subject, union_id,
                    path, handler, handler_name, handler_title, handler_phone, applicant, holder, holder_home, pointed, employer, site,
                    confidential, withheld, due_at, provisional, opened_at, version)
                VALUES (:district, :case, :type, :typeVersion, :no, :stage, :step, :subject, :union,
                    :path, :account, :handlerName, :handlerTitle, :handlerPhone, :applicant, :holder, :home, :pointed, :employer,
                    :site, :confidential, :withheld, :due, :provisional, :at, 1)
            ), moved AS (
            %s), waiting AS (
            %s)
            %s""".formatted(CaseWrites.MOVE, CaseWrites.TASK, CaseClocks.START);

    private final JdbcClient jdbc;
    private final CaseClocks clocks;

    CaseOpening(JdbcClient jdbc, CaseClocks clocks) {
        this.jdbc = jdbc;
        this.clocks = clocks;
    }

    void write(Case c, int typeVersion, Opening o, UUID task, List<CaseClocks.Start> starts) {
        Integer home = o.home();
        boolean elsewhere = c.holder() != null && home != null && home != c.district();
        CaseWrites.Line line = new CaseWrites.Line("", "submitted", c.step(), o.text(), true);
        JdbcClient.StatementSpec sql = jdbc.sql(OPEN);
        CaseWrites.said(sql, o.actor(), 1, line, c.openedAt());
        CaseWrites.waits(sql, c, task, o.seat(), CaseClocks.earliest(starts, List.of()));
        clocks.bound(sql, starts, 1, c.openedAt())
                .param("type", c.type())
                .param("typeVersion", typeVersion)
                .param("no", c.no())
                .param("stage", c.stage().name())
                .param("subject", c.subject())
                .param("handlerName", c.handlerName())
                .param("handlerTitle", c.handlerTitle())
                .param("handlerPhone", c.handlerPhone())
                .param("applicant", c.applicant())
                .param("holder", c.holder(), java.sql.Types.BINARY)
                .param("home", elsewhere ? home : null)
                .param("pointed", !elsewhere)
                .param("employer", c.employer())
                .param("site", c.site())
                .param("confidential", c.confidential())
                .param("withheld", c.withheld())
                .param("due", CaseWrites.utc(c.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("provisional", c.provisional())
                .update();
    }
}
