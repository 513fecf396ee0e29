package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** 比例. Read as {@code 50%}, {@code 12.5%} or {@code 0.5}, kept exact. */
final class Rate {
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?%?");

    private Rate() {}

    /** Throws IllegalArgumentException for anything but a rate of 0 or more. */
    static BigDecimal parse(String text) {
        String rate = text.strip();
        if (!WRITTEN.matcher(rate).matches()) {
            throw new IllegalArgumentException("不是比例 (not a rate): " + text);
        }
        return rate.endsWith("%")
                ? new BigDecimal(rate.substring(0, rate.length() - 1)).movePointLeft(2)
                : new BigDecimal(rate);
    }

    /** For people: {@code 50%}, {@code 12.5%}. */
    static String format(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
