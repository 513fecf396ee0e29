package org.niangjia.service.request;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 特别办理输入. What an officer says with an act beside signing and answering; each act reads its own fields.
 *
 * @param text the words or the reason
 * @param days working days of an extension
 * @param granted whether an extension is granted
 * @param difficulty ORDINARY, DIFFICULT or VERY_DIFFICULT
 * @param lead number of the case to merge into
 * @param recipient body outside that a letter goes to
 * @param source 12345 or 12351
 * @param orderNo number of the order
 * @param due last day of the order
 */
record ActInput(
        @Nullable String text,
        @Nullable Integer days,
        @Nullable Boolean granted,
        @Nullable String difficulty,
        @Nullable String lead,
        @Nullable String recipient,
        @Nullable String source,
        @Nullable String orderNo,
        @Nullable LocalDate due) {

    String said() {
        return NewRequest.clean(text);
    }

    String leadNo() {
        return NewRequest.clean(lead).toUpperCase(java.util.Locale.ROOT);
    }

    String to() {
        return NewRequest.clean(recipient);
    }

    String order() {
        return NewRequest.clean(orderNo).toUpperCase(java.util.Locale.ROOT);
    }
}
