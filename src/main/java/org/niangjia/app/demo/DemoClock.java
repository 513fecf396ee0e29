package org.niangjia.app.demo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.stereotype.Component;

/** 演示时钟. Moves the house forward, never back, and lets everything happen that was due in between. */
@Component
class DemoClock {
    /** Farther ahead no holiday table reaches, and terms of office have long ended. */
    private static final Duration FARTHEST = Duration.ofDays(3_660);

    private final HouseClock clock;
    private final Pollers pollers;
    private final Holidays holidays;

    DemoClock(HouseClock clock, Pollers pollers, Holidays holidays) {
        this.clock = clock;
        this.pollers = pollers;
        this.holidays = holidays;
    }

    OffsetDateTime now() {
        return clock.instant().atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    /** Reads a time with or without offset. Refused in words when it is none, lies back or too far ahead. */
    OffsetDateTime moveTo(String text) {
        Instant time = parse(text.strip());
        if (time.isAfter(clock.instant().plus(FARTHEST))) {
            throw new RefusedException(Refusal.of("demo.CLOCK_TOO_FAR").at("now"));
        }
        return moveTo(time);
    }

    /** The same hour of the next working day. */
    OffsetDateTime nextWorkingDay() {
        ZonedDateTime now = clock.instant().atZone(WorkingCalendar.ZONE);
        LocalDate next = holidays.calendar().workingDay(now.toLocalDate(), 1);
        return moveTo(now.with(next).toInstant());
    }

    OffsetDateTime nextWeek() {
        return moveTo(clock.instant().plus(Duration.ofDays(7)));
    }

    private OffsetDateTime moveTo(Instant time) {
        clock.advanceTo(time);
        pollers.runAll();
        return now();
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(text).atZone(WorkingCalendar.ZONE).toInstant();
            } catch (DateTimeException e) {
                throw new RefusedException(Refusal.of("demo.CLOCK_UNREADABLE").at("now"));
            }
        }
    }
}
