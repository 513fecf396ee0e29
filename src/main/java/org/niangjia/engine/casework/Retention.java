package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.platform.store.Poller;
import org.niangjia.platform.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 保存期满清理. When the time is over for which a case is kept, words, names and accounts go; number, office, steps and
 * days stay, so that figures of past years can still be counted.
 */
@Component
class Retention implements Poller {
    /** What stands where the words were. */
    static final String GONE = "（已过保存期，内容已清除）";

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final CaseClocks clocks;
    private final CaseWrites writes;
    private final Cases cases;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(
            JdbcClient jdbc,
            CaseTypes types,
            CaseClocks clocks,
            CaseWrites writes,
            Cases cases,
            Trail trail,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.clocks = clocks;
        this.writes = writes;
        this.cases = cases;
        this.trail = trail;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "casework-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void poll(int district) {
        undated(district).forEach(id -> transaction.executeWithoutResult(status -> date(cases.load(district, id))));
        for (int i = 0; i < BATCH; i++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> one(district)))) {
                return;
            }
        }
    }

    /** Cases that ended before they were given a day. */
    private List<UUID> undated(int district) {
        return jdbc.sql("""
                SELECT id FROM casework_case
                 WHERE district = :district AND closed_at IS NOT NULL AND keep_until IS NULL LIMIT :batch
                """)
                .param("district", district)
                .param("batch", BATCH)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private void date(Case ended) {
        Instant closed = ended.closedAt();
        if (closed != null) {
            String term = types.get(ended.type()).type().kept();
            writes.keepUntil(ended, clocks.end(term, ended.district(), closed));
        }
    }

    private boolean one(int district) {
        Instant now = clock.instant();
        List<UUID> over = jdbc.sql("""
                SELECT id FROM casework_case
                 WHERE district = :district AND purged_at IS NULL AND closed_at IS NOT NULL AND keep_until < :now
                 ORDER BY keep_until LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
                .param("district", district)
                .param("now", CaseWrites.utc(now))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        over.forEach(id -> clear(cases.load(district, id), now));
        return !over.isEmpty();
    }

    private void clear(Case ended, Instant now) {
        forget(ended, """
                DELETE FROM casework_pointer p USING casework_case c
                 WHERE c.district = :district AND c.id = :id AND p.district = c.holder_home AND p.holder = c.holder
                   AND p.case_district = :district AND p.case_id = :id
                """, null);
        forget(ended, """
                UPDATE casework_case SET subject = :gone, applicant = NULL, holder = NULL, holder_home = NULL,
                       employer = NULL, site = NULL, purged_at = CAST(:now AS timestamptz)
                 WHERE district = :district AND id = :id
                """, now);
        forget(ended, """
                UPDATE casework_move
                   SET text = CASE WHEN text = '' THEN '' ELSE :gone END,
                       actor = CASE WHEN actor_kind = 'PERSON' THEN NULL ELSE actor END,
                       actor_name = CASE WHEN actor_kind = 'PERSON' THEN '' ELSE actor_name END
                 WHERE district = :district AND case_id = :id
                """, null);
        forget(ended, """
                UPDATE casework_letter SET text = :gone, reply = CASE WHEN reply = '' THEN '' ELSE :gone END
                 WHERE district = :district AND case_id = :id
                """, null);
        forget(ended, """
                UPDATE casework_extension SET reason = :gone WHERE district = :district AND case_id = :id
                """, null);
        events.publishEvent(new CaseExpired(ended.district(), ended.id(), ended.type(), ended.no()));
        trail.record(Actor.HOUSE, ended.district(), "casework.expired", ended.type(), ended.id(), ended.no());
    }

    private void forget(Case ended, String sql, @Nullable Instant now) {
        jdbc.sql(sql)
                .param("district", ended.district())
                .param("id", ended.id())
                .param("gone", GONE)
                .param("now", CaseWrites.utc(now), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
