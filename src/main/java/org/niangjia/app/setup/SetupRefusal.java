package org.niangjia.app.setup;

import org.niangjia.base.Refusal;

/** Why a house cannot be opened so. The message key is {@code setup.} and the name. */
enum SetupRefusal {
    UNION_NAME_MISSING,
    POST_MISSING,
    PASSWORDS_DIFFER,
    NO_TOWNS,
    HAS_PASSWORD,
    ABOVE_HANDS_OVER,
    NOT_FOR_ONESELF,
    TERM_OVER;

    Refusal refusal(String... args) {
        return Refusal.of("setup." + name(), args);
    }
}
