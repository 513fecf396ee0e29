package org.niangjia.platform.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.PostRole;

/**
 * 任期. That somebody holds a post for a time.
 *
 * @param until first day on which it is no longer held; null for staff without a term
 * @param acting true when held for somebody else for a time (代理)
 * @param mobileShown whether the holder agreed that workers see their mobile number
 * @param ended null unless it was ended before its time
 */
public record Tenure(
        int district,
        UUID id,
        UUID union,
        UUID post,
        PostRole role,
        UUID account,
        OfficerKind kind,
        LocalDate from,
        @Nullable LocalDate until,
        boolean acting,
        boolean mobileShown,
        @Nullable Closed ended,
        int version) {

    /** Whether the post is held on that day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
