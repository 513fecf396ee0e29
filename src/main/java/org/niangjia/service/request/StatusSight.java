package org.niangjia.service.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.rota.Shift;

/**
 * 诉求进度. What the worker's status page shows.
 *
 * @param known the case
 * @param facts what was said
 * @param record what happened, oldest first, as the worker may read it
 * @param clock the clock
 * @param days working days of the whole term
 * @param hears who hears of a delay
 * @param answer the last answer, or null
 * @param rating what the worker said of it, or null
 * @param files photos and papers
 * @param category name of the category in the reader's language is looked up by code
 * @param duty who can be telephoned now, where the matter is urgent
 * @param lead case that this one follows, or null
 * @param signers how many signed beside the applicant
 * @param base address that actions go to, {@code /requests/NO} or {@code /query/NO}
 */
record StatusSight(
        Case known,
        RequestFacts facts,
        List<Recorded> record,
        ClockFace clock,
        int days,
        String hears,
        @Nullable Recorded answer,
        Requests.@Nullable Rating rating,
        List<AttachmentFile> files,
        Category category,
        List<Shift> duty,
        String base,
        @Nullable Case lead,
        int signers) {

    boolean open() {
        return known.stage().open();
    }

    boolean asksRating() {
        return known.step().equals(RequestSteps.REVISIT.name()) && open();
    }

    /** Whether more was asked of the worker. */
    boolean asksMore() {
        return known.step().equals(RequestSteps.ASK.name()) && open();
    }

    /** What the office wants to know. */
    String question() {
        return record.reversed().stream()
                .filter(line -> line.outcome().equals(Request.ASKED))
                .map(Recorded::text)
                .findFirst()
                .orElse("");
    }

    boolean reopenable() {
        return !open()
                && Set.of(Request.SOLVED, Request.SILENT, Request.UNREACHABLE).contains(String.valueOf(known.result()));
    }

    boolean waitsForSigning() {
        return known.step().equals(RequestSteps.SIGN.name()) && open();
    }

    Instant due() {
        Instant due = known.dueAt();
        return due == null ? known.openedAt() : due;
    }

    List<Recorded> newestFirst() {
        return record.reversed();
    }
}
