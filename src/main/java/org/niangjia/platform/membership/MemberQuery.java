package org.niangjia.platform.membership;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 会员查找. What a list of members is narrowed to; empty texts narrow nothing.
 *
 * @param text a piece of the name, or initials of its pinyin
 * @param phone telephone in full
 * @param idNumber ID number in full
 * @param employer who employs or where they work, or null
 * @param under subtree of unions inside the Scope, or empty
 */
public record MemberQuery(
        String text,
        String phone,
        String idNumber,
        @Nullable UUID employer,
        String under) {
    private static final Pattern INITIALS = Pattern.compile("[A-Za-z]{1,12}");

    public static MemberQuery all() {
        return new MemberQuery("", "", "", null, "");
    }

    public static MemberQuery text(String text) {
        return new MemberQuery(text, "", "", null, "");
    }

    boolean byInitials() {
        return INITIALS.matcher(text).matches();
    }

    /** Whether it may be a surname. */
    boolean oneCharacter() {
        return !byInitials() && text.codePointCount(0, text.length()) == 1;
    }

    /** Whether nothing but a subtree was asked for, so that counters can say how many there are. */
    boolean plain() {
        return text.isEmpty() && phone.isEmpty() && idNumber.isEmpty() && employer == null;
    }
}
