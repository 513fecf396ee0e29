package org.niangjia.service.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.engine.casework.Stage;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Versioned;

/**
 * 诉求答复. A request as told to a program; parts that this caller may not see are left out.
 *
 * @param no its number
 * @param stage where it stands for everyone
 * @param step where it stands in the service
 * @param result result code once ended
 * @param category its category
 * @param subject a few words
 * @param text the worker's words
 * @param handler who has it
 * @param dueAt when the answer is due
 * @param provisional whether that waits for a holiday table
 * @param queryCode shown once, when handed in
 * @param openedAt when handed in
 * @param urgent whether danger words were found
 * @param record what happened, oldest first
 * @param version number of moves; sent back as If-Match
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestView(
        String no,
        Stage stage,
        String step,
        @Nullable String result,
        String category,
        String subject,
        @Nullable String text,
        Handler handler,
        @Nullable OffsetDateTime dueAt,
        @Nullable Boolean provisional,
        @Nullable String queryCode,
        OffsetDateTime openedAt,
        @Nullable Boolean urgent,
        @Nullable List<Line> record,
        int version)
        implements Versioned {

    /** 承办人. Name, post and office line, told at once. */
    record Handler(String name, String post, String phone) {}

    /** 经过. One line of the record. */
    record Line(OffsetDateTime at, String outcome, String by, String text) {}

    static RequestView of(Case c, RequestFacts facts, @Nullable String code, @Nullable List<Recorded> record) {
        return new RequestView(
                c.no(),
                c.stage(),
                c.step(),
                c.result(),
                facts.category(),
                c.subject(),
                record == null ? null : facts.text(),
                new Handler(c.handlerName(), c.handlerTitle(), c.handlerPhone()),
                time(c.dueAt()),
                c.provisional() ? Boolean.TRUE : null,
                code,
                java.util.Objects.requireNonNull(time(c.openedAt())),
                facts.urgent() ? Boolean.TRUE : null,
                record == null ? null : record.stream().map(RequestView::line).toList(),
                c.version());
    }

    private static Line line(Recorded move) {
        OffsetDateTime at = java.util.Objects.requireNonNull(time(move.at()));
        return new Line(at, move.outcome(), move.actorName(), move.text());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atZone(Times.ZONE).toOffsetDateTime();
    }
}
