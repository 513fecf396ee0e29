package org.niangjia.base;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.niangjia.base.OfficeHours.Session;

/**
 * 工作日历. Counts time limits over the yearly holiday notices with their make-up working days (调休).
 *
 * <ul>
 *   <li>Counting by days or months begins the day after the start (民法典 201), a month ends on the same day of its
 *       month or on its last (202), a last day off rolls to the next working day (203; weekends likewise).
 *   <li>The last day ends when the office closes (203: 有业务时间的，停止业务活动的时间为截止时间).
 *   <li>Minutes and hours run day and night; office hours only while the office is open.
 *   <li>An amount of 0 days or months is today while the office has not closed, otherwise the next working day.
 *   <li>A year without a notice is taken as plain weeks, and every due time that asked about it is provisional.
 * </ul>
 */
public final class WorkingCalendar {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Working or not, by day of a year that a notice names. */
    private final Map<Integer, boolean[]> working;

    private final Set<Integer> years;
    private final OfficeHours hours;

    /**
     * @param notices the days that the holiday notices name
     * @param years years whose notice is known
     * @param hours office hours of a working day
     */
    public WorkingCalendar(Map<LocalDate, DayKind> notices, Set<Integer> years, OfficeHours hours) {
        this(Set.copyOf(years), hours, working(notices));
    }

    private WorkingCalendar(Set<Integer> years, OfficeHours hours, Map<Integer, boolean[]> working) {
        this.working = working;
        this.years = years;
        this.hours = hours;
    }

    private static Map<Integer, boolean[]> working(Map<LocalDate, DayKind> notices) {
        Map<Integer, boolean[]> years = new HashMap<>();
        notices.forEach(
                (day, kind) -> years.computeIfAbsent(day.getYear(), WorkingCalendar::plainWeeks)[day.getDayOfYear()] =
                        kind == DayKind.WORK);
        return Map.copyOf(years);
    }

    private static boolean[] plainWeeks(int year) {
        boolean[] days = new boolean[Year.of(year).length() + 1];
        for (int day = 1; day < days.length; day++) {
            days[day] = inPlainWeek(LocalDate.ofYearDay(year, day));
        }
        return days;
    }

    private static boolean inPlainWeek(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
    }

    /** The same days with the office hours of another county. */
    public WorkingCalendar with(OfficeHours other) {
        return other.equals(hours) ? this : new WorkingCalendar(years, other, working);
    }

    public OfficeHours hours() {
        return hours;
    }

    public boolean knows(int year) {
        return years.contains(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean[] days = working.get(day.getYear());
        return days == null ? inPlainWeek(day) : days[day.getDayOfYear()];
    }

    public boolean isOfficeTime(Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        return isWorkingDay(local.toLocalDate()) && hours.isOpen(local.toLocalTime());
    }

    /** When a limit ends that began at an instant. */
    public Due due(TimeLimit limit, Instant start) {
        LocalDate today = dayOf(start);
        int amount = limit.amount();
        return switch (limit.unit()) {
            case MINUTE -> new Due(start.plus(amount, ChronoUnit.MINUTES), false);
            case HOUR -> new Due(start.plus(amount, ChronoUnit.HOURS), false);
            case OFFICE_HOUR -> afterOfficeTime(Duration.ofHours(amount), start);
            case CAL_DAY -> closing(today.plusDays(amount), today.plusDays(amount), start);
            case MONTH -> closing(today.plusMonths(amount), today.plusMonths(amount), start);
            case WORK_DAY -> closing(amount == 0 ? today : today.plusDays(1), workingDay(today, amount), start);
        };
    }

    /** The n-th working day after a day, or before it when n is negative; the day itself for 0. */
    public LocalDate workingDay(LocalDate from, int n) {
        int step = Integer.signum(n);
        LocalDate day = from;
        for (int left = Math.abs(n); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days from the day after the first to the last, both counted; 0 when the last is not later. */
    public int workingDaysBetween(LocalDate fromExclusive, LocalDate toInclusive) {
        int days = 0;
        for (LocalDate day = fromExclusive.plusDays(1); !day.isAfter(toInclusive); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return days;
    }

    /** Time between two instants in which the office was open; zero when the second is not later. */
    public Duration officeTimeBetween(Instant from, Instant to) {
        LocalDate first = dayOf(from);
        LocalDate last = dayOf(to);
        Duration open = Duration.ZERO;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                LocalTime begin = day.equals(first) ? timeOf(from) : LocalTime.MIN;
                LocalTime end = day.equals(last) ? timeOf(to) : LocalTime.MAX;
                open = open.plus(hours.between(begin, end));
            }
        }
        return open;
    }

    /** The end of office on a day, or on the first working day after it whose end is still to come. */
    private Due closing(LocalDate firstAsked, LocalDate day, Instant start) {
        LocalDate last = day;
        while (!isWorkingDay(last) || !closingOf(last).isAfter(start)) {
            last = last.plusDays(1);
        }
        return new Due(closingOf(last), asksUnknown(firstAsked, last));
    }

    private Due afterOfficeTime(Duration limit, Instant start) {
        LocalDate first = dayOf(start);
        Duration left = limit;
        for (LocalDate day = first; ; day = day.plusDays(1)) {
            if (!isWorkingDay(day)) {
                continue;
            }
            for (Session session : hours.sessions()) {
                Instant opens = instantOf(day, session.from());
                Instant begin = opens.isAfter(start) ? opens : start;
                Duration open = Duration.between(begin, instantOf(day, session.to()));
                if (open.isPositive() && open.compareTo(left) >= 0) {
                    return new Due(begin.plus(left), asksUnknown(first, day));
                }
                left = open.isPositive() ? left.minus(open) : left;
            }
        }
    }

    private boolean asksUnknown(LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!knows(year)) {
                return true;
            }
        }
        return false;
    }

    private Instant closingOf(LocalDate day) {
        return instantOf(day, hours.closing());
    }

    private static Instant instantOf(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static LocalTime timeOf(Instant at) {
        return at.atZone(ZONE).toLocalTime();
    }

    /** The day on which an instant falls in China. */
    public static LocalDate dayOf(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
