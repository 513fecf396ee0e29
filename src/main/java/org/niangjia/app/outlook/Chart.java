package org.niangjia.app.outlook;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.niangjia.platform.frame.Figure;

/**
 * 图. Places of bars and marks in a small drawing made by the server: no script, and every number stands in a table beside.
 *
 * @param width width of the drawing in its own units
 * @param height its height
 * @param bars bars from zero
 * @param ticks lines of the scale
 */
record Chart(int width, int height, List<Bar> bars, List<Tick> ticks) {
    private static final int LEFT = 44;
    private static final int TOP = 14;
    private static final int BOTTOM = 28;

    /** 柱. Its whole and the part of it that is well. */
    record Bar(
            String label,
            String x,
            String middle,
            String width,
            String y,
            String height,
            String partY,
            String partHeight,
            long n,
            boolean labelled) {}

    /** 刻度 */
    record Tick(String y, String label) {}

    /** Month by month: how many fell due, and how many of those were answered on time. */
    static Chart months(Map<YearMonth, List<Figure>> months, int width, int height) {
        long most = months.values().stream().mapToLong(Chart::due).max().orElse(0);
        long top = top(most);
        double step = (double) (width - LEFT) / Math.max(1, months.size());
        double bar = Math.min(40, step * 0.7);
        double scale = (double) (height - TOP - BOTTOM) / top;
        List<Bar> bars = new ArrayList<>();
        int base = height - BOTTOM;
        int i = 0;
        for (Map.Entry<YearMonth, List<Figure>> month : months.entrySet()) {
            Figure rate = onTime(month.getValue());
            long whole = due(month.getValue());
            Long upper = rate.numerator();
            long part = upper == null ? 0 : upper;
            double x = LEFT + i * step + (step - bar) / 2;
            bars.add(new Bar(
                    month.getKey().getMonthValue() + "",
                    text(x),
                    text(x + bar / 2),
                    text(bar),
                    text(base - whole * scale),
                    text(whole * scale),
                    text(base - part * scale),
                    text(part * scale),
                    whole,
                    true));
            i++;
        }
        return new Chart(width, height, bars, ticks(top, scale, base));
    }

    private static List<Tick> ticks(long top, double scale, int base) {
        List<Tick> ticks = new ArrayList<>();
        for (long value : new long[] {0, top / 2, top}) {
            if (value > 0 || ticks.isEmpty()) {
                ticks.add(new Tick(text(base - value * scale), Shown.number(value)));
            }
        }
        return ticks;
    }

    /** The least round number above: 2, 5, 10, 20, 50 … */
    static long top(long most) {
        long ten = 1;
        while (true) {
            for (long factor : new long[] {2, 4, 10}) {
                if (most <= factor * ten) {
                    return factor * ten;
                }
            }
            ten *= 10;
        }
    }

    private static Figure onTime(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.statistic().code().equals("on_time"))
                .findFirst()
                .orElseThrow();
    }

    private static long due(List<Figure> figures) {
        Long due = onTime(figures).denominator();
        return due == null ? 0 : due;
    }

    static String text(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
