package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 催办名单. Whom which open case concerns this morning: its handler, and who hears of a delay. Where the handler is no
 * longer in office it concerns whoever hears of a delay first.
 */
@Repository
public class Reminders {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseTypes types;
    private final Standing standing;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Cases cases, CaseTypes types, Standing standing, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.types = types;
        this.standing = standing;
        this.clock = clock;
    }

    /** 催办事由. Why somebody is reminded; what comes first counts. */
    public enum Kind {
        /** 已超期 */
        LATE,
        /** 快到期 */
        DUE,
        /** 新到 */
        NEW
    }

    /** 催办. One case that one person hears of. */
    public record Reminder(UUID account, UUID caseId, String no, Kind kind) {}

    /**
     * Everybody's reminders in a district, one for each person and case.
     *
     * @param until due by then is told as soon due
     * @param since arrived after that is told as new
     */
    public Collection<Reminder> of(int district, Instant until, Instant since) {
        Map<String, Reminder> all = new HashMap<>();
        for (Waiting task : waiting(district, until, since)) {
            Kind kind = kind(task.dueAt(), clock.instant(), until);
            for (UUID account : concerned(district, task)) {
                add(all, new Reminder(account, task.caseId(), task.no(), kind));
            }
        }
        for (Late late : late(district)) {
            Case facts = cases.load(district, late.caseId());
            for (int level = 1; level <= Math.min(late.level(), 2); level++) {
                for (Seat seat : heads(facts, level)) {
                    add(all, new Reminder(account(seat), facts.id(), facts.no(), Kind.LATE));
                }
            }
        }
        return all.values();
    }

    static Kind kind(Instant dueAt, Instant now, Instant until) {
        return dueAt.isBefore(now) ? Kind.LATE : !dueAt.isAfter(until) ? Kind.DUE : Kind.NEW;
    }

    private static void add(Map<String, Reminder> all, Reminder one) {
        all.merge(one.account() + "/" + one.caseId(), one, (a, b) -> a.kind().compareTo(b.kind()) <= 0 ? a : b);
    }

    private List<UUID> concerned(int district, Waiting task) {
        UUID account = task.account();
        if (account != null
                && standing.hatsOf(account).stream().anyMatch(hat -> hat.path().equals(task.path()))) {
            return List.of(account);
        }
        Case facts = cases.load(district, task.caseId());
        return heads(facts, 1).stream().map(Reminders::account).toList();
    }

    /** Of a kind that no service stands for any more nobody is reminded, so that one such case keeps no one waiting. */
    private List<Seat> heads(Case facts, int level) {
        return types.find(facts.type())
                .map(service -> service.hearOfDelay(facts, level))
                .orElse(List.of());
    }

    private static UUID account(Seat seat) {
        return java.util.Objects.requireNonNull(seat.account(), "somebody hears of a delay");
    }

    private record Waiting(UUID caseId, String no, @Nullable UUID account, String path, Instant dueAt) {}

    private List<Waiting> waiting(int district, Instant until, Instant since) {
        return jdbc.sql("""
                SELECT case_id, no, account, path, due_at FROM task_view
                 WHERE district = :district AND done_at IS NULL AND seat = 'OFFICE'
                   AND (due_at <= :until OR opened_at > :since)
                """)
                .param("district", district)
                .param("until", CaseWrites.utc(until))
                .param("since", CaseWrites.utc(since))
                .query((row, n) -> new Waiting(
                        row.getObject("case_id", UUID.class),
                        row.getString("no"),
                        row.getObject("account", UUID.class),
                        row.getString("path"),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    private record Late(UUID caseId, int level) {}

    private List<Late> late(int district) {
        return jdbc.sql("""
                SELECT case_id, max(escalated) AS level FROM casework_clock
                 WHERE district = :district AND escalated > 0 AND stopped_at IS NULL AND paused_at IS NULL
                   AND due_at < :now
                 GROUP BY case_id
                """)
                .param("district", district)
                .param("now", CaseWrites.utc(clock.instant()))
                .query((row, n) -> new Late(row.getObject("case_id", UUID.class), row.getInt("level")))
                .list();
    }
}
