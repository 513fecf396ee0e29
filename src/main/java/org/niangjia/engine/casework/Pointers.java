package org.niangjia.engine.casework;

import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.platform.store.Poller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 指针. Where somebody's cases in other partitions are. A case is marked when it is opened; the pointer is written to
 * the holder's home partition a moment later, so that opening a case writes one partition only.
 */
@Component
public class Pointers implements Poller {
    private static final int BATCH = 200;

    private final JdbcClient jdbc;

    Pointers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Partitions in which these holders have cases, the home partition first. */
    public List<Integer> districts(int home, List<byte[]> holders) {
        List<Integer> districts = new ArrayList<>(List.of(home));
        districts.addAll(jdbc.sql("""
                SELECT DISTINCT case_district FROM casework_pointer
                 WHERE district = :home AND holder = ANY(:holders) AND case_district <> :home LIMIT 100
                """)
                .param("home", home)
                .param("holders", holders.toArray(byte[][]::new))
                .query((row, n) -> row.getInt("case_district"))
                .list());
        return districts;
    }

    private record Unpointed(UUID id, byte[] holder, int home) {}

    @Override
    public String name() {
        return "casework-pointers";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    /** Writing twice does no harm: the row is its own key. */
    @Override
    public void poll(int district) {
        List<Unpointed> waiting = jdbc.sql("""
                SELECT id, holder, holder_home FROM casework_case
                 WHERE district = :district AND NOT pointed ORDER BY id LIMIT :batch
                """)
                .param("district", district)
                .param("batch", BATCH)
                .query((row, n) -> new Unpointed(
                        row.getObject("id", UUID.class), row.getBytes("holder"), row.getInt("holder_home")))
                .list();
        waiting.forEach(one -> point(district, one));
    }

    private void point(int district, Unpointed one) {
        jdbc.sql("""
                INSERT INTO casework_pointer (district, holder, case_district, case_id)
                VALUES (:home, :holder, :district, :id) ON CONFLICT DO NOTHING
                """)
                .param("home", one.home())
                .param("holder", one.holder(), Types.BINARY)
                .param("district", district)
                .param("id", one.id())
                .update();
        jdbc.sql("UPDATE casework_case SET pointed = true WHERE district = :district AND id = :id")
                .param("district", district)
                .param("id", one.id())
                .update();
    }
}
