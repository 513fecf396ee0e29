package org.niangjia.service.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.rota.Shift;

/**
 * 诉求办理页. What the officer's case page shows.
 *
 * @param known the case
 * @param facts what was said
 * @param record what happened, oldest first
 * @param clock the clock that presses
 * @param mine whether this office has the next step
 * @param category its category
 * @param employer unit as resolved, or as the worker wrote it
 * @param phone masked phone, or empty
 * @param files photos and papers
 * @param offices offices that it may be given to, when the county decides
 * @param rating the last rating, or null
 * @param duty who can be telephoned now, where the matter is urgent
 * @param unheeded whether nobody signed within the urgent limit
 * @param more what stands beside the ordinary course
 */
record OfficeSight(
        Case known,
        RequestFacts facts,
        List<Recorded> record,
        ClockFace clock,
        boolean mine,
        Category category,
        String employer,
        String phone,
        List<AttachmentFile> files,
        List<Offices.Choice> offices,
        Requests.@Nullable Rating rating,
        List<Shift> duty,
        boolean unheeded,
        OfficeMore more) {

    boolean at(RequestSteps step) {
        return known.step().equals(step.name()) && known.stage().open();
    }

    /** Position of the present step among the shown ones, from 1. */
    int position() {
        if (!known.stage().open()) {
            return 5;
        }
        return switch (RequestSteps.valueOf(known.step())) {
            case SIGN, ASSIGN -> 2;
            case HANDLE, ASK, BODY, MERGED, OPINION -> 3;
            case REVISIT -> 4;
        };
    }

    List<Recorded> newestFirst() {
        return record.reversed();
    }
}
