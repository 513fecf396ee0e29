package org.niangjia.platform.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 任命. Who is to hold a post, on which footing and how long.
 *
 * @param until first day on which it is no longer held; null for staff without a term
 * @param acting for somebody else, for a time
 */
public record Appointment(
        int district,
        UUID post,
        UUID account,
        OfficerKind kind,
        LocalDate from,
        @Nullable LocalDate until,
        boolean acting) {}
