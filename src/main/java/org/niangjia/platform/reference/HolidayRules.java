package org.niangjia.platform.reference;

import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_FIXED_DAY_MISSING;
import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_OTHER_YEAR;
import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_SOURCE_MISSING;
import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_TOO_FEW;
import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_TWICE;
import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_WORK_ON_WEEKDAY;
import static org.niangjia.platform.reference.ReferenceRefusal.HOLIDAY_YEAR;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.niangjia.base.DayKind;
import org.niangjia.base.Refusal;

/** 放假安排的校验. Finds what is wrong with a notice before it moves everybody's deadlines. */
final class HolidayRules {
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2200;
    /** 全国年节及纪念日放假办法 grants eleven days and more; a shorter list is a fragment. */
    private static final int FEWEST_DAYS_OFF = 11;

    private HolidayRules() {}

    static List<Refusal> reasonsAgainst(int year, List<Holiday> days, String source) {
        List<Refusal> reasons = new ArrayList<>();
        if (source.isEmpty()) {
            reasons.add(HOLIDAY_SOURCE_MISSING.refusal().at("source"));
        }
        if (year < EARLIEST || year > LATEST) {
            reasons.add(HOLIDAY_YEAR.refusal().at("year"));
            return reasons;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            addReasonsAgainst(days.get(i), i + 1, year, seen, reasons);
        }
        Set<LocalDate> off = new HashSet<>();
        days.stream().filter(each -> each.kind() == DayKind.OFF).forEach(each -> off.add(each.day()));
        if (off.size() < FEWEST_DAYS_OFF) {
            reasons.add(
                    HOLIDAY_TOO_FEW.refusal(Integer.toString(FEWEST_DAYS_OFF)).at("days"));
        }
        fixedDays(year)
                .filter(each -> !off.contains(each))
                .forEach(each -> reasons.add(
                        HOLIDAY_FIXED_DAY_MISSING.refusal(each.toString()).at("days")));
        return reasons;
    }

    private static void addReasonsAgainst(Holiday day, int row, int year, Set<LocalDate> seen, List<Refusal> reasons) {
        String date = day.day().toString();
        if (day.day().getYear() != year
                && (day.day().getYear() > year || day.day().isBefore(HolidayYearEntered.firstDay(year)))) {
            reasons.add(HOLIDAY_OTHER_YEAR.refusal(date).at(row, "date"));
        }
        if (!seen.add(day.day())) {
            reasons.add(HOLIDAY_TWICE.refusal(date).at(row, "date"));
        }
        if (day.kind() == DayKind.WORK && !isWeekend(day.day())) {
            reasons.add(HOLIDAY_WORK_ON_WEEKDAY.refusal(date).at(row, "kind"));
        }
    }

    private static Stream<LocalDate> fixedDays(int year) {
        return Stream.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 5, 1), LocalDate.of(year, 10, 1));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
