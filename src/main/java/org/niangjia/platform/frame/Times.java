package org.niangjia.platform.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** 时间说法. How days and hours are said on a phone, at the desk and in print; always in Chinese time. */
public final class Times {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DESK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final boolean chinese;
    private final LocalDate today;

    public Times(Words words, LocalDate today) {
        this.chinese = words.chinese();
        this.today = today;
    }

    Times(Words words) {
        this(words, LocalDate.EPOCH);
    }

    /** 今天 09:12, or 11 月 26 日 09:12. */
    public String said(Instant at) {
        ZonedDateTime time = at.atZone(ZONE);
        if (time.toLocalDate().equals(today)) {
            return (chinese ? "今天 " : "today ") + CLOCK.format(time);
        }
        return day(time.toLocalDate()) + " " + CLOCK.format(time);
    }

    /** 11 月 26 日, with the year when it is another one. */
    public String day(LocalDate day) {
        boolean other = day.getYear() != today.getYear();
        if (chinese) {
            String text = day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日";
            return other ? day.getYear() + " 年 " + text : text;
        }
        String text = day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return other ? text + " " + day.getYear() : text;
    }

    public String day(Instant at) {
        return day(at.atZone(ZONE).toLocalDate());
    }

    /** 11 月 26 日（周四）. */
    public String weekday(Instant at) {
        LocalDate day = at.atZone(ZONE).toLocalDate();
        String name = day.getDayOfWeek().getDisplayName(TextStyle.SHORT, chinese ? Locale.CHINA : Locale.ENGLISH);
        return chinese ? day(day) + "（" + name + "）" : name + " " + day(day);
    }

    /** 2026-11-18 09:00, for lists and print. */
    public String minute(Instant at) {
        return DESK.format(at.atZone(ZONE));
    }

    public String date(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    /** 14:03:20, for what lives minutes only. */
    public String second(Instant at) {
        return SECOND.format(at.atZone(ZONE));
    }

    public String clock(Instant at) {
        return CLOCK.format(at.atZone(ZONE));
    }

    public LocalDate today() {
        return today;
    }
}
