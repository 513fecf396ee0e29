package org.niangjia.service.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 预警规则 (practice ruling 14). By the size of the unit: at least so many persons and at least such a share of its staff;
 * or unpaid wages of at least so many, whatever the size. Where nobody has written down the staff, the persons decide.
 */
final class WarningRules {
    static final String SIZE = "SIZE";
    static final String WAGES = "WAGES";

    private WarningRules() {}

    /** The numbers that a county has set. */
    record Limits(int persons, int percent, int wagesPersons) {}

    static Optional<String> rule(int persons, int wagesPersons, @Nullable Integer staff, Limits limits) {
        if (wagesPersons >= limits.wagesPersons()) {
            return Optional.of(WAGES);
        }
        boolean share = staff == null || persons * 100L >= (long) limits.percent() * staff;
        return persons >= limits.persons() && share ? Optional.of(SIZE) : Optional.empty();
    }
}
