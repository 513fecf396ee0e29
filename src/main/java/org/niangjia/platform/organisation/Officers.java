package org.niangjia.platform.organisation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 在任干部. Who holds a post in a union, in its offices and one step below: whom a leader can send somewhere. */
@Component
public class Officers {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    Officers(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** 一名干部. A person in one of their posts. */
    public record Officer(UUID account, String name, UUID union, String unionName, String title) {
        /** Union and title, as in 嘉兴市总工会权益保障部·部长. */
        public String postTitle() {
            return unionName + "·" + title;
        }

        private Officer named(String who) {
            return new Officer(account, who, union, unionName, title);
        }
    }

    /** Below a union, in the order of the tree; nobody of a unit. */
    public List<Officer> at(Scope scope, String path, int most) {
        List<Officer> found = jdbc.sql("""
                WITH near AS MATERIALIZED (
                    SELECT district, id, name, path FROM union_view
                     WHERE district = ANY(:districts) AND path >= :path AND path < :behind AND level <> 'UNIT'
                       AND length(substr(path, :skip)) - length(replace(substr(path, :skip), '/', '')) <= 2)
                SELECT t.account, t.union_id, u.name, p.title
                  FROM near u
                  JOIN tenure_view t ON t.district = u.district AND t.union_id = u.id
                  JOIN post_view p ON p.district = t.district AND p.id = t.post
                 WHERE t.from_on <= :today AND (t.until_on IS NULL OR t.until_on > :today)
                 ORDER BY u.path, p.position, p.id LIMIT :most
                """)
                .param("districts", scope.districtArray())
                .param("path", path)
                .param("behind", UnionPath.behind(path))
                .param("skip", path.length() + 1)
                .param("today", WorkingCalendar.dayOf(clock.instant()))
                .param("most", most)
                .query((row, n) -> new Officer(
                        row.getObject("account", UUID.class),
                        "",
                        row.getObject("union_id", UUID.class),
                        row.getString("name"),
                        row.getString("title")))
                .list();
        Map<UUID, String> names =
                accounts.namesOf(found.stream().map(Officer::account).toList());
        return found.stream()
                .map(each -> each.named(names.getOrDefault(each.account(), "")))
                .toList();
    }
}
