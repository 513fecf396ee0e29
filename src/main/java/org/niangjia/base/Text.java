package org.niangjia.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** 文字. Brings typed text into one form before it is compared, measured or stored. */
public final class Text {
    /** Half a surrogate pair, control characters, byte order mark, zero-width space, and what turns the reading direction. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cs}\\p{Cc}\\uFEFF\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|\\u2028|\\u2029");
    private static final Pattern EDGE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}]+");

    private Text() {}

    /** Several lines: composed (NFC), line breaks as {@code \n}, without invisible characters and outer blanks. */
    public static String lines(String typed) {
        if (isPlain(typed)) {
            return typed;
        }
        String broken = LINE_BREAK.matcher(typed).replaceAll("\n");
        return trim(INVISIBLE.matcher(compose(broken)).replaceAll(""));
    }

    /** One line: as {@link #lines}, with every gap a single space. */
    public static String line(String typed) {
        return isPlain(typed) ? typed : GAP.matcher(lines(typed)).replaceAll(" ");
    }

    /** A number or code: full-width forms made narrow, capitals, no gaps or hyphens. */
    public static String code(String typed) {
        if (isCode(typed)) {
            return typed;
        }
        String narrow = Normalizer.normalize(lines(typed), Normalizer.Form.NFKC);
        return GAP.matcher(narrow)
                .replaceAll("")
                .replaceAll("[-\u2010-\u2015]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Letters, digits and signs of ASCII and everyday characters, without a blank: nothing to be brought into any form. */
    private static boolean isPlain(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (!(c > ' ' && c < 0x7F || isEverydayHan(c))) {
                return false;
            }
        }
        return true;
    }

    /** Digits and capitals alone: a code as it should be. */
    private static boolean isCode(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** A unified ideograph of the first block, which every form of Unicode leaves as it is. */
    static boolean isEverydayHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /** Length as people count it: code points, so that 𬭩 is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first code points of a text, all of it when it is shorter. */
    public static String first(int codePoints, String text) {
        return length(text) <= codePoints ? text : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static String trim(String text) {
        return EDGE.matcher(text).replaceAll("");
    }
}
