package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 账簿. One set of books, such as one fund of one district; money never passes from one book to another in one transfer.
 *
 * @param district home partition
 * @param id id of the book
 * @param code code given by the service that keeps it, unique in the district
 * @param name name as in statements
 * @param lockedUntil end of the last closed month, or null; nothing dated then or before can be added
 */
public record Book(
        int district,
        UUID id,
        String code,
        String name,
        @Nullable Instant lockedUntil) {}
