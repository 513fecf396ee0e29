package org.niangjia.engine.collection;

import org.niangjia.base.Refusal;

/** 收款的退回原因. */
enum CollectionRefusal {
    CASHIER_ONLY,
    NOTHING_CHOSEN,
    NOTICE_OF_ANOTHER,
    NOTICE_ENDED,
    NOTHING_LEFT,
    NOTHING_IN_LINE,
    TOO_MANY_CHOSEN,
    AMOUNT_WRONG,
    MORE_THAN_LEFT,
    REASON_MISSING,
    PAYEE_MISSING,
    ACCOUNT_MISSING,
    REFUND_ENDED,
    UNDONE_ALREADY,
    SUBJECT_HAS_NOTICE,
    NOT_VOIDABLE,
    RECEIPT_MISSING,
    TITLE_UNKNOWN,
    DAY_MISSING,
    BALANCE_WRONG,
    DATE_WRONG,
    DATE_AHEAD,
    LINE_AMOUNT_MISSING,
    LINE_TWICE,
    LINE_KNOWN;

    Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return Refusal.of("collection." + name(), texts);
    }
}
