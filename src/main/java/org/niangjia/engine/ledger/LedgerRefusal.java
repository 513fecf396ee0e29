package org.niangjia.engine.ledger;

import org.niangjia.base.Refusal;

/** Why the ledger refuses. The message key is {@code ledger.} and the name. */
enum LedgerRefusal {
    AMOUNT_OUT_OF_RANGE,
    SAME_ACCOUNT,
    KEY_MISSING,
    KEY_TWICE,
    KEY_TAKEN,
    MEMO_MISSING,
    SUBJECT_TOO_LONG,
    ACCOUNT_UNKNOWN,
    ACCOUNT_CLOSED,
    DATED_AHEAD,
    DATED_BEFORE_ORIGIN,
    MONTH_CLOSED,
    BELOW_ZERO,
    TRANSFER_UNKNOWN,
    NOT_HELD,
    NOT_REVERSIBLE,
    NOT_BY_HAND,
    ENTERED_BY_YOU,
    REASON_MISSING,
    ENDED_ALREADY,
    MORE_THAN_HELD,
    HOLD_EXPIRED,
    EXPIRY_PASSED,
    CODE_MISSING,
    NAME_MISSING,
    BOOK_EXISTS,
    ACCOUNT_EXISTS,
    ACCOUNT_NOT_EMPTY,
    CLOSED_AHEAD,
    CLOSED_ALREADY;

    Refusal refusal(String... args) {
        return Refusal.of("ledger." + name(), args);
    }
}
