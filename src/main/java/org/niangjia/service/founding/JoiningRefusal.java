package org.niangjia.service.founding;

import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** Why an application, or an act on one, is refused. The message key is {@code founding.} and the name. */
enum JoiningRefusal {
    KIND_MISSING,
    STUDENT,
    EMPLOYER_MISSING,
    TRADE_MISSING,
    TOWN_MISSING,
    COUNTY_MISSING,
    GROUP_UNKNOWN,
    NOT_WILLING,
    MEMBER_ALREADY,
    OPEN_ALREADY,
    NOT_ONLINE,
    NO_OFFICE,
    REASON_MISSING,
    UNION_MISSING,
    EMPLOYER_UNKNOWN;

    Refusal at(String field, String... args) {
        return Refusal.of("founding." + name(), args).at(field);
    }

    RefusedException refused(String field, String... args) {
        return new RefusedException(at(field, args));
    }
}
