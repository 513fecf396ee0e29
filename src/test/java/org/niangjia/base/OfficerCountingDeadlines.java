package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niangjia.base.Notices.at;
import static org.niangjia.base.Notices.day;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("工作人员计算办理期限")
class OfficerCountingDeadlines {
    private final WorkingCalendar calendar = Notices.calendar();

    @ParameterizedTest(name = "{0} 起 {1} → {2}")
    @DisplayName("期限从次日起算，末日放假则顺延，截止于下班时间")
    @CsvSource({
        // CB-1: the offer of 2018-04-13; 28 April is worked, 29 April to 1 May are off
        "2018-04-13T10:00:00, 10 WORK_DAY, 2018-04-27T17:00:00",
        "2018-04-13T10:00:00, 11 WORK_DAY, 2018-04-28T17:00:00",
        "2018-04-13T10:00:00, 12 WORK_DAY, 2018-05-02T17:00:00",
        "2018-04-13T10:00:00, 20 CAL_DAY, 2018-05-03T17:00:00",
        // MED-1: the last day is a Saturday on which people work
        "2018-04-13T10:00:00, 15 CAL_DAY, 2018-04-28T17:00:00",
        "2018-04-13T10:00:00, 16 CAL_DAY, 2018-05-02T17:00:00",
        "2018-04-13T10:00:00, 1 CAL_DAY, 2018-04-16T17:00:00",
        // Friday evening and Sunday: the day itself does not count
        "2026-11-20T23:30:00, 1 WORK_DAY, 2026-11-23T17:00:00",
        "2026-11-22T09:00:00, 1 WORK_DAY, 2026-11-23T17:00:00",
        "2026-11-23T00:00:00, 1 WORK_DAY, 2026-11-24T17:00:00",
        // months end on the same day, or on the last of a shorter month, or after the days off
        "2026-01-31T09:00:00, 1 MONTH, 2026-02-28T17:00:00",
        "2026-03-15T09:00:00, 1 MONTH, 2026-04-15T17:00:00",
        "2026-08-31T09:00:00, 1 MONTH, 2026-09-30T17:00:00",
        "2026-09-01T09:00:00, 1 MONTH, 2026-10-08T17:00:00",
    })
    void endsWhenTheOfficeCloses(String start, String limit, String due) {
        assertThat(calendar.due(TimeLimit.parse(limit), at(start))).isEqualTo(new Due(at(due), false));
    }

    @ParameterizedTest(name = "{0} 收到 → {1}")
    @DisplayName("“当日”在下班前收到算当天，下班后或休息日收到算下一个工作日")
    @CsvSource({
        "2026-11-23T08:00:00, 2026-11-23T17:00:00",
        "2026-11-23T16:59:59, 2026-11-23T17:00:00",
        "2026-11-23T17:00:00, 2026-11-24T17:00:00",
        "2026-11-21T10:00:00, 2026-11-23T17:00:00",
        "2026-10-01T10:00:00, 2026-10-08T17:00:00",
        "2018-04-28T10:00:00, 2018-04-28T17:00:00",
        "2018-04-28T18:00:00, 2018-05-02T17:00:00",
    })
    void answersTheSameDayWhileTheOfficeIsOpen(String start, String due) {
        assertThat(calendar.due(TimeLimit.parse("0 WORK_DAY"), at(start))).isEqualTo(new Due(at(due), false));
    }

    @ParameterizedTest(name = "{0} 起 {1} 个工作小时 → {2}")
    @DisplayName("工作小时只在上班时间内计算")
    @CsvSource({
        "2026-11-23T08:30:00, 3, 2026-11-23T11:30:00",
        "2026-11-23T08:30:00, 4, 2026-11-23T14:30:00",
        "2026-11-23T12:00:00, 4, 2026-11-24T09:00:00",
        "2026-11-23T13:00:00, 1, 2026-11-23T14:30:00",
        "2026-11-20T16:00:00, 4, 2026-11-23T11:30:00",
        "2026-11-20T17:00:00, 4, 2026-11-23T14:30:00",
        "2026-11-21T10:00:00, 4, 2026-11-23T14:30:00",
        "2018-04-27T16:00:00, 4, 2018-04-28T11:30:00",
        "2026-11-21T10:00:00, 0, 2026-11-23T08:30:00",
        "2026-11-23T10:00:00, 0, 2026-11-23T10:00:00",
    })
    void countsOfficeHoursOnlyWhileOpen(String start, int hours, String due) {
        TimeLimit limit = new TimeLimit(hours, ClockUnit.OFFICE_HOUR);
        assertThat(calendar.due(limit, at(start))).isEqualTo(new Due(at(due), false));
    }

    @Test
    @DisplayName("分钟和小时昼夜连续计算，与节假日无关")
    void countsMinutesAndHoursDayAndNight() {
        assertThat(calendar.due(TimeLimit.parse("30 MINUTE"), at("2030-01-01T23:45:00")))
                .isEqualTo(new Due(at("2030-01-02T00:15:00"), false));
        assertThat(calendar.due(TimeLimit.parse("24 HOUR"), at("2026-10-01T10:00:00")))
                .isEqualTo(new Due(at("2026-10-02T10:00:00"), false));
    }

