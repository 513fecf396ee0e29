package org.niangjia.engine.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 账本核对. Sums every account up again from its transfers, and looks that what the constraints promise is so. */
@Component
class LedgerVerification implements Verification {
    /** What a group of transfers moved, and how much of it is held. */
    private static final String MOVED_AND_HELD = """
            COALESCE(sum(amount_fen) FILTER (WHERE kind IN ('POSTED', 'POST', 'REVERSAL')), 0) AS moved,
            COALESCE(sum(amount_fen) FILTER (WHERE kind = 'PENDING'), 0)
              - COALESCE(sum(of_amount_fen) FILTER (WHERE kind IN ('POST', 'VOID')), 0) AS held
            """;

    private static final Check SUMS = new Check("科目余额与分录合计不符 the balance is not what the transfers come to", """
            SELECT a.code AS subject
              FROM ledger_account a
              LEFT JOIN ledger_balance b ON b.district = a.district AND b.account = a.id
              LEFT JOIN (
                SELECT account, sum(debit) AS debit, sum(credit) AS credit, sum(pending_debit) AS pending_debit,
                       sum(pending_credit) AS pending_credit
                  FROM (
                    SELECT s.debit AS account, moved AS debit, 0 AS credit, held AS pending_debit, 0 AS pending_credit
                      FROM sums s
                    UNION ALL SELECT s.credit, 0, moved, 0, held FROM sums s) AS sides
                 GROUP BY account) AS t ON t.account = a.id
             WHERE a.district = :district
               AND (b.debit_fen, b.credit_fen, b.pending_debit_fen, b.pending_credit_fen) IS DISTINCT FROM
                   (COALESCE(t.debit, 0), COALESCE(t.credit, 0), COALESCE(t.pending_debit, 0),
                    COALESCE(t.pending_credit, 0))
            """);
    private static final Check SIDES = new Check("借贷不平 debits and credits of the book differ", """
            SELECT k.code AS subject FROM ledger_balance b JOIN ledger_book k ON k.district = b.district AND k.id = b.book
             WHERE b.district = :district AND k.district = :district
             GROUP BY k.code
            HAVING sum(b.debit_fen) <> sum(b.credit_fen) OR sum(b.pending_debit_fen) <> sum(b.pending_credit_fen)
            """);
    private static final Check FLOOR = new Check("不允许透支的科目为负 below zero, which this account may not be", """
            SELECT a.code AS subject FROM ledger_balance b JOIN ledger_account a ON a.district = b.district AND a.id = b.account
             WHERE b.district = :district AND a.district = :district AND NOT a.may_go_below
               AND CASE WHEN a.kind IN ('ASSET', 'EXPENSE') THEN b.debit_fen - b.credit_fen - b.pending_credit_fen
                        ELSE b.credit_fen - b.debit_fen - b.pending_debit_fen END < 0
            """);
    private static final Check ENDS =
            new Check("原分录不存在、种类或金额不符 what it ends or undoes is not there, or not like it", """
            SELECT t.id::text AS subject FROM ledger_transfer t
              LEFT JOIN ledger_transfer o ON o.district = t.district AND o.id = t.of_id
             WHERE t.district = :district AND t.of_id IS NOT NULL
               AND (o.id IS NULL OR o.book <> t.book OR o.kind <> t.of_kind OR o.amount_fen <> t.of_amount_fen
                 OR t.amount_fen > o.amount_fen
                 OR (t.kind = 'REVERSAL') <> (o.kind <> 'PENDING')
                 OR CASE WHEN t.kind = 'REVERSAL' THEN (o.debit, o.credit) <> (t.credit, t.debit)
                         ELSE (o.debit, o.credit) <> (t.debit, t.credit) END)
            """);
    private static final Check TWICE = new Check("同一笔被了结或冲正两次 ended or undone twice", """
            SELECT of_id::text AS subject FROM ledger_transfer
             WHERE district = :district AND of_id IS NOT NULL GROUP BY of_id HAVING count(*) > 1
            """);
    private static final Check OPEN = new Check("在途登记与分录不符 held and not listed, or listed and not held", """
            SELECT COALESCE(o.id, h.id)::text AS subject
              FROM (SELECT id FROM ledger_open WHERE district = :district) AS o
              FULL JOIN (
                SELECT id FROM ledger_transfer p WHERE p.district = :district AND p.kind = 'PENDING'
                   AND NOT EXISTS (SELECT 1 FROM ledger_transfer e WHERE e.district = :district AND e.of_id = p.id)) AS h
                ON h.id = o.id
             WHERE o.id IS NULL OR h.id IS NULL
            """);
    private static final Check LOCKED = new Check("结账后补记到已结月份 added to a month after it was closed", """
            SELECT t.id::text AS subject FROM ledger_transfer t
             WHERE t.district = :district AND EXISTS (
                SELECT 1 FROM ledger_closing c WHERE c.district = :district AND c.book = t.book AND t.at <= c.until
                   AND t.written_at > c.at)
            """);
    private static final Check CLOSED = new Check(
            "结账余额与当时的分录合计不符 what was kept at closing is not what the transfers come to", """
            WITH moved AS (
                SELECT c.until, t.debit, t.credit, """ + MOVED_AND_HELD + """
                  FROM ledger_transfer t
                 CROSS JOIN LATERAL (SELECT until FROM ledger_closing c WHERE c.district = :district AND c.book = t.book
                        AND c.until >= t.at ORDER BY c.until LIMIT 1) AS c
                 WHERE t.district = :district GROUP BY c.until, t.debit, t.credit),
            sides AS (
                SELECT until, debit AS account, moved AS debit, 0 AS credit, held AS pending_debit, 0 AS pending_credit
                  FROM moved
                UNION ALL SELECT until, credit, 0, moved, 0, held FROM moved),
            months AS (
                SELECT until, account, sum(debit) AS debit, sum(credit) AS credit, sum(pending_debit) AS pending_debit,
                       sum(pending_credit) AS pending_credit FROM sides GROUP BY until, account),
            due AS (
                SELECT a.code, c.book, c.until, a.id AS account, sum(m.debit) OVER so_far AS debit,
                       sum(m.credit) OVER so_far AS credit, sum(m.pending_debit) OVER so_far AS pending_debit,
                       sum(m.pending_credit) OVER so_far AS pending_credit
                  FROM ledger_closing c
                  JOIN ledger_account a ON a.district = c.district AND a.book = c.book
                  LEFT JOIN months m ON m.until = c.until AND m.account = a.id
                 WHERE c.district = :district AND a.district = :district
                WINDOW so_far AS (PARTITION BY a.id ORDER BY c.until))
            SELECT d.code || ' ' || to_char(d.until AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS subject
              FROM due d
              LEFT JOIN ledger_closing_balance k
                ON k.district = :district AND k.book = d.book AND k.until = d.until AND k.account = d.account
             WHERE (COALESCE(k.debit_fen, 0), COALESCE(k.credit_fen, 0), COALESCE(k.pending_debit_fen, 0),
                    COALESCE(k.pending_credit_fen, 0)) IS DISTINCT FROM
                   (COALESCE(d.debit, 0), COALESCE(d.credit, 0), COALESCE(d.pending_debit, 0), COALESCE(d.pending_credit, 0))
             ORDER BY d.until, d.code
            """);
    private static final String SUMMED = """
            WITH sums AS (
                SELECT debit, credit, """ + MOVED_AND_HELD + """
                  FROM ledger_transfer WHERE district = :district GROUP BY debit, credit)
            """;
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Partitions partitions;

    LedgerVerification(JdbcClient jdbc, Partitions partitions) {
        this.jdbc = jdbc;
        this.partitions = partitions;
    }

    /** 核对项. What is wrong with the subjects that a query gives. */
    private record Check(String message, String sql) {}

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream().flatMap(this::findings).toList();
    }

    /** What is wrong in one district, at most twenty of a kind. */
    Stream<Finding> findings(int district) {
        return Stream.of(SUMS, SIDES, FLOOR, ENDS, TWICE, OPEN, LOCKED, CLOSED)
                .flatMap(check -> jdbc
                        .sql((check == SUMS ? SUMMED : "") + check.sql() + " LIMIT " + MOST)
                        .param("district", district)
                        .query((row, n) ->
                                new Finding(name(), district + " " + row.getString("subject"), check.message()))
                        .list()
                        .stream());
    }
}
