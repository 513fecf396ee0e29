package org.niangjia.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.OfficeHours.Session;
import org.niangjia.base.WorkingCalendar;

/** 时刻. Counts moments back from the creation of a demo world, so that it looks alive whatever day that is. */
record Moments(Instant now, WorkingCalendar calendar) {
    private static final Pattern DAY = Pattern.compile("(\\d+)([wc]) (\\d{2}:\\d{2})");
    private static final Pattern OFFICE = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?");

    /** Reads a moment. Throws IllegalArgumentException for words that are none. */
    Instant moment(String words) {
        Matcher day = DAY.matcher(words);
        if (!day.matches()) {
            return back(office(words));
        }
        int count = Integer.parseInt(day.group(1));
        LocalDate today = WorkingCalendar.dayOf(now);
        LocalDate then = day.group(2).equals("w") ? calendar.workingDay(today, -count) : today.minusDays(count);
        return instant(then, LocalTime.parse(day.group(3)));
    }

    /** So much office time later, never later than now. */
    Instant later(Instant from, String words) {
        Duration left = office(words);
        Instant at = from;
        for (LocalDate day = WorkingCalendar.dayOf(from); at.isBefore(now); day = day.plusDays(1)) {
            if (!calendar.isWorkingDay(day)) {
                continue;
            }
            for (Session session : calendar.hours().sessions()) {
                Instant begin = latest(instant(day, session.from()), from);
                Duration open = Duration.between(begin, instant(day, session.to()));
                if (open.compareTo(left) >= 0) {
                    return earliest(begin.plus(left), now);
                }
                left = open.isPositive() ? left.minus(open) : left;
                at = begin;
            }
        }
        return now;
    }

    private Instant back(Duration office) {
        Duration left = office;
        for (LocalDate day = WorkingCalendar.dayOf(now); ; day = day.minusDays(1)) {
            if (!calendar.isWorkingDay(day)) {
                continue;
            }
            for (Session session : calendar.hours().sessions().reversed()) {
                Instant end = earliest(instant(day, session.to()), now);
                Duration open = Duration.between(instant(day, session.from()), end);
                if (open.isPositive() && open.compareTo(left) >= 0) {
                    return end.minus(left);
                }
                left = open.isPositive() ? left.minus(open) : left;
            }
        }
    }

    private Duration office(String words) {
        Matcher parts = OFFICE.matcher(words);
        if (words.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("no moment and no time: " + words);
        }
        Duration day = calendar.hours().sessions().stream()
                .map(session -> Duration.between(session.from(), session.to()))
                .reduce(Duration.ZERO, Duration::plus);
        return day.multipliedBy(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Instant instant(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, WorkingCalendar.ZONE).toInstant();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
