package org.niangjia.service.mutualaid.recovery;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.FundBooks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 追回核对. What is owed against what came back, was offset and stands in the books as a receivable. */
@Component
class RecoveryVerification implements Verification {
    private static final String DEBTORS = """
            SELECT d.id::text AS id FROM mutualaid_debtor d
              JOIN LATERAL (SELECT coalesce(sum(fen) FILTER (WHERE paid_on IS NOT NULL), 0) AS repaid,
                                   coalesce(sum(fen) FILTER (WHERE paid_on IS NULL AND cancelled_at IS NULL), 0) AS demanded
                              FROM mutualaid_repayment p WHERE p.district = d.district AND p.debtor = d.id) p ON true
              JOIN LATERAL (SELECT coalesce(sum(fen), 0) AS fen FROM mutualaid_offset o
                             WHERE o.district = d.district AND o.debtor = d.id) o ON true
             WHERE d.district = :district
               AND (p.repaid <> d.repaid_fen OR p.demanded <> d.demanded_fen OR o.fen <> d.offset_fen) LIMIT 20
            """;
    private static final String OFFSETS = """
            SELECT p.id::text AS id FROM mutualaid_payout p
              JOIN LATERAL (SELECT coalesce(sum(o.fen), 0) AS fen,
                                   count(*) FILTER (WHERE t.amount_fen IS DISTINCT FROM o.fen) AS wrong
                              FROM mutualaid_offset o LEFT JOIN transfer_view t ON t.district = o.district AND t.id = o.transfer
                             WHERE o.district = p.district AND o.payout = p.id) o ON true
             WHERE p.district = :district AND (o.fen <> p.offset_fen OR o.wrong > 0) LIMIT 20
            """;
    private static final String OWED = """
            SELECT r.scheme, sum(d.owed_fen - d.repaid_fen - d.offset_fen)::bigint AS fen
              FROM mutualaid_recovery r JOIN mutualaid_debtor d ON d.district = r.district AND d.recovery = r.id
             WHERE r.district = :district AND r.state IN ('STANDING', 'OBJECTED', 'ENDED') GROUP BY r.scheme ORDER BY r.scheme
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final FundBooks books;
    private final Journal journal;

    RecoveryVerification(JdbcClient jdbc, Partitions partitions, FundBooks books, Journal journal) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.books = books;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "mutualaid-recovery";
    }

    @Override
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>();
        for (int district : partitions.all()) {
            find(DEBTORS, district, "应退与退款、抵扣不符 (what is owed differs from repayments or offsets)", findings);
            find(OFFSETS, district, "抵扣与账本不符 (an offset differs from its payout or transfer)", findings);
            jdbc.sql(OWED)
                    .param("district", district)
                    .query((row, n) -> new Owed(row.getString("scheme"), row.getLong("fen")))
                    .list()
                    .forEach(owed -> receivable(district, owed, findings));
        }
        return findings;
    }

    private record Owed(String scheme, long fen) {}

    private void find(String sql, int district, String what, List<Finding> findings) {
        jdbc.sql(sql)
                .param("district", district)
                .query((row, n) -> row.getString("id"))
                .list()
                .forEach(id -> findings.add(new Finding(name(), district + " " + id, what)));
    }

    private void receivable(int district, Owed owed, List<Finding> findings) {
        Scope house = Scope.house(district);
        Book book = books.of(house, district, owed.scheme());
        long held = journal.balance(house, book, books.account(house, book, FundBooks.RECEIVABLE))
                .fen(AccountKind.ASSET);
        if (held != owed.fen()) {
            findings.add(new Finding(
                    name(), district + " " + owed.scheme(), "应收追回款与账本不符 (what is owed differs from the receivable)"));
        }
    }
}
