package org.niangjia.platform.reference;

import java.time.LocalDate;
import java.time.Month;

/** 放假安排已录入. The notice of a year was entered or corrected; told inside the transaction that did it. */
public record HolidayYearEntered(int year) {

    /** Whether a time limit with this last day may end on another: the notice may reach back into December. */
    public boolean mayMove(LocalDate lastDay) {
        return !lastDay.isBefore(firstDay(year));
    }

    static LocalDate firstDay(int year) {
        return LocalDate.of(year - 1, Month.DECEMBER, 1);
    }
}
