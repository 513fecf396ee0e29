package org.niangjia.platform.sheet;

/**
 * 表格列. One column of an imported sheet.
 *
 * @param heading heading as it stands in the first row
 * @param note how to fill it in, shown in the template
 * @param example one value, shown in the template
 */
public record SheetColumn(String heading, Kind kind, boolean required, String note, String example) {

    public enum Kind {
        /** Codes: a number cell has lost digits or leading zeros, so it is refused. */
        CODE,
        /** Words; a whole number is taken as it is written. */
        WORDS,
        WHOLE_NUMBER,
        /** A date cell, or text such as 2026-03-02, 2026/3/2, 2026年3月2日. */
        DATE
    }

    public static SheetColumn required(String heading, Kind kind, String note, String example) {
        return new SheetColumn(heading, kind, true, note, example);
    }

    public static SheetColumn optional(String heading, Kind kind, String note, String example) {
        return new SheetColumn(heading, kind, false, note, example);
    }
}
