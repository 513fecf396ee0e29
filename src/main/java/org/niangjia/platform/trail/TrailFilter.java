package org.niangjia.platform.trail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 查询条件. What an auditor looks for in the record; null means any.
 *
 * @param from first instant, inclusive
 * @param until last instant, exclusive
 */
public record TrailFilter(
        @Nullable UUID account,
        @Nullable String act,
        @Nullable UUID subject,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final TrailFilter ANY = new TrailFilter(null, null, null, null, null);

    public static TrailFilter ofAccount(UUID account) {
        return new TrailFilter(account, null, null, null, null);
    }

    public static TrailFilter ofSubject(UUID subject) {
        return new TrailFilter(null, null, subject, null, null);
    }

    public TrailFilter between(Instant first, Instant end) {
        return new TrailFilter(account, act, subject, first, end);
    }
}
