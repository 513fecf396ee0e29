package org.niangjia.app.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.niangjia.base.WorkingCalendar;

/** 一览规则. When the morning is counted and when it is told (practice ruling 8: one digest a day per person). */
final class DigestRules {
    /** Between counting and telling, so that every county has counted who hears from several. */
    static final Duration SETTLES = Duration.ofMinutes(5);

    private DigestRules() {}

    /** From the start of office hours on a working day until they end. */
    static boolean begun(Instant now, WorkingCalendar calendar) {
        ZonedDateTime local = now.atZone(WorkingCalendar.ZONE);
        LocalTime opens = calendar.hours().sessions().getFirst().from();
        return calendar.isWorkingDay(local.toLocalDate())
                && !local.toLocalTime().isBefore(opens)
                && local.toLocalTime().isBefore(calendar.hours().closing());
    }

    static boolean settled(Instant countedAt, Instant now) {
        return !now.isBefore(countedAt.plus(SETTLES));
    }

    /** 快到期 reaches to the end of the next working day. */
    static Instant soon(LocalDate today, WorkingCalendar calendar) {
        return calendar.workingDay(today, 1)
                .plusDays(1)
                .atStartOfDay(WorkingCalendar.ZONE)
                .toInstant();
    }
}
