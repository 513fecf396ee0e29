package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("期限的普遍规律")
class EveryDeadline {
    private static final WorkingCalendar CALENDAR = Notices.calendar();

    @Provide
    Arbitrary<Instant> starts() {
        long first = LocalDate.of(2016, 12, 1).toEpochDay() * 86_400;
        long last = LocalDate.of(2027, 2, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<TimeLimit> limitsInDays() {
        return Arbitraries.of(ClockUnit.CAL_DAY, ClockUnit.WORK_DAY, ClockUnit.MONTH)
                .flatMap(unit -> Arbitraries.integers().between(0, 40).map(n -> new TimeLimit(n, unit)));
    }

    @Provide
    Arbitrary<TimeLimit> limits() {
        return Arbitraries.of(ClockUnit.class)
                .flatMap(unit -> Arbitraries.integers().between(0, 40).map(n -> new TimeLimit(n, unit)));
    }

    @Property
    @Label("按日按月的期限总是在工作日下班时到期，且晚于起点")
    void endsAtTheCloseOfAWorkingDay(@ForAll("starts") Instant start, @ForAll("limitsInDays") TimeLimit limit) {
        Instant due = CALENDAR.due(limit, start).at();
        assertThat(due).isAfter(start);
        assertThat(CALENDAR.isWorkingDay(WorkingCalendar.dayOf(due))).isTrue();
        assertThat(due.atZone(WorkingCalendar.ZONE).toLocalTime()).isEqualTo(Notices.HOURS.closing());
    }

    @Property
    @Label("起点越晚，到期不会越早")
    void neverEndsEarlierForALaterStart(
            @ForAll("starts") Instant one, @ForAll("starts") Instant other, @ForAll("limits") TimeLimit limit) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        assertThat(CALENDAR.due(limit, earlier).at())
                .isBeforeOrEqualTo(CALENDAR.due(limit, later).at());
    }

    @Property
    @Label("多给的时间不会使到期更早")
    void neverEndsEarlierForALongerLimit(@ForAll("starts") Instant start, @ForAll("limits") TimeLimit limit) {
        TimeLimit longer = new TimeLimit(limit.amount() + 1, limit.unit());
        assertThat(CALENDAR.due(limit, start).at())
                .isBeforeOrEqualTo(CALENDAR.due(longer, start).at());
    }

    @Property
    @Label("工作日数与到期日互相印证")
    void countsBackTheWorkingDaysGranted(@ForAll("starts") Instant start, @ForAll @IntRange(min = 1, max = 60) int n) {
        LocalDate due = WorkingCalendar.dayOf(
                CALENDAR.due(new TimeLimit(n, ClockUnit.WORK_DAY), start).at());
        assertThat(CALENDAR.workingDaysBetween(WorkingCalendar.dayOf(start), due))
                .isEqualTo(n);
    }

    @Property
    @Label("工作小时的期限正好用完所给的上班时间")
    void usesExactlyTheOfficeTimeGranted(@ForAll("starts") Instant start, @ForAll @IntRange(max = 60) int hours) {
        Instant due =
                CALENDAR.due(new TimeLimit(hours, ClockUnit.OFFICE_HOUR), start).at();
        assertThat(CALENDAR.officeTimeBetween(start, due).toHours()).isEqualTo(hours);
    }
}
