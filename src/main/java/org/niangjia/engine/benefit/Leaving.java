package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.niangjia.base.Period;

/**
 * 中途退出. Whether somebody may leave before the last day of cover, and what of the fee goes back. Where a scheme says nothing,
 * nobody leaves: 保障期内不退.
 *
 * @param beforeCover whether the whole fee goes back before the first day of cover
 * @param after what holds from the first day on
 * @param source where that stands
 */
public record Leaving(boolean beforeCover, After after, String source) {
    static final Leaving SILENT = new Leaving(false, After.NOBODY, "");

    /** 生效后: nobody leaves, who leaves gets nothing back, or the whole months that are left. */
    public enum After {
        NOBODY,
        NOTHING_BACK,
        WHOLE_MONTHS
    }

    /** Whether anybody may ever leave. */
    public boolean possible() {
        return beforeCover || after != After.NOBODY;
    }

    /**
     * 应退互助费, in fen; none where nobody may leave then.
     *
     * @param feeFen what was paid for the cover
     * @param cover its first and last day
     * @param months that the fee is for
     * @param lastDay on which there is cover still; the day before the first when it never begins
     */
    public OptionalLong refundFen(long feeFen, Period cover, int months, LocalDate lastDay) {
        LocalDate end = java.util.Objects.requireNonNull(cover.to());
        if (lastDay.isBefore(cover.from())) {
            return beforeCover ? OptionalLong.of(feeFen) : OptionalLong.empty();
        }
        if (!lastDay.isBefore(end)) {
            return OptionalLong.empty();
        }
        return switch (after) {
            case NOBODY -> OptionalLong.empty();
            case NOTHING_BACK -> OptionalLong.of(0);
            case WHOLE_MONTHS -> OptionalLong.of(part(feeFen, left(lastDay, end), months));
        };
    }

    private static long left(LocalDate lastDay, LocalDate end) {
        return ChronoUnit.MONTHS.between(lastDay.plusDays(1), end.plusDays(1));
    }

    private static long part(long feeFen, long left, int months) {
        return BigDecimal.valueOf(feeFen)
                .multiply(BigDecimal.valueOf(Math.min(left, months)))
                .divide(BigDecimal.valueOf(months), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
