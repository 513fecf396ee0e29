package org.niangjia.engine.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 暂收退款簿. What is to go back out of suspense, and how that ended. */
@Repository
class Refunds {
    private static final String COLUMNS = """
            SELECT id, line, amount_fen, reason, payee, asked_at, asked_name, outcome, said, paid_on FROM collection_refund
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Refunds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 暂收退款.
     *
     * @param outcome null while it is on its way
     * @param said the bank's words when it came back
     */
    record Refund(
            UUID id,
            UUID line,
            long amountFen,
            String reason,
            String payee,
            Instant askedAt,
            String askedBy,
            @Nullable String outcome,
            String said,
            @Nullable LocalDate paidOn) {

        boolean open() {
            return outcome == null;
        }
    }

    void insert(Scope scope, StatementLine line, RefundOrder order, String reason) {
        jdbc.sql("""
                        INSERT INTO collection_refund (district, id, line, amount_fen, reason, payee, asked_at, asked_by, asked_name)
                        VALUES (:district, :id, :line, :fen, :reason, :payee, :now, CAST(:by AS uuid), :name)
                        """)
                .param("district", scope.require(line.district()))
                .param("id", order.id())
                .param("line", line.id())
                .param("fen", order.amountFen())
                .param("reason", reason)
                .param("payee", order.payee())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().account())
                .param("name", scope.actor().name())
                .update();
    }

    /** 结果. How a refund ended. */
    record End(
            String outcome,
            String said,
            @Nullable LocalDate on,
            @Nullable UUID transfer) {}

    /** Ends a refund once: of two who do so the second is told that it changed. */
    void end(Scope scope, int district, UUID id, End end) {
        int changed = jdbc.sql("""
                        UPDATE collection_refund SET ended_at = :now, outcome = :outcome, said = :said, paid_on = CAST(:on AS date),
                            transfer = CAST(:transfer AS uuid)
                         WHERE district = :district AND id = :id AND ended_at IS NULL
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", end.outcome())
                .param("said", end.said())
                .param("on", end.on())
                .param("transfer", end.transfer())
                .update();
        if (changed == 0) {
            throw new ConflictException("collection.CHANGED_MEANWHILE");
        }
    }

    Refund get(Scope scope, int district, UUID id) {
        return jdbc.sql(COLUMNS + " WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Refunds::refund)
                .optional()
                .orElseThrow(() -> new NotVisibleException("refund " + id));
    }

    List<Refund> of(Scope scope, StatementLine line) {
        return jdbc.sql(COLUMNS + " WHERE district = :district AND line = :line ORDER BY id")
                .param("district", scope.require(line.district()))
                .param("line", line.id())
                .query(Refunds::refund)
                .list();
    }

    private static Refund refund(ResultSet row, int n) throws SQLException {
        return new Refund(
                row.getObject("id", UUID.class),
                row.getObject("line", UUID.class),
                row.getLong("amount_fen"),
                row.getString("reason"),
                row.getString("payee"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("asked_name"),
                row.getString("outcome"),
                row.getString("said"),
                row.getObject("paid_on", LocalDate.class));
    }
}
