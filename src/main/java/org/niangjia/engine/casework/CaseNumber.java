package org.niangjia.engine.casework;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niangjia.base.NotVisibleException;

/** 办件编号. Such as SQ-330903-2026-000123: type, home district, year, number. Parsed before any query. */
public record CaseNumber(String type, int district, int year, long number) {
    private static final int NUMBER_DIGITS = 6;
    private static final Pattern FORM = Pattern.compile("([A-Z]{2})-([1-9]\\d{5})-(\\d{4})-(\\d{6,15})");

    /** Throws NotVisibleException for what is no number. */
    public static CaseNumber read(String no) {
        Matcher parts = FORM.matcher(no);
        if (!parts.matches()) {
            throw new NotVisibleException(no);
        }
        return new CaseNumber(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Long.parseLong(parts.group(4)));
    }

    /** The same, for one type alone. */
    public static CaseNumber read(String no, String type) {
        CaseNumber read = read(no);
        if (!read.type().equals(type)) {
            throw new NotVisibleException(no);
        }
        return read;
    }

    public String text() {
        String digits = Long.toString(number);
        return type + "-" + district + "-" + year + "-" + "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length()))
                + digits;
    }
}
