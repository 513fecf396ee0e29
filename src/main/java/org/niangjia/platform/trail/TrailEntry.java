package org.niangjia.platform.trail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;

/**
 * 办理记录条目. One line of the record: who, when, what, about what.
 *
 * @param act code of the act, such as {@link Trail#VIEWED}
 * @param subjectKind what the act was about: a case, a union, a term
 * @param subject id of that thing, or null where it has none
 * @param detail a few words more; for a reveal the field and the reason
 */
public record TrailEntry(
        int district,
        UUID id,
        Instant at,
        Actor actor,
        String act,
        String subjectKind,
        @Nullable UUID subject,
        String detail) {}
