package org.niangjia.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 时限. An amount of time that a law or a term grants, written {@code 15 WORK_DAY}.
 *
 * <p>{@code 0 WORK_DAY} is 当日: today while the office is still open, otherwise the next working day.
 */
public record TimeLimit(int amount, ClockUnit unit) {
    private static final int MOST = 99_999;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5}) ([A-Z_]+)");

    public TimeLimit {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("a time limit is 0 to " + MOST + ", not " + amount);
        }
    }

    /** Reads {@code 15 WORK_DAY}. Throws IllegalArgumentException for anything else. */
    public static TimeLimit parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("not a time limit: " + text);
        }
        return new TimeLimit(Integer.parseInt(written.group(1)), ClockUnit.valueOf(written.group(2)));
    }

    /** As stored in a term: {@code 15 WORK_DAY}. */
    public String format() {
        return amount + " " + unit;
    }

    @Override
    public String toString() {
        return format();
    }
}
