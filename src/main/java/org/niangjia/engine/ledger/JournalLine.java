package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * 日记账. One line of the journal: a transfer that moved money, with the names of its accounts, ready to be taken out.
 *
 * @param place its place in the order of the journal
 * @param batch what was posted together
 * @param kind what it did
 * @param note key, memo, subject and date
 * @param debit code and name of the account debited
 * @param credit code and name of the account credited
 * @param amountFen amount in fen
 * @param writtenAt when it was written down
 * @param byName who posted it
 */
public record JournalLine(
        Transfer.Place place,
        UUID batch,
        Transfer.Kind kind,
        Note note,
        Title debit,
        Title credit,
        long amountFen,
        Instant writtenAt,
        String byName) {

    /** 科目代码和名称. */
    public record Title(String code, String name) {}
}
