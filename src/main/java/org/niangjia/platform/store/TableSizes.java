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
    /** From so many on a wrong plan costs more than counting; one person at a window counts no register of a million. */
    private static final int MANY = 1_000;

    private final JdbcClient jdbc;

    TableSizes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before many rows are looked up: plans of this connection are made anew, as the tables are now. */
    public void planAnew() {
        jdbc.sql("DISCARD PLANS").update();
    }

    /**
     * Before rows that refer to a table are put in: where they are many, counts it with the rows of this transaction. Nobody waits for
     * it: who counts the same table at the moment does it for all.
     *
     * @param analyze {@code ANALYZE (SKIP_LOCKED) table (columns)}; the table is one that the program may count (grants)
     * @param rows how many will refer to it, or were put into it
     */
    public void countAnew(String analyze, int rows) {
        if (rows >= MANY) {
            jdbc.sql(analyze).update();
        }
        planAnew();
    }
}
