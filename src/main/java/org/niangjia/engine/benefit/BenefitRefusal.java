package org.niangjia.engine.benefit;

import org.niangjia.base.Refusal;

/** 不能补助的理由. Each tells the rule, and as its last value where the rule stands. */
enum BenefitRefusal {
    INSURANCE_NOT_COVERED,
    SEX_NOT_COVERED,
    TOO_YOUNG,
    TOO_OLD,
    RETIRED,
    MODULE_UNKNOWN,
    MODULE_NOT_TAKEN,
    SHARES_OUT_OF_RANGE,
    YEARS_NOT_OFFERED,
    SCHEME_NOT_VALID,
    OUTSIDE_COVER,
    FOUND_OUTSIDE_COVER,
    CAUSE_EXCLUDED,
    CLAIMED_TOO_LATE,
    CLAIMED_TOO_LATE_AFTER,
    SHEET_DOES_NOT_ADD_UP,
    NOTHING_CLAIMED,
    HOSPITAL_GRADE_TOO_LOW,
    WAITING,
    LUMP_ALREADY_PAID,
    LIABILITY_ENDED;

    Refusal with(Object... args) {
        return Refusal.of("benefit." + name(), TraceLine.texts(args).toArray(String[]::new));
    }
}
