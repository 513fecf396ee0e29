package org.niangjia.app.outlook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 报表期. A month (2026-11) or a reporting year (2026, named after the calendar year in which it begins).
 *
 * @param code as written and stored
 * @param first its first day
 * @param last its last day
 */
record ReportPeriod(String code, LocalDate first, LocalDate last) {
    private static final Pattern FORM = Pattern.compile("(?:19|20)\\d\\d(?:-(?:0[1-9]|1[0-2]))?");

    /** @param yearMonth month in which the reporting year begins */
    static Optional<ReportPeriod> of(String code, int yearMonth) {
        if (!FORM.matcher(code).matches()) {
            return Optional.empty();
        }
        if (code.length() == 4) {
            LocalDate first = LocalDate.of(Integer.parseInt(code), yearMonth, 1);
            return Optional.of(new ReportPeriod(code, first, first.plusYears(1).minusDays(1)));
        }
        return Optional.of(of(YearMonth.parse(code)));
    }

    static ReportPeriod of(YearMonth month) {
        return new ReportPeriod(month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    boolean over(LocalDate today) {
        return last.isBefore(today);
    }

    String before() {
        return code.length() == 4
                ? String.valueOf(Integer.parseInt(code) - 1)
                : YearMonth.parse(code).minusMonths(1).toString();
    }
}
