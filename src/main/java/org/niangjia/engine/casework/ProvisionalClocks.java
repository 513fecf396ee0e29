package org.niangjia.engine.casework;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Due;
import org.niangjia.platform.reference.HolidayYearEntered;
import org.niangjia.platform.store.Partitions;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 暂定时限. Due times that waited for a holiday table are computed again when it arrives. */
@Component
class ProvisionalClocks {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseTypes types;
    private final CaseClocks clocks;
    private final CaseWrites writes;
    private final Partitions partitions;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ProvisionalClocks(
            JdbcClient jdbc,
            Cases cases,
            CaseTypes types,
            CaseClocks clocks,
            CaseWrites writes,
            Partitions partitions,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.types = types;
        this.clocks = clocks;
        this.writes = writes;
        this.partitions = partitions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void recompute(HolidayYearEntered entered) {
        for (int district : partitions.all()) {
            waiting(district).forEach(id -> transaction.executeWithoutResult(status -> recompute(district, id)));
        }
    }

    private List<UUID> waiting(int district) {
        return jdbc.sql("""
                SELECT DISTINCT case_id FROM casework_clock
                 WHERE district = :district AND provisional AND stopped_at IS NULL
                """)
                .param("district", district)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private void recompute(int district, UUID id) {
        Case facts = cases.load(district, id);
        String main = types.get(facts.type()).type().clocks().getFirst().term();
        for (RunningClock running : clocks.running(district, id)) {
            if (running.provisional()) {
                RunningClock counted = clocks.counted(district, running);
                clocks.save(district, id, counted, clock.instant());
                if (counted.term().equals(main)) {
                    writes.answerDue(district, id, new Due(counted.dueAt(), counted.provisional()));
                }
            }
        }
        writes.tasksDue(district, id, CaseClocks.earliest(List.of(), clocks.running(district, id)));
    }
}
