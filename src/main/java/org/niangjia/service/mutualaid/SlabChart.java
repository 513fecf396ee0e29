package org.niangjia.service.mutualaid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.TraceLine;

/** 分段图. The bar that shows which part of the base fell into which slab, in units of the picture. */
final class SlabChart {
    private static final int WIDTH = 326;
    private static final int LEAST = 44;
    private static final int GAP = 2;

    private SlabChart() {}

    /** A part of the bar: where it begins, how wide it is, its rate and its amount. */
    record Part(int x, int width, String rate, String amount) {}

    /** Of the first benefit that was computed by slabs; nothing where there is a single slab or none. */
    static List<Part> of(Computed result) {
        String benefit = result.trace().stream()
                .filter(SlabChart::isSlab)
                .map(TraceLine::benefit)
                .findFirst()
                .orElse("");
        List<TraceLine> slabs = result.trace().stream()
                .filter(line -> isSlab(line) && line.benefit().equals(benefit))
                .toList();
        BigDecimal all = slabs.stream().map(SlabChart::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (slabs.size() < 2 || all.signum() == 0) {
            return List.of();
        }
        int free = WIDTH - LEAST * slabs.size() - GAP * (slabs.size() - 1);
        List<Part> parts = new ArrayList<>();
        int x = 0;
        for (TraceLine slab : slabs) {
            int more = amount(slab)
                    .multiply(BigDecimal.valueOf(free))
                    .divide(all, 0, RoundingMode.DOWN)
                    .intValueExact();
            parts.add(new Part(
                    x, LEAST + more, rate(slab), slab.args().get(slab.code().equals("SLAB") ? 2 : 1)));
            x += LEAST + more + GAP;
        }
        return parts;
    }

    private static boolean isSlab(TraceLine line) {
        return line.code().equals("SLAB") || line.code().equals("LAST_SLAB");
    }

    private static BigDecimal amount(TraceLine line) {
        return line.figures().getOrDefault("amount", BigDecimal.ZERO);
    }

    private static String rate(TraceLine line) {
        return line.args().get(line.code().equals("SLAB") ? 3 : 2);
    }
}
