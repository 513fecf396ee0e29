package org.niangjia.base;

/** Why something typed is not a value of the house. The message key is {@code base.} and the name. */
enum ValueRefusal {
    ID_CARD_LENGTH,
    ID_CARD_CHARACTERS,
    ID_CARD_DATE,
    ID_CARD_FUTURE,
    ID_CARD_AREA,
    ID_CARD_DEMO_ONLY,
    ID_CARD_CHECK,
    CREDIT_CODE_LENGTH,
    CREDIT_CODE_CHARACTERS,
    CREDIT_CODE_CHECK,
    ORGANISATION_CODE_FORMAT,
    ORGANISATION_CODE_CHECK,
    PHONE_FORMAT,
    NAME_LENGTH,
    NAME_DIGITS,
    NAME_CHARACTERS;

    Refusal refusal(String... args) {
        return Refusal.of("base." + name(), args);
    }
}
