package org.niangjia.base;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * 按份额分. An amount in whole fen divided by weights: the parts come to the amount exactly, and each differs from its exact share by
 * less than a fen. What is left over goes, a fen each, to those whose fractions are the largest, the earlier one first.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * @param fen not below zero
     * @param weights none below zero; at least one above it where there is anything to divide
     */
    public static List<Long> divide(long fen, List<Long> weights) {
        BigInteger whole = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (fen == 0) {
            return weights.stream().map(each -> 0L).toList();
        }
        List<Long> parts = new ArrayList<>();
        List<BigInteger> fractions = new ArrayList<>();
        for (long weight : weights) {
            BigInteger[] part =
                    BigInteger.valueOf(fen).multiply(BigInteger.valueOf(weight)).divideAndRemainder(whole);
            parts.add(part[0].longValueExact());
            fractions.add(part[1]);
        }
        long left = fen - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> fractions.get(i)).reversed())
                .limit(left)
                .forEach(at -> parts.set(at, parts.get(at) + 1));
        return parts;
    }
}