    @ParameterizedTest(name = "{0} 起 {1}，暂定：{2}")
    @DisplayName("经过没有放假安排的年份，期限为暂定")
    @CsvSource({
        "2026-12-30T09:00:00, 1 WORK_DAY, false",
        "2026-12-31T09:00:00, 1 WORK_DAY, true",
        "2026-12-30T09:00:00, 2 WORK_DAY, true",
        "2026-12-31T16:00:00, 1 OFFICE_HOUR, false",
        "2026-12-31T16:00:00, 2 OFFICE_HOUR, true",
        "2016-12-29T09:00:00, 10 WORK_DAY, true",
        "2016-12-30T09:00:00, 5 CAL_DAY, false",
        "2016-12-31T09:00:00, 1 WORK_DAY, false",
        "2016-12-31T09:00:00, 0 WORK_DAY, true",
        "2026-12-01T09:00:00, 1 MONTH, true",
    })
    void isProvisionalWhereTheTableEnds(String start, String limit, boolean provisional) {
        assertThat(calendar.due(TimeLimit.parse(limit), at(start)).provisional())
                .isEqualTo(provisional);
    }

    @Test
    @DisplayName("按工作日计算办理天数，不含首日，含末日")
    void agesInWorkingDays() {
        assertThat(calendar.workingDaysBetween(day("2018-04-13"), day("2018-04-27")))
                .isEqualTo(10);
        assertThat(calendar.workingDaysBetween(day("2018-04-13"), day("2018-04-15")))
                .isZero();
        assertThat(calendar.workingDaysBetween(day("2018-04-13"), day("2018-04-13")))
                .isZero();
        assertThat(calendar.workingDaysBetween(day("2018-04-13"), day("2018-04-01")))
                .isZero();
    }

    @Test
    @DisplayName("提前一个工作日提醒，跳过休息日")
    void remindsOneWorkingDayBefore() {
        assertThat(calendar.workingDay(day("2018-05-02"), -1)).isEqualTo(day("2018-04-28"));
        assertThat(calendar.workingDay(day("2018-04-27"), 1)).isEqualTo(day("2018-04-28"));
        assertThat(calendar.workingDay(day("2018-04-29"), 0)).isEqualTo(day("2018-04-29"));
    }

    @Test
    @DisplayName("两个时刻之间的上班时间扣除午休、夜间和休息日")
    void measuresOfficeTime() {
        assertThat(calendar.officeTimeBetween(at("2026-11-20T16:00:00"), at("2026-11-23T14:00:00")))
                .isEqualTo(Duration.ofMinutes(60 + 180 + 30));
        assertThat(calendar.officeTimeBetween(at("2026-11-21T00:00:00"), at("2026-11-22T23:59:59")))
                .isZero();
        assertThat(calendar.officeTimeBetween(at("2026-11-23T14:00:00"), at("2026-11-23T13:00:00")))
                .isZero();
        assertThat(calendar.officeTimeBetween(at("2026-11-23T00:00:00"), at("2026-11-24T00:00:00")))
                .isEqualTo(Duration.ofMinutes(390));
    }

    @Test
    @DisplayName("别的县可以有自己的办公时间")
    void followsTheHoursOfTheCounty() {
        WorkingCalendar summer = calendar.with(OfficeHours.parse("08:00-11:30 14:30-17:30"));
        assertThat(summer.due(TimeLimit.parse("1 WORK_DAY"), at("2026-07-01T09:00:00"))
                        .at())
                .isEqualTo(at("2026-07-02T17:30:00"));
        assertThat(summer.isOfficeTime(at("2026-07-01T14:29:59"))).isFalse();
        assertThat(summer.isOfficeTime(at("2026-07-01T14:30:00"))).isTrue();
        assertThat(summer.isOfficeTime(at("2026-07-01T17:30:00"))).isFalse();
        assertThat(summer.isOfficeTime(at("2026-07-04T15:00:00"))).isFalse();
    }

    @ParameterizedTest
    @DisplayName("写错的期限和办公时间不会被接受")
    @CsvSource({"15", "WORK_DAY", "-1 WORK_DAY", "15 WORKDAY", "100000 CAL_DAY", "1.5 HOUR"})
    void refusesWhatIsNoLimit(String text) {
        assertThatThrownBy(() -> TimeLimit.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OfficeHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @DisplayName("办公时间须按先后排列，不能重叠")
    @CsvSource({"13:30-17:00 08:30-11:30", "08:30-12:00 11:30-17:00", "17:00-08:30", "25:00-26:00"})
    void refusesImpossibleHours(String text) {
        assertThatThrownBy(() -> OfficeHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("期限与办公时间按原样写回")
    void writesBackWhatItRead() {
        assertThat(TimeLimit.parse("15 WORK_DAY").format()).isEqualTo("15 WORK_DAY");
        assertThat(Notices.HOURS.format()).isEqualTo("08:30-11:30 13:30-17:00");
    }
}
