package org.niangjia.platform.reference;

import org.niangjia.base.Refusal;

/** Why a term or a holiday notice cannot be entered. The message key is {@code reference.} and the name. */
enum ReferenceRefusal {
    TERM_UNKNOWN,
    TERM_REGION_UNKNOWN,
    TERM_VALUE,
    TERM_SOURCE_MISSING,
    TERM_DAY_TAKEN,
    HOLIDAY_YEAR,
    HOLIDAY_SOURCE_MISSING,
    HOLIDAY_TOO_FEW,
    HOLIDAY_OTHER_YEAR,
    HOLIDAY_TWICE,
    HOLIDAY_WORK_ON_WEEKDAY,
    HOLIDAY_FIXED_DAY_MISSING;

    /** Code of the conflict when two officers enter the same term at once. */
    static final String TERM_ENTERED_MEANWHILE = "reference.TERM_ENTERED_MEANWHILE";

    Refusal refusal(String... args) {
        return Refusal.of("reference." + name(), args);
    }
}
