package org.niangjia.platform.outbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 待发消息. What is to be said to whom, before it becomes a row. */
record Draft(
        int district,
        @Nullable UUID account,
        String wordsKey,
        List<String> args,
        @Nullable String link,
        @Nullable UUID subject) {

    Draft {
        args = List.copyOf(args);
        if (link != null && (!link.startsWith("/") || link.startsWith("//"))) {
            throw new IllegalArgumentException("a message links into the house only, not to " + link);
        }
    }
}
