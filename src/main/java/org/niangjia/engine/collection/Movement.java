package org.niangjia.engine.collection;

import java.time.Instant;
import java.util.UUID;

/**
 * 收款分录. A movement of a till's money, for its service to write into the books.
 *
 * @param key the same key is the same movement
 * @param memo what it is for
 * @param subject line, notice or release that it belongs to
 * @param at date that it counts from, never ahead of now
 * @param part code of the notice's part that becomes income; empty for anything else
 */
public record Movement(
        TillAccount debit,
        TillAccount credit,
        long amountFen,
        String key,
        String memo,
        UUID subject,
        Instant at,
        String part) {

    Movement(TillAccount debit, TillAccount credit, long amountFen, String key, String memo, UUID subject, Instant at) {
        this(debit, credit, amountFen, key, memo, subject, at, "");
    }
}
