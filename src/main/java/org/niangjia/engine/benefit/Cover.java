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
 * @param until last day, where it ended before its plan year did
 */
public record Cover(
        LocalDate from,
        List<String> modules,
        int shares,
        int years,
        Optional<LocalDate> firstCoveredOn,
        Optional<LocalDate> expiredOn,
        Optional<LocalDate> until) {

    /** One that lasts as long as its plan years. */
    public Cover(
            LocalDate from,
            List<String> modules,
            int shares,
            int years,
            Optional<LocalDate> firstCoveredOn,
            Optional<LocalDate> expiredOn) {
        this(from, modules, shares, years, firstCoveredOn, expiredOn, Optional.empty());
    }

    /** Whether this cover continues the one before, as the waiting period understands it. */
    boolean continues(Waiting waiting) {
        if (expiredOn.isEmpty()) {
            return firstCoveredOn.filter(first -> first.isBefore(from)).isPresent();
        }
        return ChronoUnit.DAYS.between(expiredOn.get(), from) <= waiting.renewalDays();
    }

    /** The day of cover that a date is, 1 for the first; none for a renewal in time that would still wait: it waits no more. */
    Optional<Long> dayOf(LocalDate date, Waiting waiting) {
        if (!continues(waiting)) {
            return Optional.of(ChronoUnit.DAYS.between(from, date) + 1);
        }
        return firstCoveredOn
                .map(first -> ChronoUnit.DAYS.between(first, date) + 1)
                .filter(day -> day > waiting.days());
    }
}
