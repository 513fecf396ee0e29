package org.niangjia.service.mutualaid.settlement;

import org.niangjia.base.Refusal;

/** Why a settlement does not go on; the words' key is {@code mutualaid.settlement.} and the name. */
enum SettlementRefusal {
    SCHEME_NOT_POOLED,
    POOL_NOT_HERE,
    MONTH_MISSING,
    MONTH_OPEN,
    PERIOD_SETTLED,
    PREVIOUS_WAITS,
    NOTHING_BOOKED,
    NOT_NOW,
    DRAWN_BY_YOU,
    DECIDED_BY_YOU,
    REASON_MISSING,
    VOUCHER_MISSING,
    VOUCHER_USED,
    DAY_WRONG;

    Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return Refusal.of("mutualaid.settlement." + name(), texts);
    }

    /** The same, at a field of a form. */
    Refusal at(String field, Object... args) {
        return with(args).at(field);
    }
}
