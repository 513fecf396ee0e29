package org.niangjia.engine.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Due;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 办件落笔. Writes cases, moves and tasks. A move's number is its key: of two at once, the second is told so. */
@Repository
class CaseWrites {
    private static final String MOVE = """
            INSERT INTO casework_move (district, case_id, seq, at, actor_kind, actor, actor_name, actor_title,
                step_from, outcome, step_to, text, open)
            VALUES (:district, :id, :seq, :at, :actorKind, :actor, :actorName, :actorTitle, :from, :outcome, :to,
                :text, :open)
            """;

    private final JdbcClient jdbc;

    CaseWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Case and first move in one statement, so that opening a case costs one round trip. */
    void insert(Case c, int typeVersion, Opening o) {
        Integer home = o.home();
        boolean elsewhere = c.holder() != null && home != null && home != c.district();
        Line line = new Line("", "submitted", c.step(), o.text(), true);
        said(jdbc.sql("""
                WITH opened AS (
                    INSERT INTO casework_case (district, id, type, type_version, no, stage, step, subject, union_id,
                        path, handler, handler_name, handler_title, handler_phone, applicant, holder, holder_home, pointed, employer, site,
                        confidential, withheld, due_at, provisional, opened_at, version)
                    VALUES (:district, :id, :type, :typeVersion, :no, :stage, :step, :subject, :union,
                        :path, :handler, :handlerName, :handlerTitle, :handlerPhone, :applicant, :holder, :home, :pointed, :employer,
                        :site, :confidential, :withheld, :due, :provisional, :at, 1)
                )
                """ + MOVE), o.actor(), 1, line, c.openedAt())
                .param("district", c.district())
                .param("id", c.id())
                .param("type", c.type())
                .param("typeVersion", typeVersion)
                .param("no", c.no())
                .param("stage", c.stage().name())
                .param("step", c.step())
                .param("subject", c.subject())
                .param("union", c.union())
                .param("path", c.path())
                .param("handler", c.handler())
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
                .param("due", utc(c.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("provisional", c.provisional())
                .update();
    }

    /** Adds the next move. Throws ConflictException when somebody else has just made it. */
    void insertMove(Case before, Move move, String stepTo, Instant at) {
        try {
            said(
                            jdbc.sql(MOVE),
                            move.actor(),
                            before.version() + 1,
                            new Line(before.step(), move.outcome(), stepTo, move.text(), move.open()),
                            at)
                    .param("district", before.district())
                    .param("id", before.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("casework.DECIDED_MEANWHILE");
        }
    }

    /** 一步. What a move says beside who made it and when. */
    private record Line(String from, String outcome, String to, String text, boolean open) {}

    private static JdbcClient.StatementSpec said(
            JdbcClient.StatementSpec sql, Actor actor, int seq, Line line, Instant at) {
        return sql.param("seq", seq)
                .param("at", utc(at))
                .param("actorKind", actor.kind().name())
                .param("actor", actor.account())
                .param("actorName", actor.name())
                .param("actorTitle", actor.postTitle())
                .param("from", line.from())
                .param("outcome", line.outcome())
                .param("to", line.to())
                .param("text", line.text())
                .param("open", line.open());
    }

    void update(Case c) {
        jdbc.sql("""
                UPDATE casework_case SET stage = :stage, step = :step, result = :result, union_id = :union,
                       path = :path, handler = :handler, handler_name = :handlerName, handler_title = :handlerTitle,
                       handler_phone = :handlerPhone, due_at = :due, provisional = :provisional, closed_at = :closed,
                       reopened = :reopened, version = :version, keep_until = NULL,
                       lead = CASE WHEN CAST(:closed AS timestamptz) IS NULL THEN lead END
                 WHERE district = :district AND id = :id
                """)
                .param("district", c.district())
                .param("id", c.id())
                .param("stage", c.stage().name())
                .param("step", c.step())
                .param("result", c.result())
                .param("union", c.union())
                .param("path", c.path())
                .param("handler", c.handler())
                .param("handlerName", c.handlerName())
                .param("handlerTitle", c.handlerTitle())
                .param("handlerPhone", c.handlerPhone())
                .param("due", utc(c.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("provisional", c.provisional())
                .param("closed", utc(c.closedAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reopened", c.reopened())
                .param("version", c.version())
                .update();
    }

    /** 保存期. Until when an ended case is kept as it is. Taking it up again forgets the day. */
    void keepUntil(Case ended, Instant until) {
        jdbc.sql("UPDATE casework_case SET keep_until = :until WHERE district = :district AND id = :id")
                .param("district", ended.district())
                .param("id", ended.id())
                .param("until", utc(until))
                .update();
    }

    void countMove(Case before) {
        jdbc.sql("UPDATE casework_case SET version = :version WHERE district = :district AND id = :id")
                .param("district", before.district())
                .param("id", before.id())
                .param("version", before.version() + 1)
                .update();
    }

    /** 双人复核. Whether the case came to this step by this actor; told by account, for two people may have one name. */
    boolean tookUpBy(int district, UUID caseId, String step, Actor actor) {
        return jdbc.sql("""
                SELECT actor, actor_name FROM casework_move
                 WHERE district = :district AND case_id = :id AND step_to = :step AND step_from <> :step
                 ORDER BY seq DESC LIMIT 1
                """)
                .param("district", district)
                .param("id", caseId)
                .param("step", step)
                .query((row, n) -> {
                    UUID before = row.getObject("actor", UUID.class);
                    return before == null
                            ? actor.account() == null
                                    && row.getString("actor_name").equals(actor.name())
                            : before.equals(actor.account());
                })
                .optional()
                .orElse(false);
    }

    List<OpenTask> openTasks(int district, UUID caseId) {
        return jdbc.sql("""
                SELECT id, seat, path, account FROM casework_task
                 WHERE district = :district AND case_id = :id AND done_at IS NULL
                """)
                .param("district", district)
                .param("id", caseId)
                .query((row, n) -> new OpenTask(
                        row.getObject("id", UUID.class),
                        row.getString("seat"),
                        row.getString("path"),
                        row.getObject("account", UUID.class)))
                .list();
    }

    void openTask(Case c, UUID task, Seat seat, @Nullable Instant dueAt, Instant at) {
        jdbc.sql("""
                INSERT INTO casework_task (district, id, case_id, step, seat, union_id, path, account, opened_at, due_at)
                VALUES (:district, :id, :case, :step, :seat, :union, :path, :account, :at,
                        COALESCE(CAST(:due AS timestamptz), '9999-12-31Z'))
                """)
                .param("district", c.district())
                .param("id", task)
                .param("case", c.id())
                .param("step", c.step())
                .param("seat", seat.name())
                .param("union", seat.union())
                .param("path", seat.path())
                .param("account", seat.account())
                .param("at", utc(at))
                .param("due", utc(dueAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void closeTask(int district, UUID task, @Nullable UUID by, String outcome, Instant at) {
        jdbc.sql("""
                UPDATE casework_task SET done_at = :at, done_by = :by, outcome = :outcome
                 WHERE district = :district AND id = :id AND done_at IS NULL
                """)
                .param("district", district)
                .param("id", task)
                .param("by", by)
                .param("outcome", outcome)
                .param("at", utc(at))
                .update();
    }

    /** Open tasks of a case become due at another time: a clock was extended, stopped or recomputed. */
    void tasksDue(int district, UUID caseId, @Nullable Instant dueAt) {
        jdbc.sql("""
                UPDATE casework_task SET due_at = COALESCE(CAST(:due AS timestamptz), '9999-12-31Z')
                 WHERE district = :district AND case_id = :id AND done_at IS NULL
                """)
                .param("district", district)
                .param("id", caseId)
                .param("due", utc(dueAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The time by which the applicant is answered becomes another one. */
    void answerDue(int district, UUID caseId, Due due) {
        jdbc.sql("""
                UPDATE casework_case SET due_at = :due, provisional = :provisional
                 WHERE district = :district AND id = :id
                """)
                .param("district", district)
                .param("id", caseId)
                .param("due", utc(due.at()))
                .param("provisional", due.provisional())
                .update();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
