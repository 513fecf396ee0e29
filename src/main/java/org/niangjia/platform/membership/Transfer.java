package org.niangjia.platform.membership;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 会籍接转. A membership on its way from one union to another: claimed by the new one, let go by the old one or by
 * silence, confirmed by the worker.
 *
 * @param dueAt until when the old union may answer; then silence lets go
 * @param arrivedAt when the new district had the member, null before
 * @param doneAt when the old district had marked it, null before
 */
public record Transfer(
        UUID person,
        UUID id,
        String name,
        Side from,
        Side to,
        String claimedBy,
        Instant claimedAt,
        Instant dueAt,
        @Nullable Released released,
        @Nullable Instant confirmedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant doneAt) {

    /** 一方. A union at one end. */
    public record Side(int district, UUID union, String path, String name) {}

    /** 转出. Who let go and when; by silence when nobody answered in time. */
    public record Released(Instant at, String byName, boolean bySilence) {}

    boolean within() {
        return from.district() == to.district();
    }

    boolean ready() {
        return released != null && confirmedAt != null;
    }
}
