package org.niangjia.platform.seal;

/**
 * 用途. What a sealed value is for. Every purpose has its own key, so a value sealed as a phone never opens as a
 * name. The constant's name goes into the key and into stored values: it is never renamed and never reused.
 */
public enum Purpose {
    PHONE,
    ID_NUMBER,
    PERSON_NAME,
    ADDRESS,
    EMAIL,
    BANK_CARD,
    ANONYMOUS,
    TOTP,
    DRAFT,
    ATTACHMENT,
    TRAIL,
    ATTACHMENT_SENSITIVE,
    /** The secret that the house shows to an identity provider, and who is bound there. */
    PROVIDER,
    /** The code in the link by which a unit confirms what was entered for it. */
    BEHALF,
    /** The code on a member card, and its digits. */
    CARD,
    /** What a claim tells of an illness: diagnosis, hospital, how the benefit was computed. */
    MEDICAL,
    /** The identity of a medical invoice. */
    INVOICE
}
