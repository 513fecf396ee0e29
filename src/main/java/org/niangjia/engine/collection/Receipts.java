package org.niangjia.engine.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 收据簿. One valid receipt a notice, numbered by till and year without gaps: who comes second waits for the number, takes
 * the next one when the first stays and the same one when it goes.
 */
@Repository
class Receipts {
    private static final int MOST_TRIES = 1_000;
    private static final String COLUMNS = """
            id, till, year, number, notice, title, amount_fen, issued_at, issued_by, voided_at, voided_by, void_reason
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Receipts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 收据. Its title is the payer's name. */
    record Receipt(
            UUID id,
            String till,
            int year,
            int number,
            UUID notice,
            String title,
            long amountFen,
            Instant issuedAt,
            String issuedBy,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable String voidReason) {

        /** As it is printed. */
        String no() {
            return year + "-" + "%06d".formatted(number);
        }

        boolean valid() {
            return voidedAt == null;
        }
    }

    Receipt issue(Scope scope, Notice notice, String title, long fen) {
        int year = WorkingCalendar.dayOf(clock.instant()).getYear();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (of(scope, notice).stream().anyMatch(Receipt::valid)) {
                throw new ConflictException("collection.CHANGED_MEANWHILE");
            }
            Optional<Receipt> issued = insert(scope, notice, title, fen, year);
            if (issued.isPresent()) {
                return issued.get();
            }
        }
        throw new IllegalStateException("no number for a receipt of " + notice.till() + " in " + year);
    }

    private Optional<Receipt> insert(Scope scope, Notice notice, String title, long fen, int year) {
        return jdbc.sql("""
                        INSERT INTO collection_receipt (district, id, till, year, number, notice, title, amount_fen, issued_at,
                            issued_by)
                        SELECT :district, :id, :till, :year, COALESCE(max(number), 0) + 1, :notice, :title, :fen, :now, :by
                          FROM collection_receipt WHERE district = :district AND till = :till AND year = :year
                        ON CONFLICT DO NOTHING RETURNING
                        """ + COLUMNS)
                .param("district", scope.require(notice.district()))
                .param("id", Uuid7.next(clock))
                .param("till", notice.till())
                .param("year", year)
                .param("notice", notice.id())
                .param("title", title)
                .param("fen", fen)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .query(Receipts::receipt)
                .optional();
    }

    void cancel(Scope scope, Notice notice, Receipt receipt, String reason) {
        int changed = jdbc.sql("""
                        UPDATE collection_receipt SET voided_at = :now, voided_by = :by, void_reason = :reason
                         WHERE district = :district AND id = :id AND voided_at IS NULL
                        """)
                .param("district", scope.require(notice.district()))
                .param("id", receipt.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .param("reason", reason)
                .update();
        if (changed == 0) {
            throw new ConflictException("collection.CHANGED_MEANWHILE");
        }
    }

    /** All of a notice, the newest first. */
    List<Receipt> of(Scope scope, Notice notice) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM collection_receipt WHERE district = :district AND notice = :notice ORDER BY id DESC
                        """)
                .param("district", scope.require(notice.district()))
                .param("notice", notice.id())
                .query(Receipts::receipt)
                .list();
    }

    Receipt get(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM collection_receipt WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Receipts::receipt)
                .optional()
                .orElseThrow(() -> new NotVisibleException("receipt " + id));
    }

    /** A page of a till's, newest first. */
    List<Receipt> page(Scope scope, Till till, @Nullable UUID after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM collection_receipt WHERE district = :district AND till = :till
                          AND (CAST(:after AS uuid) IS NULL OR id < :after) ORDER BY id DESC LIMIT :limit
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("after", after)
                .param("limit", limit)
                .query(Receipts::receipt)
                .list();
    }

    private static Receipt receipt(ResultSet row, int n) throws SQLException {
        Timestamp voided = row.getTimestamp("voided_at");
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getString("till"),
                row.getInt("year"),
                row.getInt("number"),
                row.getObject("notice", UUID.class),
                row.getString("title"),
                row.getLong("amount_fen"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by"),
                voided == null ? null : voided.toInstant(),
                row.getString("voided_by"),
                row.getString("void_reason"));
    }
}
