package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * 保障. What somebody has taken, from a day on.
 *
 * @param modules codes of the modules
 * @param shares of each module
 * @param years length in plan years
 * @param firstCoveredOn first day of the unbroken cover, for a renewal
 * @param expiredOn last day of the cover before this one
 */
public record Cover(
        LocalDate from,
        List<String> modules,
        int shares,
        int years,
        Optional<LocalDate> firstCoveredOn,
        Optional<LocalDate> expiredOn) {

    /** Whether this cover continues the one before, as the waiting period understands it. */
    boolean continues(Waiting waiting) {
        if (expiredOn.isEmpty()) {
            return firstCoveredOn.filter(first -> first.isBefore(from)).isPresent();
        }
        return ChronoUnit.DAYS.between(expiredOn.get(), from) <= waiting.renewalDays();
    }

    /** The day of cover that a date is, 1 for the first; none when a renewal whose beginning nobody knows waits no more. */
    Optional<Long> dayOf(LocalDate date, Waiting waiting) {
        if (!continues(waiting)) {
            return Optional.of(ChronoUnit.DAYS.between(from, date) + 1);
        }
        return firstCoveredOn.map(first -> ChronoUnit.DAYS.between(first, date) + 1);
    }
}
