package org.niangjia.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.DayKind;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.WorkingCalendar;

/** 一览规则. Both sides of each limit. */
@DisplayName("每日一览什么时候提醒")
class MorningCounted {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Map.of(LocalDate.of(2026, 10, 1), DayKind.OFF, LocalDate.of(2026, 10, 10), DayKind.WORK),
            Set.of(2026),
            OfficeHours.parse("08:30-11:30 13:30-17:00"));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }

    @Test
    @DisplayName("上班前一分钟还不提醒，上班那一分钟提醒，下班就不提醒了")
    void beginsWithTheOffice() {
        assertThat(DigestRules.begun(at("2026-09-30T08:29:59"), CALENDAR)).isFalse();
        assertThat(DigestRules.begun(at("2026-09-30T08:30:00"), CALENDAR)).isTrue();
        assertThat(DigestRules.begun(at("2026-09-30T12:00:00"), CALENDAR)).isTrue();
        assertThat(DigestRules.begun(at("2026-09-30T17:00:00"), CALENDAR)).isFalse();
    }

    @Test
    @DisplayName("节假日和周末不提醒，调休上班的周六要提醒")
    void keepsTheHolidays() {
        assertThat(DigestRules.begun(at("2026-10-01T09:00:00"), CALENDAR)).isFalse();
        assertThat(DigestRules.begun(at("2026-09-27T09:00:00"), CALENDAR)).isFalse();
        assertThat(DigestRules.begun(at("2026-10-10T09:00:00"), CALENDAR)).isTrue();
    }

    @Test
    @DisplayName("各县数完五分钟再发：四分五十九秒不发，五分钟发")
    void waitsForTheOtherCounties() {
        Instant counted = at("2026-09-30T08:30:00");
        assertThat(DigestRules.settled(counted, at("2026-09-30T08:34:59"))).isFalse();
        assertThat(DigestRules.settled(counted, at("2026-09-30T08:35:00"))).isTrue();
    }

    @Test
    @DisplayName("快到期算到下一个工作日结束：节前算到节后第一天")
    void looksToTheNextWorkingDay() {
        assertThat(DigestRules.soon(LocalDate.of(2026, 9, 28), CALENDAR)).isEqualTo(at("2026-09-30T00:00:00"));
        assertThat(DigestRules.soon(LocalDate.of(2026, 9, 30), CALENDAR)).isEqualTo(at("2026-10-03T00:00:00"));
    }
}
