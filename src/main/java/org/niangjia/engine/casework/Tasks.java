package org.niangjia.engine.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 待办. The open tasks of an office, most pressing first, read page by page from a cursor. */
@Repository
public class Tasks {
    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * 待办事项. One open task.
     *
     * @param id the task
     * @param no case number
     * @param type code of the case type
     * @param subject a few words
     * @param step what is to be done
     * @param stage where the case stands
     * @param account person expected to do it, or null
     * @param openedAt since when
     * @param dueAt until when, or null without a clock
     */
    public record Task(
            UUID id,
            String no,
            String type,
            String subject,
            String step,
            Stage stage,
            @Nullable UUID account,
            Instant openedAt,
            @Nullable Instant dueAt) {}

    /** Where the next page starts: behind this due time and id. */
    public record After(Instant dueAt, UUID id) {
        @Override
        public String toString() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, dueAt) + "_" + id;
        }

        /** Reads a cursor back. Throws IllegalArgumentException for anything else. */
        public static After parse(String text) {
            int mid = text.indexOf('_');
            if (mid < 0) {
                throw new IllegalArgumentException(text);
            }
            return new After(
                    Instant.EPOCH.plus(Long.parseLong(text.substring(0, mid)), ChronoUnit.MICROS),
                    UUID.fromString(text.substring(mid + 1)));
        }
    }

    /** Due time of a task without a clock. */
    public static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    /** Open tasks of this Scope's own office, due first. */
    public List<Task> list(Scope scope, @Nullable After after, int limit) {
        After from = after == null ? new After(Instant.EPOCH, new UUID(0, 0)) : after;
        return Cases.visible(scope, jdbc.sql("""
                SELECT id, no, type, subject, step, stage, account, opened_at, due_at
                  FROM task_view
                 WHERE district = ANY(:districts) AND path = :office AND :path < :end AND done_at IS NULL
                   AND (due_at, id) > (:afterDue, :afterId) AND
                """ + Cases.VISIBLE + " ORDER BY due_at, id LIMIT :limit"))
                .param("districts", scope.districtArray())
                .param("office", scope.office())
                .param("afterDue", utc(from.dueAt()))
                .param("afterId", from.id())
                .param("limit", limit)
                .query(Tasks::task)
                .list();
    }

    /** How many wait, by how pressing they are. */
    public record Count(int overdue, int today, int soon, int later) {
        public int all() {
            return overdue + today + soon + later;
        }
    }

    /** Counts this office's open tasks: overdue, due by the end of today, due by then, later. */
    public Count count(Scope scope, Instant now, Instant endOfDay, Instant soon) {
        return Cases.visible(scope, jdbc.sql("""
                SELECT count(*) FILTER (WHERE due_at < :now) AS overdue,
                       count(*) FILTER (WHERE due_at >= :now AND due_at <= :today) AS today,
                       count(*) FILTER (WHERE due_at > :today AND due_at <= :soon) AS soon,
                       count(*) FILTER (WHERE due_at > :soon) AS later
                  FROM task_view
                 WHERE district = ANY(:districts) AND path = :office AND :path < :end AND done_at IS NULL AND
                """ + Cases.VISIBLE))
                .param("districts", scope.districtArray())
                .param("office", scope.office())
                .param("now", utc(now))
                .param("today", utc(endOfDay))
                .param("soon", utc(soon))
                .query((row, n) ->
                        new Count(row.getInt("overdue"), row.getInt("today"), row.getInt("soon"), row.getInt("later")))
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        Instant due = row.getTimestamp("due_at").toInstant();
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("no"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("step"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("account", UUID.class),
                row.getTimestamp("opened_at").toInstant(),
                due.isBefore(FAR) ? due : null);
    }
}
