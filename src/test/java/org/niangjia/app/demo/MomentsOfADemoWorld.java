package org.niangjia.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.base.DayKind;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.WorkingCalendar;

@DisplayName("演示世界的时刻，从建成那一刻往回数")
class MomentsOfADemoWorld {
    /** 2026-10-01 to 10-08 off, Sunday 2026-09-27 worked instead. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Map.ofEntries(
                    Map.entry(LocalDate.of(2026, 9, 27), DayKind.WORK),
                    Map.entry(LocalDate.of(2026, 10, 1), DayKind.OFF),
                    Map.entry(LocalDate.of(2026, 10, 2), DayKind.OFF),
                    Map.entry(LocalDate.of(2026, 10, 5), DayKind.OFF),
                    Map.entry(LocalDate.of(2026, 10, 6), DayKind.OFF),
                    Map.entry(LocalDate.of(2026, 10, 7), DayKind.OFF),
                    Map.entry(LocalDate.of(2026, 10, 8), DayKind.OFF)),
            Set.of(2026),
            OfficeHours.parse("08:30-11:30 13:30-17:00"));

    private static Moments at(String now) {
        return new Moments(OffsetDateTime.parse(now + ":00+08:00").toInstant(), CALENDAR);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text + ":00+08:00").toInstant();
    }

    @ParameterizedTest(name = "{0} 的 {1} 是 {2}")
    @CsvSource({
        "2026-11-25T10:00, 1h,       2026-11-25T09:00",
        "2026-11-25T14:00, 1h,       2026-11-25T11:00",
        "2026-11-25T09:00, 1h,       2026-11-24T16:30",
        "2026-11-25T20:00, 30m,      2026-11-25T16:30",
        "2026-11-29T12:00, 1h,       2026-11-27T16:00",
        "2026-10-09T09:00, 1d,       2026-09-30T09:00",
        "2026-11-25T10:00, 1d2h30m,  2026-11-23T16:00",
        "2026-11-25T10:00, 1w 09:12, 2026-11-24T09:12",
        "2026-11-29T10:00, 1w 09:12, 2026-11-27T09:12",
        "2026-10-09T10:00, 4w 09:12, 2026-09-27T09:12",
        "2026-11-25T10:00, 2c 21:40, 2026-11-23T21:40"
    })
    @DisplayName("办公时间、工作日、自然日三种说法")
    void areReadInThreeWays(String now, String words, String expected) {
        assertThat(at(now).moment(words)).isEqualTo(time(expected));
    }

    @ParameterizedTest(name = "{0} 再过 {1} 是 {2}")
    @CsvSource({
        "2026-11-20T09:00, 2h,   2026-11-20T11:00",
        "2026-11-20T11:00, 2h,   2026-11-20T15:00",
        "2026-11-20T16:30, 1h,   2026-11-23T09:00",
        "2026-11-20T21:00, 1h,   2026-11-23T09:30",
        "2026-11-20T09:00, 1d,   2026-11-23T09:00",
        "2026-11-25T09:30, 1h,   2026-11-25T10:00"
    })
    @DisplayName("往后数只算办公时间，数不过建成那一刻")
    void goOnInOfficeTimeButNeverBeyondNow(String from, String time, String expected) {
        assertThat(at("2026-11-25T10:00").later(time(from), time)).isEqualTo(time(expected));
    }

    @Test
    @DisplayName("看不懂的说法是表里写错了")
    void refuseOtherWords() {
        assertThatThrownBy(() -> at("2026-11-25T10:00").moment("昨天")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at("2026-11-25T10:00").moment("")).isInstanceOf(IllegalArgumentException.class);
    }
}
