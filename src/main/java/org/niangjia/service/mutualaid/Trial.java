package org.niangjia.service.mutualaid;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 试算. What somebody types to see what a scheme would pay: one claim by form, or a whole case as JSON in the shape of the
 * command {@code scheme compute}.
 *
 * @param amount amounts of yuan as typed, in the order of the form's fields
 */
record Trial(
        @Nullable String sex,
        @Nullable Integer born,
        @Nullable String insurance,
        @Nullable List<String> module,
        @Nullable Integer shares,
        @Nullable LocalDate from,
        @Nullable LocalDate on,
        @Nullable List<String> amount,
        @Nullable Integer stayDays,
        @Nullable String diagnosis,
        @Nullable Map<String, Object> person,
        @Nullable Map<String, Object> cover,
        @Nullable List<Map<String, Object>> claims) {

    boolean whole() {
        return person != null || cover != null || claims != null;
    }
}
