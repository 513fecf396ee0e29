package org.niangjia.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 账簿管理. Opens books and accounts, closes accounts, and closes months. Whether somebody may is for the service to say. */
@Component
@Transactional
public class Books {
    private static final String BOOK = """
            SELECT b.*, l.until FROM ledger_book b
              JOIN ledger_lock l ON l.district = b.district AND l.book = b.id
             WHERE b.district = :district AND l.district = :district
            """;

    private final JdbcClient jdbc;
    private final Balances balances;
    private final Sums sums;
    private final Clock clock;

    Books(JdbcClient jdbc, Balances balances, Sums sums, Clock clock) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.sums = sums;
        this.clock = clock;
    }

    /** 建账簿. Refused when the district has a book of this code. */
    public Book open(Scope scope, int district, String code, String name) {
        scope.require(district);
        Decision.of(LedgerRules.named(code, name)).orThrow();
        Book book = new Book(district, Uuid7.next(clock), code, name, null);
        int made = jdbc.sql("""
                INSERT INTO ledger_book (district, id, code, name, opened_at, opened_by)
                VALUES (:district, :id, :code, :name, :at, :by) ON CONFLICT DO NOTHING
                """)
                .param("district", district)
                .param("id", book.id())
                .param("code", code)
                .param("name", name)
                .param("at", Transfers.utc(now()))
                .param("by", scope.actor().name())
                .update();
        if (made == 0) {
            throw new RefusedException(LedgerRefusal.BOOK_EXISTS.refusal(code).at("code"));
        }
        jdbc.sql("INSERT INTO ledger_lock (district, book) VALUES (:district, :id)")
                .param("district", district)
                .param("id", book.id())
                .update();
        return book;
    }

    public Optional<Book> find(Scope scope, int district, String code) {
        return jdbc.sql(BOOK + " AND b.code = :code")
                .param("district", scope.require(district))
                .param("code", code)
                .query(Books::book)
                .optional();
    }

    /** Throws NotVisibleException when there is none. */
    public Book get(Scope scope, int district, String code) {
        return find(scope, district, code).orElseThrow(() -> new NotVisibleException(code));
    }

    /** All books of a district, in the order of their codes. */
    public List<Book> list(Scope scope, int district) {
        return jdbc.sql(BOOK + " ORDER BY b.code COLLATE \"C\"")
                .param("district", scope.require(district))
                .query(Books::book)
                .list();
    }

    /** 开设科目. Refused when the book has an account of this code. */
    public LedgerAccount openAccount(Scope scope, Book book, LedgerAccount.Facts facts) {
        Decision.of(LedgerRules.named(facts.code(), facts.name())).orThrow();
        Instant locked = lockedUntil(scope, book);
        LedgerAccount account = new LedgerAccount(Uuid7.next(clock), facts, null);
        int made = jdbc.sql("""
                INSERT INTO ledger_account (district, id, book, code, name, kind, may_go_below, opened_at, opened_by)
                VALUES (:district, :id, :book, :code, :name, :kind, :below, :at, :by) ON CONFLICT DO NOTHING
                """)
                .param("district", book.district())
                .param("id", account.id())
                .param("book", book.id())
                .param("code", facts.code())
                .param("name", facts.name())
                .param("kind", facts.kind().name())
                .param("below", facts.mayGoBelow())
                .param("at", Transfers.utc(now()))
                .param("by", scope.actor().name())
                .update();
        if (made == 0) {
            throw new RefusedException(
                    LedgerRefusal.ACCOUNT_EXISTS.refusal(facts.code()).at("code"));
        }
        jdbc.sql("""
                INSERT INTO ledger_balance (district, account, book, debit_normal, may_go_below, locked_until)
                VALUES (:district, :id, :book, :side, :below, CAST(:locked AS timestamptz))
                """)
                .param("district", book.district())
                .param("id", account.id())
                .param("book", book.id())
                .param("side", facts.kind().debitNormal())
                .param("below", facts.mayGoBelow())
                .param("locked", locked == null ? null : locked.toString())
                .update();
        return account;
    }

    /** All accounts of a book, closed ones too, in the order of their codes. */
    public List<LedgerAccount> accounts(Scope scope, Book book) {
        return balances.all(scope, book).values().stream()
                .map(AccountState::account)
                .toList();
    }

    public Optional<LedgerAccount> findAccount(Scope scope, Book book, String code) {
        return accounts(scope, book).stream()
                .filter(account -> account.code().equals(code))
                .findFirst();
    }

    /** Throws NotVisibleException when the book has none. */
    public LedgerAccount getAccount(Scope scope, Book book, String code) {
        return findAccount(scope, book, code).orElseThrow(() -> new NotVisibleException(code));
    }

    /** 销户. Closes an account for good. Refused while something is in it or on the way. */
    public void closeAccount(Scope scope, Book book, UUID account) {
        AccountState state = balances.of(scope, book, List.of(account)).get(account);
        List<Refusal> reasons = new ArrayList<>();
        if (state == null) {
            throw new NotVisibleException("account");
        }
        String title = state.account().title();
        if (state.account().closedAt() != null) {
            reasons.add(LedgerRefusal.ACCOUNT_CLOSED.refusal(title));
        }
        if (!state.balance().empty()) {
            reasons.add(LedgerRefusal.ACCOUNT_NOT_EMPTY.refusal(title));
        }
        Decision.of(reasons).orThrow();
        try {
            jdbc.sql("""
                    UPDATE ledger_balance SET closed_at = :at, closed_by = :by
                     WHERE district = :district AND account = :account AND closed_at IS NULL
                    """)
                    .param("district", book.district())
                    .param("account", account)
                    .param("at", Transfers.utc(now()))
                    .param("by", scope.actor().name())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("ledger.CHANGED_MEANWHILE");
        }
    }

    /**
     * 月结. Closes a book until an instant, included: nothing dated then or before can be added any more, and its trial
     * balance stays. Waits for postings on their way. Never taken back: what was wrong is reversed in the open month.
     */
    public Book closeUntil(Scope scope, Book book, Instant until) {
        Instant exact = until.truncatedTo(ChronoUnit.MICROS);
        Instant now = now();
        Decision.of(LedgerRules.closing(exact, lockedUntil(scope, book), now)).orThrow();
        jdbc.sql("UPDATE ledger_lock SET until = :until WHERE district = :district AND book = :book")
                .param("until", Transfers.utc(exact))
                .param("district", book.district())
                .param("book", book.id())
                .update();
        jdbc.sql("""
                WITH held AS (
                    SELECT account FROM ledger_balance WHERE district = :district AND book = :book
                     ORDER BY account FOR UPDATE)
                UPDATE ledger_balance b SET locked_until = :until, dated_at = NULL
                  FROM held h WHERE b.district = :district AND b.account = h.account
                """)
                .param("until", Transfers.utc(exact))
                .param("district", book.district())
                .param("book", book.id())
                .update();
        Changes all = sums.until(scope, book, exact);
        jdbc.sql("""
                INSERT INTO ledger_closing (district, book, until, at, by_name) VALUES (:district, :book, :until, :at, :by)
                """)
                .param("district", book.district())
                .param("book", book.id())
                .param("until", Transfers.utc(exact))
                .param("at", Transfers.utc(now))
                .param("by", scope.actor().name())
                .update();
        sums.keep(scope, book, exact, all);
        return new Book(book.district(), book.id(), book.code(), book.name(), exact);
    }

    /** Until when a book is closed. One who opens an account and one who closes a month wait for each other here. */
    private @Nullable Instant lockedUntil(Scope scope, Book book) {
        return jdbc.sql("SELECT until FROM ledger_lock WHERE district = :district AND book = :book FOR UPDATE")
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .query((row, n) -> Optional.ofNullable(Transfers.instant(row, "until")))
                .optional()
                .orElseThrow(() -> new NotVisibleException(book.code()))
                .orElse(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Book book(ResultSet row, int n) throws SQLException {
        return new Book(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                Transfers.instant(row, "until"));
    }
}
