package org.niangjia.engine.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.TimeLimit;

/**
 * 计时. A clock as it runs on a case; the limit was frozen when it started.
 *
 * @param term term as declared
 * @param round how often it was started on this case
 * @param termKey term as resolved
 * @param limit the limit
 * @param startedAt start
 * @param dueAt due time now in force
 * @param provisional whether that waits for a holiday table
 * @param extended how often extended
 * @param pausedAt since when it rests, or null
 * @param stoppedAt when it stopped, or null
 */
public record RunningClock(
        String term,
        int round,
        String termKey,
        TimeLimit limit,
        Instant startedAt,
        Instant dueAt,
        boolean provisional,
        int extended,
        @Nullable Instant pausedAt,
        @Nullable Instant stoppedAt) {}
