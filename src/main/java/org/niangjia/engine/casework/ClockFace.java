package org.niangjia.engine.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;

/**
 * 钟面. How a clock is told: colour, shape and words say the same thing.
 *
 * @param tone {@code green}, {@code amber}, {@code red} or empty for one that has stopped
 * @param icon icon of the shape
 * @param text what is left, such as 还剩 3 个工作日
 * @param left working days left, for the blocks; negative when over
 */
public record ClockFace(String tone, String icon, String text, int left) {

    /** The face of an open due time; {@code null} has no clock and shows nothing. */
    public static ClockFace of(@Nullable Instant due, Instant now, WorkingCalendar calendar, Words words) {
        if (due == null) {
            return new ClockFace("", "clock", words.t("casework.clock.none"), 0);
        }
        LocalDate today = LocalDate.ofInstant(now, Times.ZONE);
        LocalDate last = LocalDate.ofInstant(due, Times.ZONE);
        if (now.isAfter(due)) {
            int over = calendar.workingDaysBetween(last, today);
            String text = over == 0 ? words.t("casework.clock.over_today") : days(words, "casework.clock.over", over);
            return new ClockFace("red", "stop", text, -over);
        }
        if (today.equals(last)) {
            return new ClockFace("amber", "alert", today(due, now, words), 0);
        }
        int left = calendar.workingDaysBetween(today, last);
        return new ClockFace(
                left <= 1 ? "amber" : "green",
                left <= 1 ? "alert" : "clock",
                days(words, "casework.clock.left", left),
                left);
    }

    private static String today(Instant due, Instant now, Words words) {
        long hours = Duration.between(now, due).toHours();
        return hours < 1
                ? words.t(
                        "casework.clock.minutes",
                        Math.max(1, Duration.between(now, due).toMinutes()))
                : hours <= 4
                        ? words.t("casework.clock.hours", hours)
                        : words.t("casework.clock.today", new Times(words, LocalDate.EPOCH).clock(due));
    }

    /** The face of what has ended. */
    public static ClockFace stopped(Words words, String key) {
        return new ClockFace("", "ok", words.t(key), 0);
    }

    /** One working day has words of its own, where a language tells one from many. */
    private static String days(Words words, String key, long days) {
        return days == 1 ? words.t(key + "_one") : words.t(key, days);
    }
}
