package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 合计. What the accounts of a book came to at an instant: as kept when a month was last closed before it, and what was dated since. Never
 * read from the balances.
 */
@Repository
class Sums {
    private static final String CLOSED = """
            SELECT account, debit_fen, credit_fen, pending_debit_fen, pending_credit_fen FROM ledger_closing_balance
             WHERE district = :district AND book = :book AND until =
               (SELECT max(until) FROM ledger_closing WHERE district = :district AND book = :book AND until <= :at)
            """;
    private static final String SINCE = """
            SELECT debit, credit, kind, sum(amount_fen)::bigint AS amount,
                   COALESCE(sum(of_amount_fen), 0)::bigint AS of_amount
              FROM ledger_transfer
             WHERE district = :district AND book = :book AND at <= :at AND at > COALESCE(
               (SELECT max(until) FROM ledger_closing WHERE district = :district AND book = :book AND until <= :at),
               '-infinity')
             GROUP BY debit, credit, kind
            """;
    private static final String KEEP = """
            INSERT INTO ledger_closing_balance
                (district, book, until, account, debit_fen, credit_fen, pending_debit_fen, pending_credit_fen)
            SELECT :district, :book, :until, account, debit, credit, pending_debit, pending_credit
              FROM unnest(CAST(:accounts AS uuid[]), CAST(:debits AS bigint[]), CAST(:credits AS bigint[]),
                          CAST(:pendingDebits AS bigint[]), CAST(:pendingCredits AS bigint[]))
                AS c (account, debit, credit, pending_debit, pending_credit)
            """;

    private final JdbcClient jdbc;

    Sums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything dated until an instant, included. */
    Changes until(Scope scope, Book book, Instant at) {
        Changes sums = new Changes();
        jdbc.sql(CLOSED)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("at", Transfers.utc(at))
                .query(row -> {
                    sums.add(row.getObject("account", UUID.class), Balances.balance(row));
                });
        jdbc.sql(SINCE)
                .param("district", book.district())
                .param("book", book.id())
                .param("at", Transfers.utc(at))
                .query(row -> {
                    sums.add(
                            row.getObject("debit", UUID.class),
                            row.getObject("credit", UUID.class),
                            Transfer.Kind.valueOf(row.getString("kind")),
                            row.getLong("amount"),
                            row.getLong("of_amount"));
                });
        return sums;
    }

    /** Keeps what was summed up for a month that has just been closed. */
    void keep(Scope scope, Book book, Instant until, Changes sums) {
        Balances.Columns columns = Balances.Columns.of(sums.byAccount());
        jdbc.sql(KEEP)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("until", Transfers.utc(until))
                .param("accounts", columns.accounts())
                .param("debits", columns.debits())
                .param("credits", columns.credits())
                .param("pendingDebits", columns.pendingDebits())
                .param("pendingCredits", columns.pendingCredits())
                .update();
    }
}
