package org.niangjia.service.mutualaid.oversight;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.niangjia.platform.frame.Figure;

/**
 * 病种构成. How often which kind of illness was paid for, without what would point at somebody, whoever asks: small cells are
 * left out; and as long as what is left out together is itself a small cell, or a single one, the next smallest goes with it, or it
 * could be worked out from the whole.
 */
final class IllnessMix {
    private IllnessMix() {}

    static Map<String, Figure> shown(Map<String, Long> times, int cell) {
        Set<String> hidden = new HashSet<>();
        times.forEach((chapter, n) -> {
            if (n < cell) {
                hidden.add(chapter);
            }
        });
        while (!hidden.isEmpty() && hidden.size() < times.size() && (hidden.size() == 1 || sum(times, hidden) < cell)) {
            times.entrySet().stream()
                    .filter(each -> !hidden.contains(each.getKey()))
                    .min(Comparator.comparingLong(Map.Entry::getValue))
                    .ifPresent(each -> hidden.add(each.getKey()));
        }
        Map<String, Figure> shown = new LinkedHashMap<>();
        times.forEach((chapter, n) -> {
            Figure figure = Figure.count(ClaimStatistic.TIMES.statistic(), n);
            shown.put(chapter, hidden.contains(chapter) ? figure.hide() : figure);
        });
        return shown;
    }

    private static long sum(Map<String, Long> times, Set<String> hidden) {
        return hidden.stream().mapToLong(each -> times.getOrDefault(each, 0L)).sum();
    }
}
