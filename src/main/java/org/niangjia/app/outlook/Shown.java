package org.niangjia.app.outlook;

import java.util.Locale;
import java.util.Set;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.Words;

/** 数的写法. How a figure is written on a page, in a table and on paper. */
final class Shown {
    /** The figure that names something itself, and so has no place in a table. */
    static final String HOTTEST = "hot";

    private static final Set<String> IN_PARTS =
            Set.of("received", "due", "on_time", "completion", "satisfied", "reopened");

    private Shown() {}

    /** 92.4, 1,677, 3; a dash where there is nothing to divide by, a word where the cell is too small. */
    static String value(Figure figure, Words words) {
        Double value = figure.value();
        if (figure.hidden()) {
            return words.t("outlook.hidden");
        }
        if (value == null) {
            return "—";
        }
        return figure.statistic().unit() == Statistic.Unit.RATE
                ? String.format(Locale.ROOT, "%.1f", value * 100)
                : String.format(Locale.ROOT, "%,.0f", value);
    }

    /** In a table: a star where the cell is too small, explained below it. */
    static String cell(Figure figure, Page page) {
        return figure.hidden()
                ? "＊"
                : value(figure, page.words())
                        + (figure.value() != null && figure.statistic().unit() == Statistic.Unit.RATE ? " %" : "");
    }

    static String unit(Figure figure, Page page) {
        return figure.hidden() || figure.value() == null
                ? ""
                : page.t("outlook.unit." + figure.statistic().unit());
    }

    /** 3,993 ÷ 4,028, or over how many it was taken. */
    static String parts(Figure figure, Words words) {
        if (figure.hidden()) {
            return words.t("outlook.hidden.why");
        }
        Long upper = figure.numerator();
        Long lower = figure.denominator();
        if (lower == null) {
            return "";
        }
        return upper == null
                ? figure.statistic().of(words, number(lower))
                : words.t("outlook.divided", number(upper), number(lower));
    }

    /** What the table of parts has room for; the rest stands behind each figure. */
    static boolean inParts(Figure figure) {
        return IN_PARTS.contains(figure.statistic().code());
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
