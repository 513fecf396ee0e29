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
    static final String MOVE = """
            INSERT INTO casework_move (district, case_id, seq, at, actor_kind, actor, actor_name, actor_title,
                step_from, outcome, step_to, text, open)
            VALUES (:district, :case, :seq, :at, :actorKind, :actor, :actorName, :actorTitle, :from, :outcome, :to,
                :text, :open)
            """;
    static final String TASK = """
            INSERT INTO casework_task (district, id, case_id, step, seat, union_id, path, account, opened_at, due_at)
            VALUES (:district, :task, :case, :step, :seat, :union, :path, :account, :at,
                    COALESCE(CAST(:taskDue AS timestamptz), '9999-12-31Z'))
            """;

    private final JdbcClient jdbc;

    CaseWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                    .param("case", before.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("casework.DECIDED_MEANWHILE");
        }
    }

    /** 一步. What a move says beside who made it and when. */
    record Line(String from, String outcome, String to, String text, boolean open) {}

    static JdbcClient.StatementSpec said(JdbcClient.StatementSpec sql, Actor actor, int seq, Line line, Instant at) {
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
        waits(jdbc.sql(TASK), c, task, seat, dueAt).param("at", utc(at)).update();
    }

    /** Binds the task of a case at its step. */
    static JdbcClient.StatementSpec waits(
            JdbcClient.StatementSpec sql, Case c, UUID task, Seat seat, @Nullable Instant dueAt) {
        return sql.param("district", c.district())
                .param("task", task)
                .param("case", c.id())
                .param("step", c.step())
                .param("seat", seat.name())
                .param("union", seat.union())
                .param("path", seat.path())
                .param("account", seat.account())
                .param("taskDue", utc(dueAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** The open tasks of a case lie with another seat of an office, which has the case now. */
    void reseat(Case c, Seat seat) {
        jdbc.sql("""
                UPDATE casework_task SET union_id = :union, path = :path, account = :account
                 WHERE district = :district AND case_id = :id AND seat = :seat AND done_at IS NULL
                """)
                .param("district", c.district())
                .param("id", c.id())
                .param("seat", Seat.OFFICE)
                .param("union", seat.union())
                .param("path", seat.path())
                .param("account", seat.account())
                .update();
        jdbc.sql("""
                UPDATE casework_case SET union_id = :union, path = :path, handler = :handler, handler_name = :name,
                       handler_title = :title, handler_phone = :phone
                 WHERE district = :district AND id = :id AND closed_at IS NULL
                """)
                .param("district", c.district())
                .param("id", c.id())
                .param("union", seat.union())
                .param("path", seat.path())
                .param("handler", seat.account())
                .param("name", seat.personName())
                .param("title", seat.title())
                .param("phone", seat.phone())
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
