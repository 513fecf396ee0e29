package org.niangjia.service.visit;

import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** Why a visit, a finding or a campaign is refused. The message key is {@code visit.} and the name. */
enum VisitRefusal {
    UNIT_MISSING,
    UNIT_UNKNOWN,
    UNIT_CLOSED,
    DISTRICT_MISSING,
    NO_OFFICE,
    DAY_MISSING,
    DAY_LONG_AGO,
    IN_THE_FUTURE,
    HOURS_UPSIDE_DOWN,
    COUNT_OUT_OF_RANGE,
    TEXT_TOO_LONG,
    CAMPAIGN_UNKNOWN,
    CAMPAIGN_OVER,
    OUTSIDE_CAMPAIGN,
    CAMPAIGN_KEPT,
    MONTH_LOCKED,
    NOT_OF_THE_TEAM,
    FINDING_MISSING,
    THEME_MISSING,
    OUTCOME_MISSING,
    TOO_MANY_FINDINGS,
    RECIPIENT_MISSING,
    CATEGORY_MISSING,
    ANSWER_MISSING,
    REASON_MISSING,
    CANCELLED,
    NOT_RECORDED,
    RECORDED_ALREADY,
    SOMEBODY_ELSES,
    ID_TAKEN,
    FEEDBACK_MISSING,
    FEEDBACK_HOW,
    NAME_MISSING,
    PERIOD_UPSIDE_DOWN,
    YEAR_OUT_OF_RANGE,
    UNION_UNKNOWN,
    TEAM_MISSING,
    PERSON_UNKNOWN,
    NO_POST,
    NOTHING_TO_CARRY;

    Refusal at(String field, String... args) {
        return Refusal.of("visit." + name(), args).at(field);
    }

    RefusedException refused(String field, String... args) {
        return new RefusedException(at(field, args));
    }
}
