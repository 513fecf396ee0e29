package org.niangjia.app.portal;

import org.niangjia.base.Refusal;

/** Why something on one's own pages cannot be done. The message key is {@code portal.} and the name. */
enum PortalRefusal {
    COUNTY_MISSING,
    CODE_MISSING,
    CHOICE_MISSING,
    EMAIL_FORMAT,
    MAIL_OFF,
    IDENTITY_NOT_CHECKED,
    TOKEN_NAME,
    TOKEN_DAYS,
    TOKEN_DIGITS,
    PASSWORDS_DIFFER,
    PASSAGE_GONE,
    PASSAGE_DECLINED,
    IDENTITY_ELSEWHERE,
    NOT_BOUND;

    Refusal refusal(String... args) {
        return Refusal.of("portal." + name(), args);
    }
}
