package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 催办与督办. Looks after clocks whose time has come: the handler one working day before, the head of the same office at
 * the end, the level above on the next working day; or the outcome that the house takes by itself. The people read it in
 * the morning ({@link Reminders}); only what is pressing is told at once.
 */
@Component
class ClockPoller implements Poller {
    private static final Logger LOG = LoggerFactory.getLogger(ClockPoller.class);
    private static final int BATCH = 200;
    private static final Duration AGAIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseTypes types;
    private final CaseClocks clocks;
    private final Caseworker caseworker;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockPoller(
            JdbcClient jdbc,
            Cases cases,
            CaseTypes types,
            CaseClocks clocks,
            Caseworker caseworker,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.types = types;
        this.clocks = clocks;
        this.caseworker = caseworker;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** 到点. A clock to look after, and how far it has got. */
    private record Ripe(
            UUID caseId,
            String term,
            int round,
            Instant dueAt,
            @Nullable Instant warnedAt,
            int escalated) {}

    @Override
    public String name() {
        return "casework-clocks";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void poll(int district) {
        for (int i = 0; i < BATCH; i++) {
            AtomicReference<@Nullable Ripe> taken = new AtomicReference<>();
            try {
                transaction.executeWithoutResult(status -> one(district, taken));
            } catch (RuntimeException e) {
                postpone(district, taken.get(), e);
            }
            if (taken.get() == null) {
                return;
            }
        }
    }

    /** One clock in its own transaction: what fails for one holds up no other. */
    private void one(int district, AtomicReference<@Nullable Ripe> taken) {
        Instant now = clock.instant();
        List<Ripe> ripe = jdbc.sql("""
                SELECT case_id, term, round, due_at, warned_at, escalated FROM casework_clock
                 WHERE district = :district AND next_at <= :now
                 ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
                .param("district", district)
                .param("now", CaseWrites.utc(now))
                .query((row, n) -> new Ripe(
                        row.getObject("case_id", UUID.class),
                        row.getString("term"),
                        row.getInt("round"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("warned_at") == null
                                ? null
                                : row.getTimestamp("warned_at").toInstant(),
                        row.getInt("escalated")))
                .list();
        if (!ripe.isEmpty()) {
            taken.set(ripe.getFirst());
            tend(district, ripe.getFirst(), now);
        }
    }

    /** What failed is said in the log and looked at again later, so that it does not stand before all others. */
    private void postpone(int district, @Nullable Ripe ripe, RuntimeException failure) {
        if (ripe == null) {
            throw failure;
        }
        LOG.error("clock {} of case {} failed, again in {}", ripe.term(), ripe.caseId(), AGAIN, failure);
        jdbc.sql("""
                UPDATE casework_clock SET next_at = :next
                 WHERE district = :district AND case_id = :case AND term = :term AND round = :round
                   AND next_at IS NOT NULL
                """)
                .param("district", district)
                .param("case", ripe.caseId())
                .param("term", ripe.term())
                .param("round", ripe.round())
                .param("next", CaseWrites.utc(clock.instant().plus(AGAIN)))
                .update();
    }

    private void tend(int district, Ripe ripe, Instant now) {
        Case facts = cases.load(district, ripe.caseId());
        CaseService service = types.get(facts.type());
        String then = service.type().clocks().stream()
                .filter(c -> c.term().equals(ripe.term()))
                .map(CaseClock::then)
                .findFirst()
                .orElse(CaseClock.ESCALATE);
        if (now.isBefore(ripe.dueAt())) {
            if (service.pressing(facts) && waitsForAnOffice(service.type(), facts)) {
                tell(facts, facts.handler(), "casework.told.due_soon");
            }
            next(district, ripe, ripe.dueAt(), now, ripe.escalated());
        } else if (!then.equals(CaseClock.ESCALATE)) {
            expire(district, facts, ripe, then);
        } else {
            int level = ripe.escalated() + 1;
            if (service.pressing(facts)) {
                service.hearOfDelay(facts, level).forEach(seat -> tell(facts, seat.account(), "casework.told.overdue"));
            }
            next(
                    district,
                    ripe,
                    level >= 2 ? null : clocks.nextWorkingDay(district, ripe.dueAt()),
                    ripe.warnedAt(),
                    level);
        }
    }

    /** Nobody is hurried while it is a party's turn. */
    private static boolean waitsForAnOffice(CaseType type, Case facts) {
        return type.at(facts.step()).who().names().stream().noneMatch(type.parties()::contains);
    }

    private void expire(int district, Case facts, Ripe ripe, String outcome) {
        next(district, ripe, null, ripe.warnedAt(), ripe.escalated());
        LOG.info("{}: {} ran out, {}", facts.no(), ripe.term(), outcome);
        caseworker.move(
                Scope.house(district), new Move(district, facts.id(), -1, outcome, "", true, null, Actor.HOUSE));
    }

    private void tell(Case facts, @Nullable UUID account, String words) {
        if (account != null) {
            outbox.tell(facts.district(), account, words, List.of(facts.subject(), facts.no()), "/cases/" + facts.no());
        }
    }

    private void next(int district, Ripe ripe, @Nullable Instant next, @Nullable Instant warned, int escalated) {
        jdbc.sql("""
                UPDATE casework_clock SET next_at = :next, warned_at = :warned, escalated = :escalated
                 WHERE district = :district AND case_id = :case AND term = :term AND round = :round
                """)
                .param("district", district)
                .param("case", ripe.caseId())
                .param("term", ripe.term())
                .param("round", ripe.round())
                .param("next", CaseWrites.utc(next), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("warned", CaseWrites.utc(warned), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("escalated", escalated)
                .update();
    }
}
