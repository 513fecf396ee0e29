package org.niangjia.service.request;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseMoved;
import org.niangjia.engine.casework.Stage;
import org.niangjia.platform.reference.HolidayYearEntered;
import org.niangjia.platform.store.Partitions;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 统计台账. Keeps what is counted of a case beside it, in the transaction of each move: the row as it stands, and the rows
 * that held before with the time until which they did. No row is shared by two cases, so nobody waits for a counter.
 */
@Component
class Standings {
    private static final Set<String> ANSWERS = Set.of(Request.REPLIED, Request.OPINED);
    private static final String COLUMNS = """
            district, case_id, since, path, category, employer, site, confidential, withheld, opened_on, first_due_on,
            answered_on, on_time, ended_on, first_closed_on, withdrawn, reopened""";
    /** Keeps the row that held until now. A second change at the same instant leaves no row behind: it never was. */
    private static final String KEEP = """
            WITH kept AS (
                INSERT INTO request_formerly (%1$s, until_at)
                SELECT %1$s, CAST(:now AS timestamptz) FROM request_standing
                 WHERE district = :district AND case_id = :case AND since < :now AND %2$s
            )
            UPDATE request_standing SET since = :now, %3$s
             WHERE district = :district AND case_id = :case AND %2$s
            """;

    /** The first row of a request that was just handed in: rides on the statement that writes it down. */
    static final String OPEN = """
            INSERT INTO request_standing (district, case_id, since, path, category, employer, site, confidential, withheld,
                opened_on, first_due_on, on_time, withdrawn, reopened)
            SELECT c.district, c.id, c.opened_at, c.path, :category, c.employer, c.site, c.confidential, c.withheld,
                   (c.opened_at AT TIME ZONE 'Asia/Shanghai')::date, (c.due_at AT TIME ZONE 'Asia/Shanghai')::date,
                   false, false, false
              FROM case_view c WHERE c.district = :district AND c.id = :id
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final Clock clock;

    Standings(JdbcClient jdbc, Partitions partitions, Clock clock) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.clock = clock;
    }

    /** Whatever a move changes of what is counted. A move that changes nothing of it writes nothing. */
    @EventListener
    void moved(CaseMoved moved) {
        Case now = moved.facts();
        if (!now.type().equals(Request.CODE) || moved.stepFrom().isEmpty()) {
            return;
        }
        boolean answer = ANSWERS.contains(moved.outcome());
        Instant due = now.dueAt();
        Instant at = clock.instant();
        Instant closed = now.closedAt();
        String changed = """
                (path <> :path OR ended_on IS DISTINCT FROM :ended OR reopened <> :reopened OR withdrawn <> :withdrawn
                 OR (:answer AND answered_on IS NULL) OR employer IS DISTINCT FROM :employer OR site IS DISTINCT FROM :site
                 OR confidential <> :confidential OR withheld IS DISTINCT FROM :withheld)""";
        String set = """
                path = :path, ended_on = :ended, reopened = :reopened, withdrawn = :withdrawn, employer = :employer,
                site = :site, confidential = :confidential, withheld = :withheld,
                on_time = CASE WHEN :answer AND answered_on IS NULL THEN :inTime ELSE on_time END,
                answered_on = CASE WHEN :answer THEN COALESCE(answered_on, :today) ELSE answered_on END,
                first_closed_on = CASE WHEN :withdrawn THEN first_closed_on ELSE COALESCE(first_closed_on, :ended) END""";
        jdbc.sql(KEEP.formatted(COLUMNS, changed, set))
                .param("district", now.district())
                .param("case", now.id())
                .param("now", utc(at))
                .param("today", WorkingCalendar.dayOf(at))
                .param("path", now.path())
                .param("ended", day(closed), Types.DATE)
                .param("reopened", now.reopened() > 0)
                .param("withdrawn", now.stage() == Stage.WITHDRAWN)
                .param("answer", answer)
                .param("inTime", due != null && !at.isAfter(due))
                .param("employer", now.employer(), Types.OTHER)
                .param("site", now.site(), Types.OTHER)
                .param("confidential", now.confidential())
                .param("withheld", now.withheld(), Types.OTHER)
                .update();
    }

    /** A first due day that waited for a holiday table becomes what the table says, from now on. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void recount(HolidayYearEntered entered) {
        for (int district : partitions.all()) {
            jdbc.sql("""
                    WITH changed AS (
                        SELECT s.case_id, (k.due_at AT TIME ZONE 'Asia/Shanghai')::date AS due
                          FROM request_standing s
                          JOIN casework_clock k ON k.district = s.district AND k.case_id = s.case_id
                           AND k.term = 'sq.answer' AND k.round = 1 AND k.extended = 0 AND k.stopped_at IS NULL
                         WHERE s.district = :district AND s.ended_on IS NULL
                           AND s.first_due_on IS DISTINCT FROM (k.due_at AT TIME ZONE 'Asia/Shanghai')::date
                    ), kept AS (
                        INSERT INTO request_formerly (%s, until_at)
                        SELECT %s, CAST(:now AS timestamptz) FROM request_standing
                         WHERE district = :district AND since < :now AND case_id IN (SELECT case_id FROM changed)
                    )
                    UPDATE request_standing s SET since = :now, first_due_on = changed.due FROM changed
                     WHERE s.district = :district AND s.case_id = changed.case_id
                    """.formatted(COLUMNS, COLUMNS))
                    .param("district", district)
                    .param("now", utc(clock.instant()))
                    .update();
        }
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : WorkingCalendar.dayOf(at);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
