package org.niangjia.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 发送失败. A message that has not gone out: given up when {@code failedAt} is there, else tried again.
 *
 * @param error what the other side said, without addresses
 */
public record Failure(
        int district,
        UUID id,
        Channel channel,
        String wordsKey,
        Instant at,
        int tries,
        @Nullable Instant nextTryAt,
        @Nullable Instant failedAt,
        String error) {}
