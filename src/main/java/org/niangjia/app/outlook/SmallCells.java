package org.niangjia.app.outlook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.StatisticFamily.Counted;

/**
 * 小数不显示. Leaves out what would point at somebody: parts with fewer cases than the term says; and where one part alone
 * is left out, the smallest of the others too, or it could be worked out from the whole.
 */
final class SmallCells {
    private SmallCells() {}

    static Counted hide(Counted counted, Viewpoint view) {
        if (view.closed()) {
            return new Counted(counted.all().stream().map(Figure::hide).toList(), Map.of());
        }
        List<Figure> whole = counted.all().stream()
                .map(figure -> figure.cases() < view.wholeCell() ? figure.hide() : figure)
                .map(figure -> figure.of().isEmpty() || upper(figure) >= view.partCell() ? figure : figure.hide())
                .toList();
        return new Counted(whole, parts(counted.parts(), view.partCell()));
    }

    static Map<String, List<Figure>> parts(Map<String, List<Figure>> parts, int cell) {
        Map<String, List<Figure>> shown = new LinkedHashMap<>();
        parts.forEach((part, figures) -> shown.put(part, new ArrayList<>(figures)));
        int columns = parts.values().stream().mapToInt(List::size).max().orElse(0);
        for (int column = 0; column < columns; column++) {
            column(shown, column, cell);
        }
        return shown;
    }

    private static void column(Map<String, List<Figure>> parts, int column, int cell) {
        List<String> hidden = parts.entrySet().stream()
                .filter(part -> small(part.getValue().get(column), cell))
                .map(Map.Entry::getKey)
                .toList();
        List<String> leftOut = new ArrayList<>(hidden);
        if (hidden.size() == 1) {
            next(parts, column, hidden.getFirst()).ifPresent(leftOut::add);
        }
        parts.forEach((part, figures) -> {
            if (leftOut.contains(part)) {
                figures.set(column, figures.get(column).hide());
            }
        });
    }

    private static boolean small(Figure figure, int cell) {
        return figure.cases() > 0 && figure.cases() < cell;
    }

    private static Optional<String> next(Map<String, List<Figure>> parts, int column, String hidden) {
        return parts.entrySet().stream()
                .filter(part -> !part.getKey().equals(hidden))
                .filter(part -> part.getValue().get(column).cases() > 0)
                .min(Comparator.comparingLong(
                        part -> part.getValue().get(column).cases()))
                .map(Map.Entry::getKey);
    }

    private static long upper(Figure figure) {
        Long upper = figure.numerator();
        return upper == null ? 0 : upper;
    }
}
