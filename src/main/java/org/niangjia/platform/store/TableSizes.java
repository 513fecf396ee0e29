package org.niangjia.platform.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 表的规模. What the database believes of how many rows its tables have, where a transaction puts in many at once. Plans made from an
 * older belief, those for checking foreign keys among them, may read all rows of a district for each single row
 * (docs/decisions/0083).
 */
@Component
public class TableSizes {
    private final JdbcClient jdbc;

    TableSizes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before many rows are looked up: plans of this connection are made anew, as the tables are now. */
    public void planAnew() {
        jdbc.sql("DISCARD PLANS").update();
    }

    /**
     * After many rows were put in, and before others that refer to them: counts the rows of this transaction too. Nobody waits for
     * it: who counts the same table at the moment does it for all.
     *
     * @param analyze {@code ANALYZE (SKIP_LOCKED) table (columns)}; the table is one that the program may count (grants)
     */
    public void countAnew(String analyze) {
        jdbc.sql(analyze).update();
        planAnew();
    }
}
