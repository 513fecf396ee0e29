package org.niangjia.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 余额簿. What every account holds. Its constraints decide between two who come at once. */
@Repository
class Balances {
    /** Rows are locked in one order whoever writes, so that no two wait for each other. */
    private static final String APPLY = """
            WITH held AS (
                SELECT b.account FROM ledger_balance b
                 WHERE b.district = :district AND b.book = :book AND b.account = ANY(CAST(:accounts AS uuid[]))
                 ORDER BY b.account FOR UPDATE)
            UPDATE ledger_balance b
               SET debit_fen = b.debit_fen + c.debit, credit_fen = b.credit_fen + c.credit,
                   pending_debit_fen = b.pending_debit_fen + c.pending_debit,
                   pending_credit_fen = b.pending_credit_fen + c.pending_credit, dated_at = c.dated
              FROM held h
              JOIN unnest(CAST(:accounts AS uuid[]), CAST(:debits AS bigint[]), CAST(:credits AS bigint[]),
                       CAST(:pendingDebits AS bigint[]), CAST(:pendingCredits AS bigint[]), CAST(:dates AS timestamptz[]))
                AS c (account, debit, credit, pending_debit, pending_credit, dated) ON c.account = h.account
             WHERE b.district = :district AND b.account = h.account
            """;

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These accounts as they are now, without locking them; such as are not of the book are left out. */
    Map<UUID, AccountState> of(Scope scope, Book book, Collection<UUID> accounts) {
        return byId(jdbc.sql("""
                SELECT b.*, a.code, a.name, a.kind FROM ledger_balance b
                  JOIN ledger_account a ON a.district = b.district AND a.id = b.account
                 WHERE b.district = :district AND a.district = :district AND b.book = :book
                   AND b.account = ANY(CAST(:accounts AS uuid[]))
                """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Balances::state)
                .list());
    }

    /** All accounts of a book, in the order of their codes. */
    Map<UUID, AccountState> all(Scope scope, Book book) {
        return byId(jdbc.sql("""
                SELECT b.*, a.code, a.name, a.kind FROM ledger_balance b
                  JOIN ledger_account a ON a.district = b.district AND a.id = b.account
                 WHERE b.district = :district AND a.district = :district AND b.book = :book
                 ORDER BY a.code COLLATE "C"
                """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .query(Balances::state)
                .list());
    }

    private static Map<UUID, AccountState> byId(List<AccountState> rows) {
        Map<UUID, AccountState> found = new LinkedHashMap<>();
        rows.forEach(row -> found.put(row.account().id(), row));
        return found;
    }

    /** Adds what transfers change. A constraint that they break throws DataIntegrityViolationException. */
    void apply(Scope scope, Book book, Collection<Transfer> transfers) {
        Map<UUID, Balance> changes = Changes.of(transfers).byAccount();
        Map<UUID, Instant> dates = new HashMap<>();
        transfers.forEach(one -> {
            dates.merge(one.debit(), one.at(), Balances::earlier);
            dates.merge(one.credit(), one.at(), Balances::earlier);
        });
        Columns columns = Columns.of(changes);
        int changed = jdbc.sql(APPLY)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("accounts", columns.accounts())
                .param("debits", columns.debits())
                .param("credits", columns.credits())
                .param("pendingDebits", columns.pendingDebits())
                .param("pendingCredits", columns.pendingCredits())
                .param(
                        "dates",
                        changes.keySet().stream()
                                .map(id -> String.valueOf(dates.get(id)))
                                .toArray(String[]::new))
                .update();
        if (changed != changes.size()) {
            throw new IllegalStateException("changed " + changed + " accounts of " + changes.size());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** 列. Balances as one statement takes them, account by account. */
    record Columns(UUID[] accounts, Long[] debits, Long[] credits, Long[] pendingDebits, Long[] pendingCredits) {
        static Columns of(Map<UUID, Balance> balances) {
            return new Columns(
                    balances.keySet().toArray(UUID[]::new),
                    part(balances, Balance::debitFen),
                    part(balances, Balance::creditFen),
                    part(balances, Balance::pendingDebitFen),
                    part(balances, Balance::pendingCreditFen));
        }

        private static Long[] part(Map<UUID, Balance> balances, Function<Balance, Long> part) {
            return balances.values().stream().map(part).toArray(Long[]::new);
        }
    }

    static AccountState state(ResultSet row, int n) throws SQLException {
        LedgerAccount.Facts facts = new LedgerAccount.Facts(
                row.getString("code"),
                row.getString("name"),
                AccountKind.valueOf(row.getString("kind")),
                row.getBoolean("may_go_below"));
        return new AccountState(
                new LedgerAccount(row.getObject("account", UUID.class), facts, Transfers.instant(row, "closed_at")),
                balance(row),
                Transfers.instant(row, "locked_until"));
    }

    static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                row.getLong("debit_fen"),
                row.getLong("credit_fen"),
                row.getLong("pending_debit_fen"),
                row.getLong("pending_credit_fen"));
    }
}
