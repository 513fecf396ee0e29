package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.niangjia.base.Period;

/**
 * 保障年度. The period that a fee covers and that caps are counted in.
 *
 * @param starts first day of every plan year, or empty when it runs from each cover's first day
 * @param months length
 * @param window days on which fees are taken for the plan year, where the scheme has such days
 * @param coverDay when a cover begins whose money came in time
 * @param additions whether a unit that takes part may add new hires at any time of the plan year
 * @param leaving whether somebody may leave before the end, and what goes back
 */
public record PlanYear(
        Optional<MonthDay> starts,
        int months,
        Optional<Window> window,
        CoverDay coverDay,
        boolean additions,
        Leaving leaving) {

    /** 生效方式: with the plan year, but never before the day after the money; or always the day after the money. */
    public enum CoverDay {
        PLAN_YEAR,
        NEXT_DAY
    }

    /** 参保期: from one day to another; the years before the plan year begins that each lies, 0 or 1. */
    public record Window(int opensBefore, MonthDay opens, int closesBefore, MonthDay closes) {
        public Period of(int year) {
            return new Period(opens.atYear(year - opensBefore), closes.atYear(year - closesBefore));
        }
    }

    /** The day before the same day of a later month; where that month has no such day its last one: Civil Code, art. 202. */
    private static LocalDate last(LocalDate first, long months) {
        LocalDate same = first.plusMonths(months);
        return same.getDayOfMonth() < first.getDayOfMonth() ? same : same.minusDays(1);
    }

    /** The plan year that a cover beginning on a day belongs to, or its own period. */
    public Period containing(LocalDate coverFrom) {
        LocalDate first = starts.map(day -> {
                    LocalDate thisYear = day.atYear(coverFrom.getYear());
                    return thisYear.isAfter(coverFrom) ? day.atYear(coverFrom.getYear() - 1) : thisYear;
                })
                .orElse(coverFrom);
        return new Period(first, last(first, months));
    }

    /** The plan years of a cover, the first one whole even where the cover begins in it. */
    public List<Period> periods(LocalDate coverFrom, int years) {
        LocalDate first = containing(coverFrom).from();
        return IntStream.range(0, years)
                .mapToObj(n -> new Period(
                        first.plusMonths((long) months * n),
                        first.plusMonths((long) months * (n + 1)).minusDays(1)))
                .toList();
    }

    /** Months that the fee of a cover is for: of all plan years that it runs through. */
    public int months(Period cover) {
        LocalDate end = Objects.requireNonNull(cover.to()).plusDays(1);
        return Math.toIntExact(
                ChronoUnit.MONTHS.between(containing(cover.from()).from(), end));
    }

    /** In which plan year of a cover a day lies: 0 in its first, less before it. */
    public int turn(LocalDate coverFrom, LocalDate day) {
        LocalDate first = containing(coverFrom).from();
        return Math.toIntExact(
                Math.floorDiv(ChronoUnit.MONTHS.between(first, day) - (day.isBefore(first) ? 1 : 0), months));
    }

    /** The last day of a cover for a number of plan years. */
    public LocalDate lastDay(LocalDate coverFrom, int years) {
        return last(containing(coverFrom).from(), (long) months * years);
    }

    /** The day on which cover begins whose money arrived on a day, in the plan year that begins in a year. */
    public LocalDate coverFrom(LocalDate paid, int year) {
        LocalDate after = paid.plusDays(1);
        if (coverDay == CoverDay.NEXT_DAY || starts.isEmpty()) {
            return after;
        }
        LocalDate first = starts.get().atYear(year);
        return after.isAfter(first) ? after : first;
    }
}
