package org.niangjia.engine.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 付款单簿. Rows of orders. */
@Repository
class Orders {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Orders(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** 待付. An order in no batch yet, as lists show it. */
    record Open(
            UUID id,
            String source,
            String about,
            long amountFen,
            String payee,
            String masked,
            String bank,
            Instant askedAt,
            Set<UUID> deciders) {}

    /** 批内一笔. An order in a batch, with the account as the bank needs it. */
    record Line(
            UUID id,
            int line,
            String source,
            UUID subject,
            String about,
            UUID book,
            UUID hold,
            long amountFen,
            Payee payee,
            Set<UUID> deciders,
            @Nullable UUID asker,
            @Nullable String outcome,
            String reason,
            @Nullable LocalDate paidOn) {}

    UUID insert(Scope scope, int district, PaymentOrder order, UUID id, UUID hold) {
        jdbc.sql("""
                        INSERT INTO payment_order (district, id, source, subject, about, book, hold, amount_fen, payee_name,
                            account_sealed, account_masked, bank, deciders, asked_at, asked_by, asker)
                        VALUES (:district, :id, :source, :subject, :about, :book, :hold, :fen, :name, :sealed, :masked, :bank,
                            :deciders, :at, :by, CAST(:asker AS uuid))
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("source", order.source())
                .param("subject", order.subject())
                .param("about", order.about())
                .param("book", order.book().id())
                .param("hold", hold)
                .param("fen", order.amountFen())
                .param("name", order.payee().name())
                .param("sealed", seals.seal(Purpose.BANK_CARD, order.payee().account()))
                .param("masked", order.payee().masked())
                .param("bank", order.payee().bank())
                .param("deciders", order.deciders().toArray(UUID[]::new))
                .param("at", now())
                .param("by", scope.actor().name())
                .param("asker", scope.actor().account())
                .update();
        return id;
    }

    UUID next() {
        return Uuid7.next(clock);
    }

    /** Orders that lie in no batch, the oldest first. */
    List<Open> waiting(Scope scope, int district, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT id, source, about, amount_fen, payee_name, account_masked, bank, asked_at, deciders FROM payment_order
                         WHERE district = :district AND batch IS NULL AND ended_at IS NULL AND id > :after
                         ORDER BY id LIMIT :limit
                        """)
                .param("district", scope.require(district))
                .param("after", after == null ? FIRST : after)
                .param("limit", limit)
                .query(Orders::open)
                .list();
    }

    /** 待付合计. */
    record Sum(int orders, long fen) {}

    Sum sum(Scope scope, int district) {
        return jdbc.sql("""
                        SELECT count(*) AS orders, coalesce(sum(amount_fen), 0)::bigint AS fen FROM payment_order
                         WHERE district = :district AND batch IS NULL AND ended_at IS NULL
                        """)
                .param("district", scope.require(district))
                .query((row, n) -> new Sum(row.getInt("orders"), row.getLong("fen")))
                .single();
    }

    /** Those of the chosen that still wait, locked: of two who batch them at once the second finds them gone. */
    List<Open> lockWaiting(Scope scope, int district, Collection<UUID> chosen) {
        return jdbc.sql("""
                        SELECT id, source, about, amount_fen, payee_name, account_masked, bank, asked_at, deciders FROM payment_order
                         WHERE district = :district AND id = ANY(:ids) AND batch IS NULL AND ended_at IS NULL
                         ORDER BY id FOR UPDATE
                        """)
                .param("district", scope.require(district))
                .param("ids", chosen.toArray(UUID[]::new))
                .query(Orders::open)
                .list();
    }

    /** 待撤. An order in no batch yet, with what is held for it. */
    record Held(UUID id, UUID hold) {}

    /** The open order for a thing while it lies in no batch, locked. */
    Optional<Held> lockWaiting(Scope scope, int district, String source, UUID subject) {
        return jdbc.sql("""
                        SELECT id, hold FROM payment_order
                         WHERE district = :district AND source = :source AND subject = :subject AND batch IS NULL
                           AND ended_at IS NULL FOR UPDATE
                        """)
                .param("district", scope.require(district))
                .param("source", source)
                .param("subject", subject)
                .query(Held.class)
                .optional();
    }

    /** Gives each order its line in the batch, from 1. */
    void put(Scope scope, int district, UUID batch, List<UUID> orders) {
        jdbc.sql("""
                        UPDATE payment_order o SET batch = :batch, line = r.line
                          FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS r(id, line)
                         WHERE o.district = :district AND o.id = r.id AND o.batch IS NULL AND o.ended_at IS NULL
                        """)
                .param("district", scope.require(district))
                .param("batch", batch)
                .param("ids", orders.toArray(UUID[]::new))
                .update();
    }

    /** A batch is given up: its orders wait again. */
    void free(Scope scope, int district, UUID batch) {
        jdbc.sql(
                        "UPDATE payment_order SET batch = NULL, line = NULL WHERE district = :district AND batch = :batch AND ended_at IS NULL")
                .param("district", scope.require(district))
                .param("batch", batch)
                .update();
    }

    List<Line> lines(Scope scope, int district, UUID batch) {
        return jdbc.sql("""
                        SELECT id, line, source, subject, about, book, hold, amount_fen, payee_name, account_sealed, bank, deciders,
                               asker, outcome, reason, paid_on
                          FROM payment_order WHERE district = :district AND batch = :batch ORDER BY line
                        """)
                .param("district", scope.require(district))
                .param("batch", batch)
                .query(this::line)
                .list();
    }

    /** 结果. How an order ended. */
    record End(
            UUID order,
            String outcome,
            String reason,
            @Nullable LocalDate on,
            String reference,
            UUID transfer) {}

    void end(Scope scope, int district, List<End> ends) {
        jdbc.sql("""
                        UPDATE payment_order o SET ended_at = :at, outcome = r.outcome, reason = r.reason, paid_on = r.paid_on,
                            bank_reference = r.reference, transfer = r.transfer
                          FROM unnest(CAST(:ids AS uuid[]), CAST(:outcomes AS text[]), CAST(:reasons AS text[]), CAST(:days AS date[]),
                               CAST(:references AS text[]), CAST(:transfers AS uuid[]))
                               AS r(id, outcome, reason, paid_on, reference, transfer)
                         WHERE o.district = :district AND o.id = r.id AND o.ended_at IS NULL
                        """)
                .param("district", scope.require(district))
                .param("at", now())
                .param("ids", ends.stream().map(End::order).toArray(UUID[]::new))
                .param("outcomes", ends.stream().map(End::outcome).toArray(String[]::new))
                .param("reasons", ends.stream().map(End::reason).toArray(String[]::new))
                .param(
                        "days",
                        ends.stream()
                                .map(end -> end.on() == null ? null : java.sql.Date.valueOf(end.on()))
                                .toArray(java.sql.Date[]::new))
                .param("references", ends.stream().map(End::reference).toArray(String[]::new))
                .param("transfers", ends.stream().map(End::transfer).toArray(UUID[]::new))
                .update();
    }

    private static Open open(ResultSet row, int n) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("about"),
                row.getLong("amount_fen"),
                row.getString("payee_name"),
                row.getString("account_masked"),
                row.getString("bank"),
                Objects.requireNonNull(row.getTimestamp("asked_at")).toInstant(),
                ids(row));
    }

    private Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getInt("line"),
                row.getString("source"),
                row.getObject("subject", UUID.class),
                row.getString("about"),
                row.getObject("book", UUID.class),
                row.getObject("hold", UUID.class),
                row.getLong("amount_fen"),
                new Payee(
                        row.getString("payee_name"),
                        seals.open(Purpose.BANK_CARD, row.getBytes("account_sealed")),
                        row.getString("bank")),
                ids(row),
                row.getObject("asker", UUID.class),
                row.getString("outcome"),
                row.getString("reason"),
                row.getObject("paid_on", LocalDate.class));
    }

    private static Set<UUID> ids(ResultSet row) throws SQLException {
        return Set.copyOf(Arrays.asList((UUID[]) row.getArray("deciders").getArray()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static java.time.@Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
