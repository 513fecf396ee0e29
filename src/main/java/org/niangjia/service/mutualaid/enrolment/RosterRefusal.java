package org.niangjia.service.mutualaid.enrolment;

import org.niangjia.base.Bilingual;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** 参保名册的退回原因. */
enum RosterRefusal {
    SCHEME_MISSING,
    YEAR_NOT_OFFERED,
    CHANNEL_NOT_OFFERED,
    UNIT_MISSING,
    UNIT_UNKNOWN,
    UNIT_NOT_YOURS,
    STAFF_MISSING,
    STAFF_SOURCE_MISSING,
    STAFF_WRONG,
    PARTICIPATION_TOO_LOW,
    MORE_THAN_STAFF,
    UNIT_NOT_TAKING_PART,
    WINDOW_CLOSED,
    NOT_EDITABLE,
    REASON_MISSING,
    OWN_ROSTER,
    COUNTY_DECIDES,
    INSURANCE_UNKNOWN,
    MODULE_MISSING,
    MODULE_UNKNOWN,
    SHARES_WRONG,
    TWICE_IN_SHEET,
    TWICE_IN_ROSTER,
    ENROLLED_THIS_YEAR,
    PERSON_REFUSED,
    NOBODY_TO_ADD,
    NOBODY_LAST_YEAR,
    CASH_MISSING,
    UNIT_NOT_CONFIRMED,
    UNIT_CONFIRMS,
    LENGTH_NOT_OFFERED,
    SHARES_DIFFER,
    WINDOW_CONSENT_MISSING;

    Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i] instanceof Bilingual name ? name.written() : String.valueOf(args[i]);
        }
        return Refusal.of("mutualaid.roster." + name(), texts);
    }

    RefusedException refused(String field, Object... args) {
        return new RefusedException(with(args).at(field));
    }
}
