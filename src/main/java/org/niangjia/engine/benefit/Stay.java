package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.niangjia.base.Period;

/**
 * 住院. From admission to discharge; the day of discharge does not count, a stay of one day counts as one.
 *
 * @param discharged not before the day of admission
 */
public record Stay(LocalDate admitted, LocalDate discharged) {
    public Stay {
        if (discharged.isBefore(admitted)) {
            throw new IllegalArgumentException("discharged before admitted: " + admitted + " to " + discharged);
        }
    }

    public int days() {
        return (int) Math.max(1, ChronoUnit.DAYS.between(admitted, discharged));
    }

    /** 分段: the part of a stay in one plan year, with its share of the amounts. */
    public record Part(LocalDate from, LocalDate on, int days, Map<String, Long> amounts) {}

    /**
     * 跨年度住院分段. Splits a stay over the plan years that it touches, amounts by days; no fen is lost: what rounding down
     * leaves goes to the last part. The event of a part is its last day; of the last one the discharge, or the day before where
     * a plan year begins with the day of discharge, which is no day in hospital.
     */
    public List<Part> split(List<Period> planYears, Map<String, Long> amounts) {
        Map<String, Long> left = new TreeMap<>(amounts);
        List<Part> parts = new ArrayList<>();
        LocalDate end = admitted.plusDays(days());
        for (LocalDate from = admitted; from.isBefore(end); ) {
            LocalDate next = nextYear(planYears, from, end);
            int part = (int) ChronoUnit.DAYS.between(from, next);
            boolean last = next.equals(end);
            Map<String, Long> share = last ? Map.copyOf(left) : share(amounts, part, left);
            parts.add(new Part(from, last && !newYearsDay(planYears) ? discharged : next.minusDays(1), part, share));
            from = next;
        }
        return parts;
    }

    private boolean newYearsDay(List<Period> planYears) {
        return admitted.isBefore(discharged)
                && planYears.stream().anyMatch(year -> year.from().equals(discharged));
    }

    private Map<String, Long> share(Map<String, Long> amounts, int days, Map<String, Long> left) {
        Map<String, Long> share = new TreeMap<>();
        amounts.forEach((name, fen) -> {
            long part = Math.multiplyExact(fen, (long) days) / days();
            share.put(name, part);
            left.merge(name, -part, Long::sum);
        });
        return share;
    }

    /** The first day after one that another plan year begins on, but not after the end. */
    private static LocalDate nextYear(List<Period> planYears, LocalDate day, LocalDate end) {
        return planYears.stream()
                .map(Period::from)
                .filter(first -> first.isAfter(day) && first.isBefore(end))
                .min(LocalDate::compareTo)
                .orElse(end);
    }
}
