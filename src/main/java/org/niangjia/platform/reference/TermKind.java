package org.niangjia.platform.reference;

import java.util.Locale;
import java.util.function.Consumer;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.Text;
import org.niangjia.base.TimeLimit;

/** 条款类型. What the value of a term is, and so what may be entered. */
public enum TermKind {
    /** 时限: {@code 15 WORK_DAY}. */
    LIMIT(TimeLimit::parse),
    /** 数字: a whole number, 0 or more. */
    NUMBER(TermKind::requireNumber),
    /** 办公时间: {@code 08:30-11:30 13:30-17:00}. */
    HOURS(OfficeHours::parse),
    /** 文字. */
    TEXT(TermKind::requireText);

    private static final int LONGEST_TEXT = 500;

    private final Consumer<String> reading;

    TermKind(Consumer<String> reading) {
        this.reading = reading;
    }

    static TermKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean accepts(String value) {
        try {
            reading.accept(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireNumber(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("not a whole number: " + value);
        }
    }

    private static void requireText(String value) {
        if (value.isBlank() || Text.length(value) > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text has 1 to " + LONGEST_TEXT + " characters");
        }
    }
}
