package org.niangjia.platform.rota;

import java.time.Instant;
import java.util.UUID;

/**
 * 值班. One person of an office who can be telephoned from one moment to another.
 *
 * @param path where the office stands in the tree
 * @param office its name as the worker reads it
 * @param phone number that is shown to people in danger; the office's own, never somebody's private one
 */
public record Shift(
        int district,
        UUID id,
        String path,
        String office,
        String name,
        String phone,
        Instant beginsAt,
        Instant endsAt) {

    boolean begun(Instant now) {
        return !now.isBefore(beginsAt);
    }
}
