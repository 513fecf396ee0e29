package org.niangjia.engine.payment;

import org.niangjia.base.Refusal;

/** Why a payment is refused. The message key is {@code payment.} and the name. */
enum PaymentRefusal {
    ACCOUNT_WRONG,
    PAYEE_MISSING,
    ORDERED_ALREADY,
    ON_ITS_WAY,
    NOTHING_CHOSEN,
    TOO_MANY,
    ORDER_GONE,
    DECIDED_BY_YOU,
    ASKED_BY_YOU,
    FORMAT_UNKNOWN,
    MADE_BY_YOU,
    RELEASED_ALREADY,
    NOT_RELEASED,
    DROPPED,
    ENDED,
    FILE_TAKEN,
    FILE_UNREADABLE,
    FILE_EMPTY,
    FILE_READ_BEFORE,
    COLUMN_MISSING,
    LINE_UNKNOWN,
    LINE_TWICE,
    LINE_OTHER_ACCOUNT,
    LINE_OTHER_AMOUNT,
    LINE_RESULT_UNKNOWN,
    LINE_DAY_WRONG,
    LINE_SAID_OTHERWISE,
    NOT_TAKEN_YET;

    Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return Refusal.of("payment." + name(), texts);
    }
}
