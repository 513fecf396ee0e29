package org.niangjia.service.mutualaid.award;

import java.util.UUID;
import org.niangjia.engine.benefit.Progress;

/**
 * 本年度已核定. What somebody's awards of one plan year have come to, and the number that the next one takes: of two who go on
 * from the same sums only one can be written down.
 */
record SumsSoFar(Progress progress, int nextSeq) {

    /** 某人的一个保障年度. */
    record Of(UUID person, int year) {}

    static SumsSoFar none() {
        return new SumsSoFar(Progress.none(), 1);
    }
}
