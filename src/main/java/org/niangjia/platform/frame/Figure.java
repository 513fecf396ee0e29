package org.niangjia.platform.frame;

import org.jspecify.annotations.Nullable;

/**
 * 统计数. A statistic as counted.
 *
 * @param statistic what was counted
 * @param numerator the upper number; null where the figure is no share and no count
 * @param denominator the lower number; null for a plain count
 * @param value the count, the share between 0 and 1, or the days; null where there is nothing to divide by
 * @param of what it is the figure of, where the figure names something itself (the hottest topic); else empty
 * @param hidden true where the cell is too small to be shown; the numbers are left out then
 */
public record Figure(
        Statistic statistic,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Double value,
        String of,
        boolean hidden) {

    public static Figure count(Statistic statistic, long n) {
        return new Figure(statistic, n, null, (double) n, "", false);
    }

    public static Figure rate(Statistic statistic, long numerator, long denominator) {
        return rate(statistic, numerator, denominator, "");
    }

    public static Figure rate(Statistic statistic, long numerator, long denominator, String of) {
        Double value = denominator == 0 ? null : (double) numerator / denominator;
        return new Figure(statistic, numerator, denominator, value, of, false);
    }

    /** Days over so many cases. */
    public static Figure days(Statistic statistic, long cases, @Nullable Double days) {
        return new Figure(statistic, null, cases, days, "", false);
    }

    /** Whole yuan over so many cases: few of them hide it as they hide a count. */
    public static Figure yuan(Statistic statistic, long cases, @Nullable Double yuan) {
        return new Figure(statistic, null, cases, yuan, "", false);
    }

    /** The same figure with its numbers left out. */
    public Figure hide() {
        return new Figure(statistic, null, null, null, "", true);
    }

    /** How many cases stand behind it: what a small cell is measured by. */
    public long cases() {
        Long lower = denominator;
        Long upper = numerator;
        return lower != null ? lower : upper != null ? upper : 0;
    }
}
