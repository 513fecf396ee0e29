package org.niangjia.service.mutualaid.cover;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 参保批次. What one unit takes for its people in one go, once the money has arrived.
 *
 * @param year in which the plan year begins
 * @param years plan years that it takes, beginning with that one
 * @param module code
 * @param channel code of the channel
 * @param employer the unit, or null where it is none of ours
 * @param paidOn day on which the money arrived
 */
public record Batch(
        UUID id,
        int district,
        String scheme,
        int year,
        int years,
        String module,
        String channel,
        @Nullable UUID employer,
        String unitName,
        LocalDate paidOn,
        List<Insured> people) {

    /** For a single plan year. */
    public Batch(
            UUID id,
            int district,
            String scheme,
            int year,
            String module,
            String channel,
            @Nullable UUID employer,
            String unitName,
            LocalDate paidOn,
            List<Insured> people) {
        this(id, district, scheme, year, 1, module, channel, employer, unitName, paidOn, people);
    }
}
