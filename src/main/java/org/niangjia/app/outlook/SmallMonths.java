package org.niangjia.app.outlook;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.niangjia.platform.frame.Figure;

/** 月度小数. A unit's months with few cases are left out, each for itself: the months have no whole beside them. */
final class SmallMonths {
    private SmallMonths() {}

    static Map<YearMonth, List<Figure>> hide(Map<YearMonth, List<Figure>> months, int cell) {
        Map<YearMonth, List<Figure>> shown = new TreeMap<>();
        months.forEach((month, figures) -> shown.put(
                month,
                figures.stream()
                        .map(figure -> figure.cases() < cell ? figure.hide() : figure)
                        .toList()));
        return shown;
    }
}
