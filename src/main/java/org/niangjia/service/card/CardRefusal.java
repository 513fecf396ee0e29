package org.niangjia.service.card;

import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** Why a card is not taken. The message key is {@code card.} and the name. */
enum CardRefusal {
    CODE_MISSING,
    CARD_UNKNOWN,
    CARD_EXPIRED,
    CARD_ELSEWHERE,
    NO_CARD,
    PHONE_MISSING,
    CHOICE_MISSING;

    Refusal refusal(String... args) {
        return Refusal.of("card." + name(), args);
    }

    RefusedException at(String field, String... args) {
        return new RefusedException(refusal(args).at(field));
    }
}
