package org.niangjia.app.desk;

import org.niangjia.base.TimeLimit;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.reference.TermEntry;
import org.niangjia.platform.reference.TermKind;

/** 条款用语. A term's value and source as a reader says them; it is stored and told to programs as it was entered. */
public final class TermWords {
    /** What the defaults name as their source; no office would write it. */
    private static final String USUAL = "practice ";

    private TermWords() {}

    public static String value(Page page, TermEntry entry) {
        String value = entry.term().value();
        return isLimit(entry) ? page.limit(TimeLimit.parse(value)) : value;
    }

    public static String source(Page page, TermEntry entry) {
        String source = entry.term().source();
        return entry.term().demo() && source.startsWith(USUAL) ? page.t("desk.terms.usual") : source;
    }

    public static boolean isLimit(TermEntry entry) {
        return entry.kind() == TermKind.LIMIT;
    }

    /** The number of a limit, to be entered beside its unit; any other value as it is. */
    public static String amount(TermEntry entry) {
        String value = entry.term().value();
        return isLimit(entry) ? String.valueOf(TimeLimit.parse(value).amount()) : value;
    }

    public static String unit(TermEntry entry) {
        return TimeLimit.parse(entry.term().value()).unit().name();
    }

    /** 15 and WORK_DAY become one value; a program sends both in one. */
    static String written(String value, String unit) {
        return unit.isEmpty() || value.strip().contains(" ") ? value : value.strip() + " " + unit;
    }
}
