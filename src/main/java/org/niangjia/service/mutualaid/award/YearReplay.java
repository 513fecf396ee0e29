package org.niangjia.service.mutualaid.award;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;

/**
 * 年度重算. Pure: what the awards of somebody's plan year come to when one of them was wrong. All are computed again in their
 * order, for a slab, a cap or a group that one of them used up leaves more or less to the others.
 */
public final class YearReplay {
    private final int year;
    private final ClaimReckoning reckoning;
    private final List<Progress.Of> lumpsElsewhere;

    /** @param lumpsElsewhere lumps that were taken in other plan years */
    public YearReplay(int year, ClaimReckoning reckoning, List<Progress.Of> lumpsElsewhere) {
        this.year = year;
        this.reckoning = reckoning;
        this.lumpsElsewhere = List.copyOf(lumpsElsewhere);
    }

    /**
     * 一笔核定, as it stands.
     *
     * @param facts of the claim as they are right, or null where old books tell the sums alone
     * @param due false where nothing at all was due
     */
    public record Award(UUID payout, @Nullable ClaimFacts facts, boolean due, Map<Progress.Of, Progress.Sum> stored) {}

    /**
     * 重算结果.
     *
     * @param enrolments covers behind the modules, of what was computed again
     * @param parts how each award is computed rightly, by its id
     */
    public record Replayed(
            Map<Progress.Of, Progress.Sum> sums, Map<String, UUID> enrolments, Map<UUID, ClaimReckoning.Part> parts) {

        public long paidFen() {
            return paid(sums);
        }
    }

    public static long paid(Map<Progress.Of, Progress.Sum> sums) {
        return sums.values().stream().mapToLong(Progress.Sum::paidFen).sum();
    }

    /** @param awards in their order */
    public Replayed of(List<Award> awards) {
        Map<Progress.Of, Progress.Sum> sums = new LinkedHashMap<>();
        Map<String, UUID> enrolments = new HashMap<>();
        Map<UUID, ClaimReckoning.Part> parts = new LinkedHashMap<>();
        for (Award award : awards) {
            ClaimFacts facts = award.facts();
            if (facts == null) {
                award.stored().forEach((of, sum) -> sums.merge(of, sum, YearReplay::plus));
            } else if (award.due()) {
                reckoning.parts(facts, (plan, scheme) -> new SumsSoFar(progress(scheme, sums), 1)).stream()
                        .filter(part -> part.year() == year)
                        .forEach(part -> {
                            parts.put(award.payout(), part);
                            enrolments.putAll(part.enrolments());
                            part.computed().shares().forEach((of, sum) -> sums.merge(of, sum, YearReplay::plus));
                        });
            }
        }
        return new Replayed(sums, enrolments, parts);
    }

    private Progress progress(Scheme scheme, Map<Progress.Of, Progress.Sum> sums) {
        Progress progress = Progress.none();
        lumpsElsewhere.forEach(of -> progress.add(of, new Progress.Sum(BigDecimal.ZERO, 0, 0, 0, true)));
        sums.forEach((of, sum) -> {
            progress.add(of, sum);
            if (sum.paidFen() > 0 && Payouts.ends(scheme, of)) {
                progress.end(of.module());
            }
        });
        return progress;
    }

    public static Progress.Sum plus(Progress.Sum one, Progress.Sum more) {
        return new Progress.Sum(
                one.base().add(more.base()),
                Math.addExact(one.days(), more.days()),
                Math.addExact(one.dueFen(), more.dueFen()),
                Math.addExact(one.paidFen(), more.paidFen()),
                one.taken() || more.taken());
    }

    /** 差额. What has to be added to what stands so that it comes to what is right; taken where a lump changes hands. */
    public static Map<Progress.Of, Progress.Sum> difference(
            Map<Progress.Of, Progress.Sum> stands, Map<Progress.Of, Progress.Sum> right) {
        Progress.Sum none = new Progress.Sum(BigDecimal.ZERO, 0, 0, 0, false);
        Map<Progress.Of, Progress.Sum> differences = new LinkedHashMap<>();
        Map<Progress.Of, Progress.Sum> all = new LinkedHashMap<>(stands);
        right.forEach(all::putIfAbsent);
        for (Progress.Of of : all.keySet()) {
            Progress.Sum was = stands.getOrDefault(of, none);
            Progress.Sum now = right.getOrDefault(of, none);
            Progress.Sum difference = new Progress.Sum(
                    now.base().subtract(was.base()),
                    now.days() - was.days(),
                    now.dueFen() - was.dueFen(),
                    now.paidFen() - was.paidFen(),
                    now.taken() != was.taken());
            boolean same = difference.base().signum() == 0
                    && difference.days() == 0
                    && difference.dueFen() == 0
                    && difference.paidFen() == 0
                    && !difference.taken();
            if (!same) {
                differences.put(of, difference);
            }
        }
        return differences;
    }
}
