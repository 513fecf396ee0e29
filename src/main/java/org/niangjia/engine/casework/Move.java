package org.niangjia.engine.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;

/**
 * 办理动作. One decision on a case.
 *
 * @param district home partition of the case
 * @param id the case
 * @param version the version that the decider saw; -1 when they said nothing about it
 * @param outcome one of the step's outcomes or an interrupt
 * @param text what is said with it
 * @param open whether the applicant may read the text
 * @param party role of the party that decides, proved by the service; null for an officer or the house
 * @param actor who the record names
 */
public record Move(
        int district,
        UUID id,
        int version,
        String outcome,
        String text,
        boolean open,
        @Nullable String party,
        Actor actor) {}
