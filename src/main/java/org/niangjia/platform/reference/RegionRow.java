package org.niangjia.platform.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A region with its days; a day that is null is not known or not yet. */
record RegionRow(
        Region region,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Long successor) {

    boolean isCurrent(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
