package org.niangjia.engine.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 摘要. What a transfer is told by.
 *
 * @param key idempotency key, unique in the book; 1 to 200 characters. The same key with the same content is the same
 *     transfer, with other content it is refused
 * @param memo what it is for: a code of the service, such as {@code mutualaid.fee}; 1 to 80 characters
 * @param subject the service's own reference, such as an id; at most 200 characters, never a person's data
 * @param at date that the transfer counts from, or null for now; never in the future, never in a closed month
 */
public record Note(
        String key, String memo, String subject, @Nullable Instant at) {

    public static Note of(String key, String memo, String subject) {
        return new Note(key, memo, subject, null);
    }

    /** The same, counted from an earlier instant, such as the date of a bank statement. */
    public Note dated(Instant day) {
        return new Note(key, memo, subject, day);
    }
}
