package org.niangjia.service.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niangjia.base.NotVisibleException;

/** 诉求编号, such as SQ-330903-2026-000123. Its district is parsed before any query. */
final class RequestNumber {
    private static final Pattern FORM = Pattern.compile("SQ-([1-9]\\d{5})-(\\d{4})-(\\d{6,})");

    private RequestNumber() {}

    static String of(int district, int year, long number) {
        return String.format("SQ-%06d-%04d-%06d", district, year, number);
    }

    /** The district in a number. Throws NotVisibleException for what is no number. */
    static int district(String no) {
        Matcher parts = FORM.matcher(no);
        if (!parts.matches()) {
            throw new NotVisibleException(no);
        }
        return Integer.parseInt(parts.group(1));
    }
}
