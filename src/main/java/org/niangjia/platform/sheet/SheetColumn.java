package org.niangjia.platform.sheet;

import java.util.List;

/**
 * 表格列. One column of an imported sheet. A file may carry the heading in either language.
 *
 * @param key stable name, as programs are told of it
 * @param heading heading as it stands in the first row
 * @param longest most characters
 * @param note how to fill it in, shown in the template
 * @param example one value, shown in the template
 * @param others headings of other systems that stand for this column
 */
public record SheetColumn(
        String key,
        SheetText heading,
        Kind kind,
        boolean required,
        int longest,
        SheetText note,
        String example,
        List<String> others) {
    private static final int LONGEST = 2_000;

    public enum Kind {
        /** Codes: a number cell has lost digits or leading zeros, so it is refused. */
        CODE,
        /** Words; a whole number is taken as it is written. */
        WORDS,
        WHOLE_NUMBER,
        /** Yuan with at most two decimals, from a number cell or text such as 1,234.50; given on as 1234.50. */
        AMOUNT,
        /** A date cell, or text such as 2026-03-02, 2026/3/2, 2026年3月2日. */
        DATE
    }

    public static SheetColumn required(String key, Kind kind, String zh, String en) {
        return new SheetColumn(key, new SheetText(zh, en), kind, true, LONGEST, SheetText.NONE, "", List.of());
    }

    public static SheetColumn optional(String key, Kind kind, String zh, String en) {
        return new SheetColumn(key, new SheetText(zh, en), kind, false, LONGEST, SheetText.NONE, "", List.of());
    }

    /** How to fill it in, in Chinese and English. */
    public SheetColumn note(String zh, String en) {
        return new SheetColumn(key, heading, kind, required, longest, new SheetText(zh, en), example, others);
    }

    public SheetColumn example(String value) {
        return new SheetColumn(key, heading, kind, required, longest, note, value, others);
    }

    public SheetColumn longest(int characters) {
        return new SheetColumn(key, heading, kind, required, characters, note, example, others);
    }

    /** Headings of other systems under which a file may carry it as well. */
    public SheetColumn also(String... headings) {
        return new SheetColumn(key, heading, kind, required, longest, note, example, List.of(headings));
    }
}
