package org.niangjia.platform.organisation;

import org.niangjia.base.Refusal;

/** Why an act on the organisation is refused. The message key is {@code organisation.} and the name. */
enum OrganisationRefusal {
    NAME_MISSING,
    NAME_TOO_LONG,
    PLACE_UNKNOWN,
    LEVEL_DOES_NOT_FIT,
    KIND_DOES_NOT_FIT,
    PARENT_MISSING,
    PARENT_CLOSED,
    UNION_CLOSED,
    CREDIT_CODE_OR_REASON,
    CREDIT_CODE_TAKEN,
    REASON_MISSING,
    UNIONS_BELOW,
    HOLDERS_LEFT,
    EMPLOYERS_LEFT,
    UPPER_STAYS,
    OWN_SUBTREE,
    PATH_TAKEN,
    TITLE_MISSING,
    SEAT_FIXED,
    POST_CLOSED,
    POST_HELD,
    OFFICER_KIND_MISSING,
    NOT_FOR_ONESELF,
    UPPER_UNION_DECIDES,
    TERM_MISSING,
    TERM_ENDS_BEFORE_IT_BEGINS,
    TERM_TOO_LONG,
    SEAT_TAKEN,
    ACTING_SEAT_TAKEN,
    HELD_ALREADY,
    MONEY_APART,
    ENDED_ALREADY,
    SUCCESSOR_IS_THE_SAME,
    STAFF_WITHOUT_SOURCE,
    CONTACT_PHONE,
    EMPLOYER_KNOWN,
    EMPLOYER_CLOSED,
    EMPLOYER_MISSING,
    COVERED_ALREADY,
    NOT_A_COVERING_UNION,
    TWICE_IN_SHEET,
    SHEET_CREDIT_CODE_KNOWN,
    SHEET_NAME_KNOWN,
    SHEET_PLACE_UNKNOWN;

    Refusal refusal(String... args) {
        return Refusal.of("organisation." + name(), args);
    }
}
