package org.niangjia.base;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 起止日期. Days from the first to the last, both included.
 *
 * @param to last day, or null while no end is known
 */
public record Period(LocalDate from, @Nullable LocalDate to) {
    public Period {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a period ends before it begins: " + from + " to " + to);
        }
    }

    public static Period since(LocalDate from) {
        return new Period(from, null);
    }

    public boolean isOpen() {
        return to == null;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean overlaps(Period other) {
        return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
    }

    /** The same period with this last day. */
    public Period endingOn(LocalDate lastDay) {
        return new Period(from, lastDay);
    }
}
