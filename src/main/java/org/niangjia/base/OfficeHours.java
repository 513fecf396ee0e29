package org.niangjia.base;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** 办公时间. The sessions of a working day, written {@code 08:30-11:30 13:30-17:00}. */
public record OfficeHours(List<Session> sessions) {

    /** From opening (included) to closing (excluded). */
    public record Session(LocalTime from, LocalTime to) {
        public Session {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a session ends after it begins: " + from + "-" + to);
            }
        }
    }

    public OfficeHours {
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("an office opens at least once a day");
        }
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).from().isBefore(sessions.get(i - 1).to())) {
                throw new IllegalArgumentException("sessions overlap or stand in the wrong order: " + sessions);
            }
        }
    }

    /** Reads {@code 08:30-11:30 13:30-17:00}. Throws IllegalArgumentException for anything else. */
    public static OfficeHours parse(String text) {
        return new OfficeHours(Arrays.stream(text.strip().split("\\s+"))
                .map(OfficeHours::session)
                .toList());
    }

    private static Session session(String text) {
        if (!text.matches("\\d{2}:\\d{2}-\\d{2}:\\d{2}")) {
            throw new IllegalArgumentException("not office hours: " + text);
        }
        try {
            return new Session(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not office hours: " + text, e);
        }
    }

    public LocalTime closing() {
        return sessions.getLast().to();
    }

    public boolean isOpen(LocalTime time) {
        return sessions.stream().anyMatch(each -> !time.isBefore(each.from()) && time.isBefore(each.to()));
    }

    /** Office time in a day between two times of it. */
    Duration between(LocalTime from, LocalTime to) {
        return sessions.stream()
                .map(each -> Duration.between(later(each.from(), from), earlier(each.to(), to)))
                .filter(Duration::isPositive)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static LocalTime later(LocalTime a, LocalTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalTime earlier(LocalTime a, LocalTime b) {
        return a.isBefore(b) ? a : b;
    }

    public String format() {
        return sessions.stream().map(each -> each.from() + "-" + each.to()).collect(Collectors.joining(" "));
    }
}
