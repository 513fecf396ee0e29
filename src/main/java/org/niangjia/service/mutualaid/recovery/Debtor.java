package org.niangjia.service.mutualaid.recovery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 应退人. Who owes what was paid too much: the person, or an heir as far as they agreed.
 *
 * @param heir null for the person
 * @param demandedFen on a notice that is not paid yet
 */
record Debtor(
        UUID id,
        UUID recovery,
        @Nullable UUID heir,
        String name,
        long owedFen,
        long repaidFen,
        long offsetFen,
        long demandedFen) {

    long restFen() {
        return owedFen - repaidFen - offsetFen;
    }

    /** What may still be asked for or offset. */
    long freeFen() {
        return restFen() - demandedFen;
    }
}
