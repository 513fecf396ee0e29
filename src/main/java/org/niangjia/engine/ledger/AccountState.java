package org.niangjia.engine.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 科目现状. An account, what it holds now, and until when its book is closed. */
record AccountState(
        LedgerAccount account, Balance balance, @Nullable Instant lockedUntil) {

    /** What would be missing after a change; nothing when the account may be overdrawn or holds enough. */
    long missingFen(Balance change) {
        long available = balance.plus(change).availableFen(account.facts().kind());
        return account.facts().mayGoBelow() ? 0 : Math.max(0, -available);
    }
}
