package org.niangjia.engine.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 付款批次簿. Rows of batches and of files that were read. */
@Repository
class Batches {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Batches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 新批次. */
    record New(String no, String format, int lines, long fen) {}

    UUID insert(Scope scope, int district, New batch) {
        UUID id = Uuid7.next(clock);
        jdbc.sql("""
                        INSERT INTO payment_batch (district, id, no, format, lines, amount_fen, made_at, made_by, made_name)
                        VALUES (:district, :id, :no, :format, :lines, :fen, :at, :by, :name)
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("no", batch.no())
                .param("format", batch.format())
                .param("lines", batch.lines())
                .param("fen", batch.fen())
                .param("at", now())
                .param("by", scope.account())
                .param("name", scope.actor().name())
                .update();
        return id;
    }

    /** The newest first. */
    List<PaymentBatch> list(Scope scope, int district, @Nullable UUID after, int limit) {
        return jdbc.sql(
                        "SELECT * FROM payment_batch WHERE district = :district AND id < :after ORDER BY id DESC LIMIT :limit")
                .param("district", scope.require(district))
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query(Batches::row)
                .list();
    }

    PaymentBatch get(Scope scope, int district, UUID id) {
        return one(scope, district, id, "SELECT * FROM payment_batch WHERE district = :district AND id = :id");
    }

    /** Locked until the transaction ends. Throws ConflictException when it is no longer as the caller saw it. */
    PaymentBatch lock(Scope scope, int district, UUID id, int seen) {
        PaymentBatch batch = one(
                scope, district, id, "SELECT * FROM payment_batch WHERE district = :district AND id = :id FOR UPDATE");
        if (seen >= 0 && batch.version() != seen) {
            throw new ConflictException("payment.CHANGED_MEANWHILE");
        }
        return batch;
    }

    private PaymentBatch one(Scope scope, int district, UUID id, String sql) {
        return jdbc.sql(sql)
                .param("district", scope.require(district))
                .param("id", id)
                .query(Batches::row)
                .optional()
                .orElseThrow(() -> new NotVisibleException(id.toString()));
    }

    void release(PaymentBatch batch, Actor by) {
        change(batch, "released_at = :at, released_by = :by, released_name = :name", by);
    }

    void drop(PaymentBatch batch, Actor by) {
        change(batch, "dropped_at = :at, dropped_name = :name", by);
    }

    void take(PaymentBatch batch, Actor by) {
        change(batch, "taken_at = :at", by);
    }

    void end(PaymentBatch batch, Actor by) {
        change(batch, "ended_at = :at", by);
    }

    private void change(PaymentBatch batch, String what, Actor by) {
        jdbc.sql("UPDATE payment_batch SET " + what + ", version = version + 1 WHERE district = :district AND id = :id")
                .param("at", now())
                .param("by", by.account())
                .param("name", by.name())
                .param("district", batch.district())
                .param("id", batch.id())
                .update();
    }

    /** 已读回盘. */
    record Read(String fileName, int lines, int paid, int returned, Instant at, String by) {}

    /** Throws ConflictException when the same file was read before, or by somebody else in this moment. */
    void read(PaymentBatch batch, byte[] hash, Read read) {
        try {
            jdbc.sql("""
                            INSERT INTO payment_return (district, id, batch, file_hash, file_name, lines, paid, returned, read_at, read_by)
                            VALUES (:district, :id, :batch, :hash, :name, :lines, :paid, :returned, :at, :by)
                            """)
                    .param("district", batch.district())
                    .param("id", Uuid7.next(clock))
                    .param("batch", batch.id())
                    .param("hash", hash)
                    .param("name", read.fileName())
                    .param("lines", read.lines())
                    .param("paid", read.paid())
                    .param("returned", read.returned())
                    .param("at", Timestamp.from(read.at()))
                    .param("by", read.by())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new org.niangjia.base.RefusedException(PaymentRefusal.FILE_READ_BEFORE.with());
        }
    }

    List<Read> reads(PaymentBatch batch) {
        return jdbc.sql("SELECT * FROM payment_return WHERE district = :district AND batch = :batch ORDER BY id")
                .param("district", batch.district())
                .param("batch", batch.id())
                .query((row, n) -> new Read(
                        row.getString("file_name"),
                        row.getInt("lines"),
                        row.getInt("paid"),
                        row.getInt("returned"),
                        Objects.requireNonNull(row.getTimestamp("read_at")).toInstant(),
                        row.getString("read_by")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static PaymentBatch row(ResultSet row, int n) throws SQLException {
        return new PaymentBatch(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("no"),
                row.getString("format"),
                row.getInt("lines"),
                row.getLong("amount_fen"),
                Objects.requireNonNull(instant(row, "made_at")),
                row.getObject("made_by", UUID.class),
                row.getString("made_name"),
                instant(row, "released_at"),
                row.getString("released_name"),
                instant(row, "taken_at"),
                instant(row, "ended_at"),
                instant(row, "dropped_at"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
