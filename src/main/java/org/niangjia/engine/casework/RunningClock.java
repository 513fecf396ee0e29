package org.niangjia.engine.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Due;
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
 * @param moreDays working days that extensions and rests have added
 * @param capAt end set by somebody above, never passed, or null
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
        int moreDays,
        @Nullable Instant capAt,
        @Nullable Instant pausedAt,
        @Nullable Instant stoppedAt) {

    RunningClock resting(Instant since) {
        return new RunningClock(
                term, round, termKey, limit, startedAt, dueAt, provisional, extended, moreDays, capAt, since, null);
    }

    RunningClock longer(int days, int times) {
        return new RunningClock(
                term,
                round,
                termKey,
                limit,
                startedAt,
                dueAt,
                provisional,
                extended + times,
                moreDays + days,
                capAt,
                null,
                null);
    }

    RunningClock capped(Instant cap) {
        Instant strict = capAt == null || cap.isBefore(capAt) ? cap : capAt;
        return new RunningClock(
                term, round, termKey, limit, startedAt, dueAt, provisional, extended, moreDays, strict, pausedAt, null);
    }

    RunningClock by(String key, TimeLimit other) {
        return new RunningClock(
                term, round, key, other, startedAt, dueAt, provisional, extended, moreDays, capAt, pausedAt, null);
    }

    RunningClock due(Due due) {
        return new RunningClock(
                term,
                round,
                termKey,
                limit,
                startedAt,
                due.at(),
                due.provisional(),
                extended,
                moreDays,
                capAt,
                pausedAt,
                stoppedAt);
    }
}
