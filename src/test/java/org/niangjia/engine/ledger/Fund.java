package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;

/** 测试用的一笔基金. A book with a bank account, fees, payouts, and suspense that may be overdrawn. */
final class Fund {
    private static final AtomicInteger KEYS = new AtomicInteger();

    final LedgerHouse house;
    final Scope scope;
    final Book book;
    final UUID bank;
    final UUID fees;
    final UUID paid;
    final UUID suspense;

    Fund(LedgerHouse house, Scope scope, Book book) {
        this.house = house;
        this.scope = scope;
        this.book = book;
        this.bank = open("1002", "银行存款", AccountKind.ASSET, false);
        this.fees = open("4001", "互助费收入", AccountKind.INCOME, false);
        this.paid = open("5001", "互助金支出", AccountKind.EXPENSE, false);
        this.suspense = open("2241", "待查款", AccountKind.LIABILITY, true);
    }

    UUID open(String code, String name, AccountKind kind, boolean mayGoBelow) {
        return house.books
                .openAccount(scope, book, new LedgerAccount.Facts(code, name, kind, mayGoBelow))
                .id();
    }

    static Note note() {
        return note("k" + KEYS.incrementAndGet());
    }

    static Note note(String key) {
        return Note.of(key, "test.memo", "某某");
    }

    Transfer post(Entry entry) {
        return house.ledger.post(scope, book, List.of(entry)).getFirst();
    }

    /** 收互助费. */
    Transfer fee(long fen) {
        return post(new Entry.Post(bank, fees, fen, note()));
    }

    /** 付互助金. */
    Entry.Post payout(long fen) {
        return new Entry.Post(paid, bank, fen, note());
    }

    Transfer hold(long fen, @Nullable Instant until) {
        return post(new Entry.Hold(paid, bank, fen, until, note()));
    }

    Transfer settle(Transfer hold, long fen) {
        return post(new Entry.Settle(hold.id(), fen, note()));
    }

    Transfer release(Transfer hold) {
        return post(new Entry.Release(hold.id(), note()));
    }

    Transfer reverse(Transfer posted) {
        return post(new Entry.Reverse(posted.id(), note()));
    }

    Balance of(UUID account) {
        return house.journal.balance(scope, book, account);
    }

    long available() {
        return of(bank).availableFen(AccountKind.ASSET);
    }

    long rows() {
        return house.count("SELECT count(*) FROM ledger_transfer WHERE district = :district", book.district());
    }

    List<String> findings() {
        return house.verify(book.district());
    }
}
