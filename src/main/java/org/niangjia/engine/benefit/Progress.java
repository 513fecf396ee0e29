package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * 本期累计. What a person's claims of one plan year have come to so far, from which the next claim goes on: due is the
 * benefit of the sum less what was due before.
 */
public final class Progress {

    /**
     * 一项补助的累计.
     *
     * @param base sum of the base, in fen, exact
     * @param days days in hospital
     * @param dueFen due before the caps of module and scheme, in fen
     * @param paidFen what those caps left of it, in fen
     * @param taken whether the lump was paid, or a part of it
     */
    public record Sum(BigDecimal base, int days, long dueFen, long paidFen, boolean taken) {
        static final Sum NONE = new Sum(BigDecimal.ZERO, 0, 0, 0, false);

        Sum plus(Sum more) {
            return new Sum(
                    base.add(more.base),
                    Math.addExact(days, more.days),
                    Math.addExact(dueFen, more.dueFen),
                    Math.addExact(paidFen, more.paidFen),
                    taken || more.taken);
        }
    }

    /** A benefit of a module. */
    public record Of(String module, String benefit) {}

    private final Map<Of, Sum> sums = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    public static Progress none() {
        return new Progress();
    }

    /** Adds what an earlier claim came to. */
    public void add(Of benefit, Sum sum) {
        sums.merge(benefit, sum, Sum::plus);
    }

    /** The module's liability has ended. */
    public void end(String module) {
        ended.add(module);
    }

    /** What another plan year of the same cover leaves for this one: what has ended, and the lumps that were taken. */
    public void follow(Progress other) {
        ended.addAll(other.ended);
        other.sums.forEach((of, sum) -> {
            if (sum.taken() && !of(of).taken()) {
                add(of, new Sum(BigDecimal.ZERO, 0, 0, 0, true));
            }
        });
    }

    boolean hasEnded(String module) {
        return ended.contains(module);
    }

    Sum of(Of benefit) {
        return sums.getOrDefault(benefit, Sum.NONE);
    }

    /** Due to the highest benefit of an exclusive group so far, in fen. */
    long highest(Scheme scheme, String group) {
        return scheme.modules().stream()
                .flatMap(module -> module.benefits().stream()
                        .filter(each -> each.group().equals(group))
                        .map(each -> of(new Of(module.code(), each.code())).dueFen()))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Paid by a module within its cap, in fen. */
    long paid(AidModule module) {
        return module.benefits().stream()
                .filter(each -> !each.outsideCap())
                .mapToLong(each -> of(new Of(module.code(), each.code())).paidFen())
                .sum();
    }

    long paid(Scheme scheme) {
        return scheme.modules().stream().mapToLong(this::paid).sum();
    }
}
