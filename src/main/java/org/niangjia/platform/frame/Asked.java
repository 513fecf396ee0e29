package org.niangjia.platform.frame;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 统计范围. What a figure is asked for.
 *
 * @param district home partition
 * @param path subtree of the offices that have the cases; empty for the whole district
 * @param from first day of the period, or null for all that ever was
 * @param asOf day at whose end the figures are taken; what happened later is not known to them
 * @param part one part of the breakdown, such as a category, or null for all
 */
public record Asked(
        int district,
        String path,
        @Nullable LocalDate from,
        LocalDate asOf,
        @Nullable String part) {

    public LocalDate first() {
        return from == null ? LocalDate.of(1, 1, 1) : from;
    }

    /** The first instant that is not known any more. */
    public Instant end() {
        return asOf.plusDays(1).atStartOfDay(Times.ZONE).toInstant();
    }

    public Asked of(@Nullable String other) {
        return new Asked(district, path, from, asOf, other);
    }

    public Asked during(LocalDate first, LocalDate last) {
        return new Asked(district, path, first, last, part);
    }
}
