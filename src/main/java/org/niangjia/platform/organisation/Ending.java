package org.niangjia.platform.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 免去职务. That a term ends today.
 *
 * @param reason why, for the record
 * @param successor who acts from now on, or null
 * @param items what is handed over besides the open work: seals, keys, files
 */
public record Ending(
        int district, UUID tenure, String reason, @Nullable Successor successor, String items) {

    /** 代理人. Who acts for the post at once. */
    public record Successor(UUID account, OfficerKind kind) {}
}
