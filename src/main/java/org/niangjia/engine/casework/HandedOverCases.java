package org.niangjia.engine.casework;

import java.util.List;
import java.util.UUID;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.organisation.PostHandedOver;
import org.niangjia.platform.reference.Regions;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 办件交接. When a post passes on, the open cases and tasks of its holder pass on with it, in the same transaction; a
 * post of a city has them in the partitions below.
 */
@Component
class HandedOverCases {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Regions regions;
    private final CaseTypes types;
    private final Cases cases;
    private final CaseWrites writes;

    HandedOverCases(
            JdbcClient jdbc, Accounts accounts, Regions regions, CaseTypes types, Cases cases, CaseWrites writes) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.regions = regions;
        this.types = types;
        this.cases = cases;
        this.writes = writes;
    }

    @EventListener
    void passOn(PostHandedOver event) {
        UUID to = event.toAccount();
        UUID union = jdbc.sql("SELECT union_id FROM post_view WHERE district = :district AND id = :post")
                .param("district", event.district())
                .param("post", event.post())
                .query((row, n) -> row.getObject("union_id", UUID.class))
                .single();
        List<Integer> below = regions.districtsUnder(event.district());
        List<Integer> districts = below.contains(event.district()) ? below : List.of(event.district());
        districts.forEach(district -> passOn(district, union, event.fromAccount(), to));
    }

    private void passOn(int district, UUID union, UUID from, UUID to) {
        passElsewhere(district, union, from, to);
        jdbc.sql("""
                UPDATE casework_task SET account = :to
                 WHERE district = :district AND union_id = :union AND account = :from AND done_at IS NULL
                """)
                .param("to", to)
                .param("district", district)
                .param("union", union)
                .param("from", from)
                .update();
        jdbc.sql("""
                UPDATE casework_case SET handler = :to, handler_name = :name
                 WHERE district = :district AND union_id = :union AND handler = :from AND closed_at IS NULL
                """)
                .param("to", to)
                .param("name", accounts.nameOf(to))
                .param("district", district)
                .param("union", union)
                .param("from", from)
                .update();
    }

    /** What whoever takes over must not have, because they have held another seat of it, goes to whom its service names. */
    private void passElsewhere(int district, UUID union, UUID from, UUID to) {
        jdbc.sql("""
                SELECT DISTINCT case_id FROM casework_task
                 WHERE district = :district AND union_id = :union AND account = :from AND done_at IS NULL
                """)
                .param("district", district)
                .param("union", union)
                .param("from", from)
                .query((row, n) -> row.getObject("case_id", UUID.class))
                .list()
                .forEach(id -> {
                    Case known = cases.load(district, id);
                    types.get(known.type()).instead(known, to).ifPresent(seat -> writes.reseat(known, seat));
                });
    }
}
