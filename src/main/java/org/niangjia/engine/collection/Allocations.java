package org.niangjia.engine.collection;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 认领簿. Which money was found to be for which notice, and what left suspense otherwise. */
@Repository
class Allocations {
    private final JdbcClient jdbc;
    private final Clock clock;

    Allocations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 认领.
     *
     * @param line the line of a statement, or null for cash
     * @param undoneAt when it was taken back, or null while it stands
     */
    record Allocation(
            UUID id,
            UUID notice,
            @Nullable UUID line,
            long amountFen,
            LocalDate paidOn,
            String payer,
            Instant at,
            String by,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy,
            @Nullable String undoReason) {

        boolean stands() {
            return undoneAt == null;
        }
    }

    /** 暂收转出. */
    record Release(String kind, long amountFen, String reason, Instant at, String by) {}

    void allocate(Scope scope, Notice notice, @Nullable UUID line, long fen, LocalDate paidOn, String payer) {
        jdbc.sql("""
                        INSERT INTO collection_allocation (district, id, notice, line, amount_fen, paid_on, payer, at, by_account,
                            by_name)
                        VALUES (:district, :id, :notice, CAST(:line AS uuid), :fen, :paid, :payer, :now, CAST(:by AS uuid), :name)
                        """)
                .param("district", scope.require(notice.district()))
                .param("id", Uuid7.next(clock))
                .param("notice", notice.id())
                .param("line", line)
                .param("fen", fen)
                .param("paid", paidOn)
                .param("payer", payer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().account())
                .param("name", scope.actor().name())
                .update();
    }

    void release(Scope scope, StatementLine line, UUID id, Release release, UUID transfer) {
        jdbc.sql("""
                        INSERT INTO collection_release (district, id, line, kind, amount_fen, reason, transfer, at, by_account,
                            by_name)
                        VALUES (:district, :id, :line, :kind, :fen, :reason, :transfer, :now, CAST(:by AS uuid), :name)
                        """)
                .param("district", scope.require(line.district()))
                .param("id", id)
                .param("line", line.id())
                .param("kind", release.kind())
                .param("fen", release.amountFen())
                .param("reason", release.reason())
                .param("transfer", transfer)
                .param("now", release.at().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().account())
                .param("name", release.by())
                .update();
    }

    /** Those that stand. */
    List<Allocation> ofNotice(Scope scope, int district, UUID notice) {
        return list(scope, district, "notice", notice).stream()
                .filter(Allocation::stands)
                .toList();
    }

    /** All of a line, those that were taken back among them. */
    List<Allocation> ofLine(Scope scope, int district, UUID line) {
        return list(scope, district, "line", line);
    }

    /** @param column notice or line, never text from outside */
    private List<Allocation> list(Scope scope, int district, String column, UUID id) {
        return jdbc.sql("""
                        SELECT id, notice, line, amount_fen, paid_on, payer, at, by_name, undone_at, undone_by, undo_reason
                          FROM collection_allocation
                         WHERE district = :district AND %s = :id ORDER BY id
                        """.formatted(column))
                .param("district", scope.require(district))
                .param("id", id)
                .query((row, n) -> new Allocation(
                        row.getObject("id", UUID.class),
                        row.getObject("notice", UUID.class),
                        row.getObject("line", UUID.class),
                        row.getLong("amount_fen"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("payer"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name"),
                        instant(row.getTimestamp("undone_at")),
                        row.getString("undone_by"),
                        row.getString("undo_reason")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Takes one back, once: of two who do so the second is told that it changed. */
    void undo(Scope scope, int district, UUID id, String reason) {
        int changed = jdbc.sql("""
                        UPDATE collection_allocation SET undone_at = :now, undone_by = :by, undo_reason = :reason
                         WHERE district = :district AND id = :id AND undone_at IS NULL
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .param("reason", reason)
                .update();
        if (changed == 0) {
            throw new ConflictException("collection.CHANGED_MEANWHILE");
        }
    }

    List<Release> releases(Scope scope, StatementLine line) {
        return jdbc.sql("""
                        SELECT kind, amount_fen, reason, at, by_name FROM collection_release
                         WHERE district = :district AND line = :line ORDER BY id
                        """)
                .param("district", scope.require(line.district()))
                .param("line", line.id())
                .query((row, n) -> new Release(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .list();
    }
}
