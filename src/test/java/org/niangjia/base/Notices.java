package org.niangjia.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The holiday notices of 2017 to 2026 as bundled, and words for times in China. */
final class Notices {
    static final OfficeHours HOURS = OfficeHours.parse("08:30-11:30 13:30-17:00");

    private static final Path FILE = Path.of("src/main/resources/org/niangjia/platform/reference/holidays.csv");

    private Notices() {}

    static WorkingCalendar calendar() {
        return new WorkingCalendar(days(), years(2017, 2026), HOURS);
    }

    private static Set<Integer> years(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    }

    private static Map<LocalDate, DayKind> days() {
        Map<LocalDate, DayKind> days = new HashMap<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                String[] cell = line.split(",");
                if (!cell[0].equals("date")) {
                    days.put(LocalDate.parse(cell[0]), cell[1].equals("off") ? DayKind.OFF : DayKind.WORK);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return days;
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(WorkingCalendar.ZONE).toInstant();
    }

    static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
