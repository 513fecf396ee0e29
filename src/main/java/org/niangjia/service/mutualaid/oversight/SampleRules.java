package org.niangjia.service.mutualaid.oversight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.niangjia.engine.benefit.Scheme;

/** 抽查规则. Pure but for the lot: which of the paid claims are looked at again, and why. */
final class SampleRules {
    private SampleRules() {}

    /**
     * Those whose reviewers came to different amounts, the largest, and of each level of review its share by lot, rounded up. A claim
     * is drawn once, for the first of these reasons; what the lot falls on twice is not made up for.
     *
     * @param largest how many of the largest
     * @param apart from how much between the amounts of two reviewers on, in fen
     * @param review levels of review of a scheme, by its code
     */
    static Map<UUID, Samples.Reason> chosen(
            List<Samples.Paid> all,
            int largest,
            long apart,
            Function<String, List<Scheme.ReviewLevel>> review,
            RandomGenerator lot) {
        Map<UUID, Samples.Reason> drawn = new LinkedHashMap<>();
        all.stream()
                .filter(each -> each.most() - each.least() >= apart)
                .forEach(each -> drawn.put(each.caseId(), Samples.Reason.VARIANCE));
        all.stream()
                .sorted(Comparator.comparingLong(Samples.Paid::fen).reversed())
                .limit(largest)
                .forEach(each -> drawn.putIfAbsent(each.caseId(), Samples.Reason.VALUE));
        levels(all, review).forEach((level, claims) -> {
            List<Samples.Paid> shuffled = new ArrayList<>(claims);
            Collections.shuffle(shuffled, Random.from(lot));
            shuffled.stream()
                    .limit(wanted(level.of(), claims.size()))
                    .forEach(each -> drawn.putIfAbsent(each.caseId(), Samples.Reason.RANDOM));
        });
        return drawn;
    }

    private record Level(String scheme, Scheme.ReviewLevel of) {}

    private static Map<Level, List<Samples.Paid>> levels(
            List<Samples.Paid> all, Function<String, List<Scheme.ReviewLevel>> review) {
        Map<Level, List<Samples.Paid>> levels = new LinkedHashMap<>();
        for (Samples.Paid each : all) {
            review.apply(each.scheme()).stream()
                    .filter(level -> level.upToFen().isEmpty()
                            || each.fen() <= level.upToFen().getAsLong())
                    .findFirst()
                    .ifPresent(level -> levels.computeIfAbsent(new Level(each.scheme(), level), k -> new ArrayList<>())
                            .add(each));
        }
        return levels;
    }

    /** The share of so many, rounded up; none where the level is not sampled. */
    private static long wanted(Scheme.ReviewLevel level, int claims) {
        return level.sample()
                .map(share -> share.multiply(BigDecimal.valueOf(claims))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact())
                .orElse(0L);
    }
}
