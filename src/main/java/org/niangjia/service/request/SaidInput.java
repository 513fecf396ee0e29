package org.niangjia.service.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 办理输入. What an officer says with a decision.
 *
 * @param text the words
 * @param basis law or rule that an answer rests on, or nothing
 * @param union office that the county gives it to, or nothing
 * @param channel how the answer was told, when not only here: CALL, LETTER, IN_PERSON or MESSAGE
 */
record SaidInput(
        @Nullable String text,
        @Nullable String basis,
        @Nullable UUID union,
        @Nullable String channel) {
    String said() {
        return NewRequest.clean(text);
    }
}
