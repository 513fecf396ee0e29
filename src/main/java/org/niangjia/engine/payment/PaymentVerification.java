package org.niangjia.engine.payment;

import java.util.List;
import java.util.stream.Stream;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 付款核对. Orders against the ledger in both directions, batches against their orders, answers of the bank against both. */
@Component
class PaymentVerification implements Verification {
    /** An open order is held: its hold is of its book and amount, and has not ended. */
    private static final String OPEN = """
            SELECT o.id::text FROM payment_order o
              LEFT JOIN transfer_view h ON h.district = o.district AND h.id = o.hold
             WHERE o.district = :district AND o.ended_at IS NULL
               AND (h.kind IS DISTINCT FROM 'PENDING' OR h.amount_fen <> o.amount_fen OR h.book <> o.book
                 OR EXISTS (SELECT 1 FROM transfer_view e WHERE e.district = o.district AND e.of_id = o.hold)) LIMIT 20
            """;

    /** What was paid moved what was held, to the fen; what came back or was withdrawn is held no more. */
    private static final String ENDED = """
            SELECT o.id::text FROM payment_order o
              LEFT JOIN transfer_view h ON h.district = o.district AND h.id = o.hold
              LEFT JOIN transfer_view e ON e.district = o.district AND e.id = o.transfer
             WHERE o.district = :district AND o.ended_at IS NOT NULL
               AND (h.kind IS DISTINCT FROM 'PENDING' OR h.amount_fen <> o.amount_fen
                 OR e.of_id IS DISTINCT FROM o.hold
                 OR e.kind IS DISTINCT FROM CASE o.outcome WHEN 'PAID' THEN 'POST' ELSE 'VOID' END
                 OR o.outcome = 'PAID' AND e.amount_fen <> o.amount_fen) LIMIT 20
            """;

    /** Nothing is held for a payment that nobody ordered. */
    private static final String HELD = """
            SELECT h.id::text FROM transfer_view h
             WHERE h.district = :district AND h.kind = 'PENDING' AND h.memo LIKE '%.payment'
               AND NOT EXISTS (SELECT 1 FROM payment_order o WHERE o.district = h.district AND o.hold = h.id) LIMIT 20
            """;

    /** A batch says what its orders come to; one that has ended has no open order, one that was given up has none at all. */
    private static final String BATCHES = """
            SELECT b.no FROM payment_batch b
              JOIN LATERAL (SELECT count(*) AS n, COALESCE(sum(o.amount_fen), 0) AS fen, COALESCE(max(o.line), 0) AS last,
                                   count(*) FILTER (WHERE o.ended_at IS NULL) AS open
                              FROM payment_order o WHERE o.district = b.district AND o.batch = b.id) o ON true
             WHERE b.district = :district
               AND CASE WHEN b.dropped_at IS NOT NULL THEN o.n > 0
                        ELSE o.n <> b.lines OR o.fen <> b.amount_fen OR o.last <> b.lines
                          OR (b.ended_at IS NOT NULL) <> (o.open = 0) END LIMIT 20
            """;

    /** Files of the bank tell of as many payments as ended by them. */
    private static final String ANSWERS = """
            SELECT b.no FROM payment_batch b
              JOIN LATERAL (SELECT COALESCE(sum(r.paid), 0) AS paid, COALESCE(sum(r.returned), 0) AS returned
                              FROM payment_return r WHERE r.district = b.district AND r.batch = b.id) r ON true
              JOIN LATERAL (SELECT count(*) FILTER (WHERE o.outcome = 'PAID') AS paid,
                                   count(*) FILTER (WHERE o.outcome = 'RETURNED') AS returned
                              FROM payment_order o WHERE o.district = b.district AND o.batch = b.id) o ON true
             WHERE b.district = :district AND (o.paid <> r.paid OR o.returned <> r.returned) LIMIT 20
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;

    PaymentVerification(JdbcClient jdbc, Partitions partitions) {
        this.jdbc = jdbc;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream().flatMap(this::of).toList();
    }

    private Stream<Finding> of(int district) {
        return Stream.of(
                        found(OPEN, district, "待付款项与账上预记不符 (an open payment is not held as it is ordered)"),
                        found(ENDED, district, "已结付款与分录不符 (a payment that ended differs from its transfer)"),
                        found(HELD, district, "账上预记没有付款单 (money is held for a payment that nobody ordered)"),
                        found(BATCHES, district, "付款批次与明细不符 (a batch differs from its payments)"),
                        found(ANSWERS, district, "银行回盘与付款结果不符 (answers of the bank differ from the payments)"))
                .flatMap(found -> found);
    }

    private Stream<Finding> found(String sql, int district, String what) {
        return jdbc.sql(sql).param("district", district).query(String.class).list().stream()
                .map(id -> new Finding(name(), district + " " + id, what));
    }
}
