package org.niangjia.service.mutualaid.award;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Transfer;

/** 抵扣. What of an award goes against an older over-payment; told and put down by whoever keeps what is owed. */
public interface AwardOffsets {
    /** 拟抵扣. So much of an award against what one debtor owes, by this consent. */
    record Taken(UUID id, UUID recovery, String no, UUID debtor, UUID consent, long fen) {}

    /** 可抵扣. The oldest first, until the award or what is owed is used up. */
    List<Taken> plan(Scope scope, int district, DuePayouts.Due due, @Nullable UUID heir, long fen);

    /** Two entries for each: the award is an expense without the bank, and what was owed becomes income. */
    List<Entry> entries(Scope scope, Book book, List<Taken> taken);

    /**
     * Takes them off what is owed, before anything is written into the books: whoever takes a repayment in does it in this order
     * too, so that neither waits for the other. Throws ConflictException when the money came in otherwise meanwhile.
     */
    void take(Scope scope, int district, List<Taken> taken);

    /**
     * Puts them down beside their transfers. Throws ConflictException when a consent was taken back or used meanwhile:
     * constraints decide.
     */
    void put(Scope scope, int district, UUID payout, List<Taken> taken, List<Transfer> transfers);
}
