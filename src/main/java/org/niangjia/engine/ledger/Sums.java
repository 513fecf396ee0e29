package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** Each span begins at the last closing before its end or, where no month was closed since, at the end before. */
    private static final String SPANS = """
            WITH asked AS (
                SELECT at, lag(at) OVER (ORDER BY at) AS before FROM unnest(CAST(:ends AS timestamptz[])) AS e (at)),
            span AS (
                SELECT a.at, a.before, c.until AS closed FROM asked a
                 CROSS JOIN LATERAL (SELECT max(until) AS until FROM ledger_closing
                                      WHERE district = :district AND book = :book AND until <= a.at) c)
            """;

    private static final String CLOSED_EACH = SPANS + """
            SELECT s.at AS span, b.account, b.debit_fen, b.credit_fen, b.pending_debit_fen, b.pending_credit_fen
              FROM span s JOIN ledger_closing_balance b ON b.until = s.closed
             WHERE b.district = :district AND b.book = :book AND (s.before IS NULL OR s.closed > s.before)
            """;
    private static final String SINCE_EACH = SPANS + """
            SELECT s.at AS span, t.* FROM span s CROSS JOIN LATERAL (
                SELECT debit, credit, kind, sum(amount_fen)::bigint AS amount,
                       COALESCE(sum(of_amount_fen), 0)::bigint AS of_amount
                  FROM ledger_transfer
                 WHERE district = :district AND book = :book AND at <= s.at
                   AND at > COALESCE(GREATEST(s.closed, s.before), '-infinity')
                 GROUP BY debit, credit, kind) t
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

    /** The same for several instants, by the instant, the earliest first. */
    SortedMap<Instant, Changes> untilEach(Scope scope, Book book, List<Instant> ends) {
        SortedMap<Instant, Changes> spans = new TreeMap<>();
        ends.forEach(end -> spans.put(end, new Changes()));
        Set<Instant> afresh = new HashSet<>();
        spans(CLOSED_EACH, scope, book, ends).query(row -> {
            Instant end = Objects.requireNonNull(Transfers.instant(row, "span"));
            afresh.add(end);
            changes(spans, end).add(row.getObject("account", UUID.class), Balances.balance(row));
        });
        spans(SINCE_EACH, scope, book, ends).query(row -> {
            changes(spans, Objects.requireNonNull(Transfers.instant(row, "span")))
                    .add(
                            row.getObject("debit", UUID.class),
                            row.getObject("credit", UUID.class),
                            Transfer.Kind.valueOf(row.getString("kind")),
                            row.getLong("amount"),
                            row.getLong("of_amount"));
        });
        Changes before = new Changes();
        for (Map.Entry<Instant, Changes> each : spans.entrySet()) {
            if (!afresh.contains(each.getKey())) {
                before.byAccount().forEach(each.getValue()::add);
            }
            before = each.getValue();
        }
        return spans;
    }

    private static Changes changes(Map<Instant, Changes> spans, Instant end) {
        return Objects.requireNonNull(spans.get(end));
    }

    private JdbcClient.StatementSpec spans(String sql, Scope scope, Book book, List<Instant> ends) {
        return jdbc.sql(sql)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("ends", ends.stream().map(Instant::toString).toArray(String[]::new));
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
