package org.niangjia.service.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.platform.frame.Words;

/**
 * 走访（供程序）. A visit as programs are told it.
 *
 * @param state PLANNED, WAITING, RECORDED or CANCELLED
 * @param besides texts of colleagues that lie beside the one that counts
 * @param findings in order; empty where nothing was found
 */
record VisitView(
        String no,
        String id,
        String state,
        int district,
        String unit,
        LocalDate day,
        @Nullable String campaign,
        String team,
        String production,
        String said,
        String union,
        String minutes,
        int besides,
        List<FindingView> findings,
        @Nullable Instant recordedAt,
        int version)
        implements Versioned {

    /**
     * 问题（供程序）.
     *
     * @param no number of the finding's own case, or null where there is nothing to do
     * @param referred number of the case that it became, or null
     */
    record FindingView(
            int seq,
            String theme,
            String text,
            String outcome,
            String state,
            String answer,
            @Nullable String no,
            @Nullable String referred,
            @Nullable Instant dueAt) {

        static FindingView of(Findings.Found found) {
            return new FindingView(
                    found.seq(),
                    found.theme().name(),
                    found.text(),
                    found.outcome().name(),
                    found.state().name(),
                    found.answer(),
                    found.no().isEmpty() ? null : found.no(),
                    found.referredNo().isEmpty() ? null : found.referredNo(),
                    found.dueAt());
        }
    }

    static VisitView of(
            Visit visit, LocalDate today, @Nullable String campaign, Notes.Sheet sheet, List<Findings.Found> found) {
        return new VisitView(
                visit.no(),
                visit.id().toString(),
                visit.state(today).name(),
                visit.district(),
                visit.unit(),
                visit.day(),
                campaign,
                visit.team(),
                sheet.text(Theme.PRODUCTION.name()),
                sheet.text(Theme.WORKERS.name()),
                sheet.text(Theme.UNION.name()),
                sheet.text(Notes.MINUTES),
                sheet.beside().size(),
                found.stream().map(FindingView::of).toList(),
                visit.recordedAt(),
                visit.version());
    }

    /** 反馈稿. What the unit may read, as far as it stands: the findings that were ticked for it. */
    static String proposal(Words words, List<Findings.Found> findings) {
        return findings.stream()
                .filter(Findings.Found::told)
                .map(found -> found.seq() + ". " + found.text() + "："
                        + (found.answer().isEmpty() ? words.t("visit.outcome." + found.outcome()) : found.answer()))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
