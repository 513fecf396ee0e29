package org.niangjia.platform.sheet;

/**
 * 表格列. One column of an imported sheet. A file may carry the heading in either language.
 *
 * @param key stable name, as programs are told of it
 * @param heading heading as it stands in the first row
 * @param longest most characters
 * @param note how to fill it in, shown in the template
 * @param example one value, shown in the template
 */
public record SheetColumn(
        String key, SheetText heading, Kind kind, boolean required, int longest, SheetText note, String example) {
    private static final int LONGEST = 2_000;

    public enum Kind {
        /** Codes: a number cell has lost digits or leading zeros, so it is refused. */
        CODE,
        /** Words; a whole number is taken as it is written. */
        WORDS,
        WHOLE_NUMBER,
        /** A date cell, or text such as 2026-03-02, 2026/3/2, 2026年3月2日. */
        DATE
    }

    public static SheetColumn required(String key, Kind kind, String zh, String en) {
        return new SheetColumn(key, new SheetText(zh, en), kind, true, LONGEST, SheetText.NONE, "");
    }

    public static SheetColumn optional(String key, Kind kind, String zh, String en) {
        return new SheetColumn(key, new SheetText(zh, en), kind, false, LONGEST, SheetText.NONE, "");
    }

    /** How to fill it in, in Chinese and English. */
    public SheetColumn note(String zh, String en) {
        return new SheetColumn(key, heading, kind, required, longest, new SheetText(zh, en), example);
    }

    public SheetColumn example(String value) {
        return new SheetColumn(key, heading, kind, required, longest, note, value);
    }

    public SheetColumn longest(int characters) {
        return new SheetColumn(key, heading, kind, required, characters, note, example);
    }
}
