package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 记账. What somebody asks the ledger to write down: one of five. Amounts are whole fen, 1 to 100,000,000,000,000. */
public sealed interface Entry {

    Note note();

    /** 入账. Moves an amount from the credited to the debited account. */
    record Post(UUID debit, UUID credit, long amountFen, Note note) implements Entry {}

    /**
     * 预记. Holds an amount: it is not moved yet, and cannot be held or spent otherwise.
     *
     * @param until instant from which the house releases it by itself, or null when it waits for somebody
     */
    record Hold(
            UUID debit,
            UUID credit,
            long amountFen,
            @Nullable Instant until,
            Note note) implements Entry {}

    /** 转正. Moves what was held, or less; the rest is free again. */
    record Settle(UUID hold, long amountFen, Note note) implements Entry {}

    /** 撤销预记. Sets free what was held. */
    record Release(UUID hold, Note note) implements Entry {}

    /** 冲正. Undoes a posted transfer by its opposite, dated now; the first one stays as it is. */
    record Reverse(UUID transfer, Note note) implements Entry {}
}
