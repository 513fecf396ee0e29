package org.niangjia.app.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 通知. A few sentences for every worker of a district, between two days.
 *
 * @param office who tells it: the office, not a person
 * @param publishedAt since when workers may read it; null while it is a draft
 * @param withdrawnAt since when no longer
 */
record Notice(
        int district,
        UUID id,
        String title,
        String body,
        LocalDate firstDay,
        LocalDate lastDay,
        String office,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        String withdrawnWhy,
        int version) {

    /** 状态. As an office speaks of it. */
    enum State {
        DRAFT,
        COMING,
        SHOWN,
        OVER,
        WITHDRAWN
    }

    State state(LocalDate today) {
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        if (publishedAt == null) {
            return State.DRAFT;
        }
        if (today.isBefore(firstDay)) {
            return State.COMING;
        }
        return today.isAfter(lastDay) ? State.OVER : State.SHOWN;
    }

    /** The colour that the state is shown in. */
    static String tone(State state) {
        return switch (state) {
            case DRAFT -> "tag--amber";
            case COMING -> "tag--act";
            case SHOWN -> "tag--green";
            case OVER -> "";
            case WITHDRAWN -> "tag--red";
        };
    }
}
