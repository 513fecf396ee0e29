package org.niangjia.service.founding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 新入会申请. What somebody fills in: eleven fields, of which nobody needs all.
 *
 * @param phone contact; empty for the account's own
 * @param kind {@code UNIT}, {@code FLEXIBLE} or {@code STUDENT}, who is told what they can use
 * @param district county; the account's own when left out
 * @param employer unit by its name or credit code
 * @param trade {@code RIDER}, {@code DRIVER}, {@code COURIER}, {@code CREW} or {@code OTHER}
 * @param tradeText the trade in words, for another one
 * @param town town or street, nine digits
 * @param groups codes of group tags
 * @param willing 自愿加入
 */
record NewJoining(
        @Nullable String name,
        @Nullable String idNumber,
        @Nullable String phone,
        @Nullable String kind,
        @Nullable Integer district,
        @Nullable String employer,
        @Nullable String trade,
        @Nullable String tradeText,
        @Nullable Long town,
        @Nullable List<String> groups,
        @Nullable Boolean willing) {

    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }

    boolean unit() {
        return "UNIT".equals(kind);
    }

    boolean flexible() {
        return "FLEXIBLE".equals(kind);
    }

    List<String> tags() {
        return groups == null ? List.of() : groups;
    }
}
