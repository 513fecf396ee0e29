package org.niangjia.platform.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 分区. The districts that have a home in this database. */
@Component
public class Partitions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    Partitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Integer> all() {
        return jdbc.sql("SELECT district FROM store_partition ORDER BY district")
                .query((row, n) -> row.getInt("district"))
                .list();
    }

    /** Whether a district has its home here. A home once opened stays open, so that only a stranger is looked up. */
    public boolean has(int district) {
        return known.contains(district) || known.addAll(all()) && known.contains(district);
    }

    /** Gives a district its home. Opening one that is open changes nothing. */
    public void open(int district) {
        jdbc.sql("""
                        INSERT INTO store_partition (district, opened_at) VALUES (:district, :now)
                        ON CONFLICT (district) DO NOTHING
                        """)
                .param("district", district)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
