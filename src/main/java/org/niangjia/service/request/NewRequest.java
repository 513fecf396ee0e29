package org.niangjia.service.request;

import org.jspecify.annotations.Nullable;

/**
 * 新诉求. What a worker, or an officer for them, hands in. Everything but text and category may be left out.
 *
 * @param district county where it happened
 * @param category code of the category
 * @param text the worker's own words
 * @param anonymous whether the identity is sealed even from the handler
 * @param employer unit by name, credit code or id; free text is fine
 * @param site work site, when it is another unit
 * @param place town or street, nine digits
 * @param placeText where exactly
 * @param ownUnitMayKnow 可以让本单位工会知道
 * @param about number of the case whose handling is complained about
 */
record NewRequest(
        @Nullable Integer district,
        @Nullable String category,
        @Nullable String text,
        @Nullable Boolean anonymous,
        @Nullable String employer,
        @Nullable String site,
        @Nullable Long place,
        @Nullable String placeText,
        @Nullable Boolean ownUnitMayKnow,
        @Nullable String about) {

    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }

    boolean isAnonymous() {
        return Boolean.TRUE.equals(anonymous);
    }

    boolean ownUnit() {
        return Boolean.TRUE.equals(ownUnitMayKnow);
    }
}
