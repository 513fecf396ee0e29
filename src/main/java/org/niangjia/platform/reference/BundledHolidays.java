package org.niangjia.platform.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.niangjia.base.DayKind;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.WorkingCalendar;
import org.springframework.core.io.ClassPathResource;

/** 随程序带的放假安排. A working calendar of the bundled notices, for what runs without a database. */
public final class BundledHolidays {
    private BundledHolidays() {}

    /** Days alone: the office is open all day. */
    public static WorkingCalendar calendar() {
        Csv file = Csv.read(new ClassPathResource("holidays.csv", BundledHolidays.class));
        String[] dates = file.column("date");
        String[] kinds = file.column("kind");
        Map<LocalDate, DayKind> days = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        for (int i = 0; i < dates.length; i++) {
            LocalDate day = LocalDate.parse(dates[i]);
            days.put(day, DayKind.valueOf(kinds[i].toUpperCase(Locale.ROOT)));
            years.add(day.getMonthValue() == 12 ? day.getYear() + 1 : day.getYear());
        }
        return new WorkingCalendar(days, years, OfficeHours.parse("00:00-23:59"));
    }
}
