package org.niangjia.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 查账. Reads the books: what an account holds, what passed over it, the journal, and trial balances of any instant. */
@Repository
public class Journal {
    private static final int MOST_ROWS = 1_000;
    private static final Transfer.Place LAST =
            new Transfer.Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
    private static final Transfer.Place FIRST = new Transfer.Place(Instant.EPOCH, new UUID(0, 0));

    private static final String LINES = """
            SELECT t.*, d.code AS debit_code, d.name AS debit_name, c.code AS credit_code, c.name AS credit_name
              FROM ledger_transfer t
              JOIN ledger_account d ON d.district = t.district AND d.id = t.debit
              JOIN ledger_account c ON c.district = t.district AND c.id = t.credit
             WHERE t.district = :district AND d.district = :district AND c.district = :district
               AND t.book = :book AND t.kind IN ('POSTED', 'POST', 'REVERSAL')
            """;

    private final JdbcClient jdbc;
    private final Balances balances;
    private final Sums sums;

    Journal(JdbcClient jdbc, Balances balances, Sums sums) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.sums = sums;
    }

    /** What an account holds now. Throws NotVisibleException when the book has no such account. */
    public Balance balance(Scope scope, Book book, UUID account) {
        return Optional.ofNullable(balances.of(scope, book, List.of(account)).get(account))
                .orElseThrow(() -> new NotVisibleException("account"))
                .balance();
    }

    /** What all accounts hold now, as kept; with what they held at an earlier instant see {@link #trialBalance}. */
    public List<TrialBalance.Line> balances(Scope scope, Book book) {
        return balances.all(scope, book).values().stream()
                .map(state -> new TrialBalance.Line(state.account(), state.balance()))
                .toList();
    }

    /** A transfer of the book. */
    public Optional<Transfer> find(Scope scope, Book book, UUID id) {
        return jdbc.sql("SELECT * FROM ledger_transfer WHERE district = :district AND book = :book AND id = :id")
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("id", id)
                .query(Transfers::row)
                .optional();
    }

    /** The transfer of the book that stands under a key. */
    public Optional<Transfer> findByKey(Scope scope, Book book, String key) {
        return jdbc.sql("SELECT * FROM ledger_transfer WHERE district = :district AND book = :book AND key = :key")
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("key", key)
                .query(Transfers::row)
                .optional();
    }

    /** How a held amount ended, or by what a posted one was undone; nothing when it stands. */
    public Optional<Transfer> endOf(Scope scope, Book book, UUID id) {
        return jdbc.sql("SELECT * FROM ledger_transfer WHERE district = :district AND book = :book AND of_id = :id")
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("id", id)
                .query(Transfers::row)
                .optional();
    }

    /**
     * 明细账. What passed over an account, newest first, held amounts and their ends too.
     *
     * @param after place of the last one shown, or null for the first page
     * @param limit at most 1,000
     */
    public List<Transfer> ofAccount(Scope scope, Book book, UUID account, Transfer.@Nullable Place after, int limit) {
        Transfer.Place from = after == null ? LAST : after;
        return jdbc.sql("""
                SELECT * FROM (
                    (SELECT * FROM ledger_transfer
                      WHERE district = :district AND debit = :account AND (at, id) < (:at, :id)
                      ORDER BY at DESC, id DESC LIMIT :limit)
                    UNION ALL
                    (SELECT * FROM ledger_transfer
                      WHERE district = :district AND credit = :account AND (at, id) < (:at, :id)
                      ORDER BY at DESC, id DESC LIMIT :limit)) AS t
                 WHERE t.book = :book ORDER BY t.at DESC, t.id DESC LIMIT :limit
                """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("account", account)
                .param("at", Transfers.utc(from.at()))
                .param("id", from.id())
                .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                .query(Transfers::row)
                .list();
    }

    /**
     * 日记账. What moved money, oldest first.
     *
     * @param span from its first instant up to its last, which is not included
     * @param after place of the last line read, or null for the first page
     * @param limit at most 1,000
     */
    public List<JournalLine> lines(Scope scope, Book book, Span span, Transfer.@Nullable Place after, int limit) {
        Transfer.Place from = after == null ? FIRST : after;
        return jdbc.sql(LINES + """
                   AND t.at >= :from AND t.at < :until AND (t.at, t.id) > (:at, :id) ORDER BY t.at, t.id LIMIT :limit
                """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("from", Transfers.utc(span.from()))
                .param("until", Transfers.utc(span.until()))
                .param("at", Transfers.utc(from.at()))
                .param("id", from.id())
                .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                .query(Journal::line)
                .list();
    }

    /** What moved money last, the newest first, with the names of its accounts. */
    public List<JournalLine> latest(Scope scope, Book book, int limit) {
        return jdbc.sql(LINES + " ORDER BY t.at DESC, t.id DESC LIMIT :limit")
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                .query(Journal::line)
                .list();
    }

    private static JournalLine line(ResultSet row, int n) throws SQLException {
        Transfer transfer = Transfers.row(row, n);
        return new JournalLine(
                transfer.place(),
                transfer.batch(),
                transfer.kind(),
                transfer.note(),
                new JournalLine.Title(row.getString("debit_code"), row.getString("debit_name")),
                new JournalLine.Title(row.getString("credit_code"), row.getString("credit_name")),
                transfer.amountFen(),
                transfer.writtenAt(),
                transfer.byName());
    }

    /**
     * 期间. A stretch of time.
     *
     * @param from first instant, included
     * @param until last instant, not included
     */
    public record Span(Instant from, Instant until) {}

    /** 试算. Sums the transfers dated until an instant, included, up again, from the last closed month on; never read from the balances. */
    public TrialBalance trialBalance(Scope scope, Book book, Instant at) {
        return trialBalance(at, balances.all(scope, book), sums.until(scope, book, at));
    }

    /** 历次试算. Of several instants at once, the earliest first; every transfer is read at most once. */
    public List<TrialBalance> trialBalances(Scope scope, Book book, List<Instant> ends) {
        Map<UUID, AccountState> accounts = balances.all(scope, book);
        List<TrialBalance> all = new ArrayList<>();
        sums.untilEach(scope, book, ends).forEach((at, changes) -> all.add(trialBalance(at, accounts, changes)));
        return all;
    }

    private static TrialBalance trialBalance(Instant at, Map<UUID, AccountState> accounts, Changes all) {
        return new TrialBalance(
                at,
                accounts.values().stream()
                        .map(state -> new TrialBalance.Line(
                                state.account(), all.of(state.account().id())))
                        .toList());
    }

    /** When the first transfer of a book is dated. */
    public Optional<Instant> first(Scope scope, Book book) {
        return jdbc.sql("""
                        SELECT at FROM ledger_transfer WHERE district = :district AND book = :book ORDER BY at, id LIMIT 1
                        """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .query((row, n) -> Transfers.instant(row, "at"))
                .optional();
    }
}
