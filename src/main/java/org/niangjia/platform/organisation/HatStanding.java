package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 任职情况. Tells access which posts somebody holds today: from the directory to the districts, and there to the terms of
 * office. Remembered for two seconds, and forgotten at once when an office changes hands here.
 */
@Component
class HatStanding implements Standing {
    private static final long REMEMBERED = Duration.ofSeconds(2).toNanos();
    private static final int MOST_REMEMBERED = 10_000;
    private static final String SQL = """
            SELECT t.id, t.district, u.id AS office, u.name, u.path, u.level, t.post, p.title, p.position,
              t.role, t.acting
            FROM %1$stenure t
            JOIN %1$spost p ON p.district = t.district AND p.id = t.post
            JOIN %1$sunion u ON u.district = t.district AND u.id = t.union_id
            WHERE t.district = ANY(:districts) AND t.id = ANY(:tenures)
              AND t.from_on <= :day AND (t.until_on IS NULL OR t.until_on > :day)
            """;

    private final JdbcClient jdbc;
    private final Coverages coverages;
    private final Revisions revisions;
    private final Clock clock;
    private final Map<UUID, Remembered> remembered = new ConcurrentHashMap<>();

    HatStanding(JdbcClient jdbc, Coverages coverages, Revisions revisions, Clock clock) {
        this.jdbc = jdbc;
        this.coverages = coverages;
        this.revisions = revisions;
        this.clock = clock;
    }

    private record Remembered(List<Hat> hats, Set<UUID> employers, long readNanos, long change) {}

    private record Entry(int district, UUID tenure) {}

    @Override
    public List<Hat> hatsOf(UUID account) {
        return of(account).hats();
    }

    @Override
    public Set<UUID> ownEmployers(UUID account) {
        return of(account).employers();
    }

    private Remembered of(UUID account) {
        long change = revisions.changedHere();
        Remembered known = remembered.get(account);
        if (known != null && known.change() == change && System.nanoTime() - known.readNanos() < REMEMBERED) {
            return known;
        }
        Remembered read = read(account, change);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(account, read);
        return read;
    }

    private Remembered read(UUID account, long change) {
        long now = System.nanoTime();
        LocalDate today = LocalDate.now(clock);
        List<Entry> entries = jdbc.sql("SELECT district, tenure FROM organisation_hat WHERE account = :account")
                .param("account", account)
                .query((row, number) -> new Entry(row.getInt("district"), Row.id(row, "tenure")))
                .list();
        if (entries.isEmpty()) {
            return new Remembered(List.of(), Set.of(), now, change);
        }
        List<Integer> districts =
                entries.stream().map(Entry::district).distinct().toList();
        return new Remembered(
                hats(entries, districts, today), coverages.ownEmployers(account, districts, today), now, change);
    }

    private List<Hat> hats(List<Entry> entries, List<Integer> districts, LocalDate today) {
        String both = SQL.formatted("organisation_") + " UNION ALL " + SQL.formatted("organisation_upper_");
        return jdbc
                .sql(both)
                .param("districts", districts.toArray(Integer[]::new))
                .param("tenures", entries.stream().map(Entry::tenure).toArray(UUID[]::new))
                .param("day", today)
                .query((row, number) -> new Placed(
                        new Hat(
                                Row.id(row, "id"),
                                row.getInt("district"),
                                Row.id(row, "office"),
                                row.getString("name"),
                                row.getString("path"),
                                UnionLevel.valueOf(row.getString("level")),
                                Row.id(row, "post"),
                                row.getString("title"),
                                PostRole.valueOf(row.getString("role")),
                                row.getBoolean("acting")),
                        row.getInt("position")))
                .list()
                .stream()
                .sorted(Comparator.comparing((Placed placed) -> placed.hat().level())
                        .thenComparing(placed -> placed.hat().path())
                        .thenComparing(Placed::position))
                .map(Placed::hat)
                .toList();
    }

    private record Placed(Hat hat, int position) {}
}
