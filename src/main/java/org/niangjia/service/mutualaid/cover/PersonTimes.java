package org.niangjia.service.mutualaid.cover;

import java.util.UUID;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 参保人次. Of the people of a batch those who take part in their plan year by it: whoever takes several modules in a plan year, or
 * leaves and comes back, is counted once, with the first batch.
 */
@Repository
public class PersonTimes {
    private final JdbcClient jdbc;

    PersonTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a batch whose rows have just been put down. Only after its fee was posted in the same transaction: the balances of the
     * fund are locked from then on, so that of two batches of a fund the second sees the rows of the first. OFFSET 0 keeps each
     * look-up a look-up, whatever the planner believes of a register that has just grown.
     */
    public void count(Scope scope, int district, UUID batch) {
        jdbc.sql("""
                        UPDATE mutualaid_batch b SET people = b.heads - (
                            SELECT count(*) FROM mutualaid_enrolment e
                             CROSS JOIN LATERAL (SELECT 1 FROM mutualaid_enrolment o
                                 WHERE o.district = e.district AND o.person = e.person AND o.scheme = e.scheme
                                   AND o.year = e.year AND o.batch <> e.batch LIMIT 1 OFFSET 0) AS before
                             WHERE e.district = b.district AND e.batch = b.id)
                         WHERE b.district = :district AND b.id = :batch
                        """)
                .param("district", scope.require(district))
                .param("batch", batch)
                .update();
    }
}
