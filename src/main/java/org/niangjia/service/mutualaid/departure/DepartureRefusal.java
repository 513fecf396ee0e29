package org.niangjia.service.mutualaid.departure;

import org.niangjia.base.Bilingual;
import org.niangjia.base.Refusal;

/** 退出的退回原因. Told in the words of rosters, which a departure is asked for from. */
enum DepartureRefusal {
    REASON_MISSING,
    COUNTY_DECIDES,
    LEAVERS_MISSING,
    LEAVING_NOT_OFFERED,
    LEAVING_NOT_THEN,
    LAST_DAY_WRONG,
    LEAVING_REASON,
    PAYEE_MISSING,
    ACCOUNT_WRONG,
    OWN_DEPARTURE,
    LEAVER_CLAIMS,
    TAKES_PART_AGAIN;

    Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i] instanceof Bilingual name ? name.written() : String.valueOf(args[i]);
        }
        return Refusal.of("mutualaid.roster." + name(), texts);
    }
}
