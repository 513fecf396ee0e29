package org.niangjia.service.mutualaid.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Stage;
import org.niangjia.platform.frame.Versioned;

/**
 * 申领情况. A claim as programs read it; how much of it depends on who asks.
 *
 * @param verdict AWARD, NOTHING or REFUSE once decided
 * @param payoutFen what was awarded
 * @param computed part by part how it was computed, for the claimant and the reviewers
 * @param reviewers who signs by the amount, in order
 * @param missing papers that were asked for
 * @param queryCode for whoever it was entered for at a counter, shown this once
 * @param version number of moves; sent back as If-Match
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        String no,
        Stage stage,
        String step,
        @Nullable String result,
        @Nullable String scheme,
        @Nullable LocalDate on,
        @Nullable String verdict,
        @Nullable Long payoutFen,
        @Nullable Map<String, Object> computed,
        @Nullable List<String> reviewers,
        @Nullable List<String> missing,
        @Nullable OffsetDateTime dueAt,
        String office,
        @Nullable List<Line> record,
        @Nullable String queryCode,
        int version)
        implements Versioned {

    ClaimView withCode(String code) {
        return new ClaimView(
                no, stage, step, result, scheme, on, verdict, payoutFen, computed, reviewers, missing, dueAt, office,
                record, code, version);
    }

    /** 经过. One line of the record. */
    record Line(OffsetDateTime at, String outcome, String by, String text) {}
}
