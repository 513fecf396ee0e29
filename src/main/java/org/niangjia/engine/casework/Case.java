package org.niangjia.engine.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 办件. One case as it stands.
 *
 * @param district home partition
 * @param id its id
 * @param type code of its type
 * @param no its number, such as SQ-330903-2026-000123
 * @param stage where it stands for everyone
 * @param step where it stands in its service
 * @param result result code once closed, or null
 * @param subject a few words
 * @param union office that has it
 * @param path place of that office in the tree
 * @param handler account of the person who has it, or null
 * @param handlerName their name
 * @param handlerTitle post and union
 * @param handlerPhone office line
 * @param applicant account of the applicant; null when anonymous or without account
 * @param holder blind index by which the applicant finds it, or null
 * @param employer contract employer concerned, or null
 * @param site work site concerned, or null
 * @param confidential whether it stays hidden from everybody who belongs to the employer or the site
 * @param withheld account that must never see it (a complaint about their handling), or null
 * @param dueAt the answer's due time, or null
 * @param provisional whether that waits for a holiday table
 * @param openedAt when submitted
 * @param closedAt when ended, or null
 * @param reopened how often taken up again
 * @param version number of moves so far
 */
public record Case(
        int district,
        UUID id,
        String type,
        String no,
        Stage stage,
        String step,
        @Nullable String result,
        String subject,
        UUID union,
        String path,
        @Nullable UUID handler,
        String handlerName,
        String handlerTitle,
        String handlerPhone,
        @Nullable UUID applicant,
        byte @Nullable [] holder,
        @Nullable UUID employer,
        @Nullable UUID site,
        boolean confidential,
        @Nullable UUID withheld,
        @Nullable Instant dueAt,
        boolean provisional,
        Instant openedAt,
        @Nullable Instant closedAt,
        int reopened,
        int version) {}
