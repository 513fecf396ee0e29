package org.niangjia.service.mutualaid.recovery;

import java.util.List;
import org.niangjia.base.Apportionment;

/** 各人应退. What each of those who owe owes when less is owed altogether; in fen, to the last one. */
final class RecoveryShares {
    private RecoveryShares() {}

    /** In the proportion in which they owe it now. */
    static List<Long> divided(List<Debtor> all, long fen) {
        return Apportionment.divide(fen, all.stream().map(Debtor::owedFen).toList());
    }

    /** The least that may be owed: what came back or is asked for, of whoever has come furthest beyond their part. */
    static long came(List<Debtor> all, List<Long> then) {
        long came = 0;
        boolean beyond = false;
        for (int i = 0; i < all.size(); i++) {
            long one = all.get(i).owedFen() - all.get(i).freeFen();
            came += one;
            beyond |= one > then.get(i);
        }
        return beyond ? Math.max(came, then.stream().mapToLong(Long::longValue).sum() + 1) : came;
    }
}
