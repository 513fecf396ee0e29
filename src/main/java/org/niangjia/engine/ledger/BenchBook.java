package org.niangjia.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;

/**
 * 测速账簿. A fund of its own for one client: a bank account that may be overdrawn, and twenty sub-accounts of fees.
 *
 * @param book the book
 * @param bank account debited
 * @param fees accounts credited in turn
 */
record BenchBook(Book book, UUID bank, List<UUID> fees) {
    static final int BATCH = 100;

    private static final int FEES = 20;

    static BenchBook open(Books books, int district) {
        Scope house = Scope.house(district);
        Book book = books.open(house, district, "B-" + UUID.randomUUID(), "测速");
        UUID bank = account(books, house, book, "1002", AccountKind.ASSET);
        List<UUID> fees = new ArrayList<>();
        for (int i = 0; i < FEES; i++) {
            fees.add(account(books, house, book, "4001." + i, AccountKind.INCOME));
        }
        return new BenchBook(book, bank, fees);
    }

    private static UUID account(Books books, Scope house, Book book, String code, AccountKind kind) {
        return books.openAccount(house, book, new LedgerAccount.Facts(code, "测速 " + code, kind, true))
                .id();
    }

    UUID fee(int i) {
        return fees.get(i % fees.size());
    }
}
