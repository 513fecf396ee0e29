package org.niangjia.platform.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 登录会话. A row, so that it survives a restart and ends at once when revoked.
 *
 * @param hash SHA-256 of the token; the token itself is never stored
 * @param account whose it is
 * @param strength how they proved who they are
 * @param hat post worn now, or null
 * @param device what the browser said of itself, shortened
 * @param createdAt since when
 * @param seenAt last use, to within five minutes
 * @param expiresAt end
 * @param confirmed whether its person has shown more than a phone, or the browser is one that the account knows
 * @param browser hash of the account and the browser's token, or null
 */
public record Session(
        byte[] hash,
        UUID account,
        Caller.Strength strength,
        @Nullable UUID hat,
        String device,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        boolean confirmed,
        byte @Nullable [] browser) {}
