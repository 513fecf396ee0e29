package org.niangjia.engine.casework;

import java.time.Instant;

/**
 * 办理经过. One line of a case's record, as moves left it.
 *
 * @param seq number of the move
 * @param at when
 * @param actorKind what the actor was
 * @param actorName who
 * @param actorTitle in which post
 * @param stepFrom step before
 * @param outcome what was decided
 * @param stepTo step after
 * @param text what was said
 * @param open whether the applicant may read the text
 */
public record Recorded(
        int seq,
        Instant at,
        String actorKind,
        String actorName,
        String actorTitle,
        String stepFrom,
        String outcome,
        String stepTo,
        String text,
        boolean open) {}
