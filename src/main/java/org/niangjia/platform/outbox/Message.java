package org.niangjia.platform.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 消息. One message in the app, kept as a key and its arguments and put into words when it is read.
 *
 * @param link page of the house that the message leads to, or null
 */
public record Message(
        int district,
        UUID id,
        String wordsKey,
        List<String> args,
        @Nullable String link,
        Instant at,
        boolean read) {}
