package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 办公地图缓存. Keeps the offices of the districts asked for, so that submitting a request costs no query for routing. The
 * version in the database is looked at once a second, and at once after a change made here; names are kept for a minute.
 */
@Component
class OfficeMaps {
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
    private static final long RELOAD = Duration.ofMinutes(1).toNanos();
    private static final int MOST_DISTRICTS = 300;

    private final StaffedOffices offices;
    private final Revisions revisions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Integer, OfficeMap> maps = new ConcurrentHashMap<>();
    private volatile long lookedNanos;
    private volatile long lookedAtChange = -1;

    OfficeMaps(StaffedOffices offices, Revisions revisions, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.revisions = revisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    OfficeMap of(int district) {
        look();
        OfficeMap map = maps.get(district);
        if (map != null && System.nanoTime() - map.loadedNanos < RELOAD) {
            return map;
        }
        if (maps.size() >= MOST_DISTRICTS) {
            maps.clear();
        }
        OfficeMap loaded = load(district);
        maps.put(district, loaded);
        return loaded;
    }

    private OfficeMap load(int district) {
        long version = revisions.of(Set.of(district)).getOrDefault(district, 0L);
        return new OfficeMap(version, System.nanoTime(), offices.fromTownUp(district, LocalDate.now(clock)));
    }

    /** Forgets the maps whose district has changed since. */
    private void look() {
        long change = revisions.changedHere();
        if (change == lookedAtChange && System.nanoTime() - lookedNanos < LOOK_AGAIN) {
            return;
        }
        synchronized (this) {
            if (change == lookedAtChange && System.nanoTime() - lookedNanos < LOOK_AGAIN) {
                return;
            }
            if (!maps.isEmpty()) {
                Map<Integer, Long> now = revisions.of(new HashSet<>(maps.keySet()));
                maps.entrySet().removeIf(e -> e.getValue().version != now.getOrDefault(e.getKey(), 0L));
            }
            lookedAtChange = change;
            lookedNanos = System.nanoTime();
        }
    }

    /** Any office of a district by id, down to the unit's. */
    Optional<Staffed> office(int district, UUID id) {
        return of(district)
                .office(
                        id,
                        key -> offices.belowCounty(List.of(district), List.of(key), LocalDate.now(clock)).stream()
                                .findFirst());
    }

    /** An office with everybody who ever held a post in it. */
    Optional<Staffed> ever(int district, String path) {
        return offices.at(List.of(district), List.of(path), LocalDate.EPOCH).stream()
                .findFirst();
    }

    /** Where an employer stands; it may be registered in the district or, directly under a city, in one above. */
    Optional<OfficeMap.EmployerStanding> employer(int district, UUID id) {
        return of(district).employer(id, key -> standing(UnionPath.districts(UnionPath.region(district)), key));
    }

    private record Covered(int district, long place, Set<UUID> unions) {}

    private Optional<OfficeMap.EmployerStanding> standing(List<Integer> districts, UUID employer) {
        LocalDate today = LocalDate.now(clock);
        return covered(districts, employer, today).map(covered -> {
            List<Staffed> unions = covered.unions().isEmpty()
                    ? List.of()
                    : offices.belowCounty(List.of(covered.district()), covered.unions(), today);
            List<Staffed> units = unions.stream()
                    .filter(staffed -> staffed.office().level() == UnionLevel.UNIT)
                    .sorted(Comparator.comparing((Staffed s) -> s.office().kind() == UnionKind.JOINT)
                            .thenComparing(s -> s.office().path()))
                    .toList();
            Set<UUID> tied = units.stream()
                    .flatMap(staffed -> staffed.seats().stream())
                    .map(seat -> seat.tenure().account())
                    .collect(Collectors.toUnmodifiableSet());
            List<String> paths = unions.stream()
                    .sorted(Comparator.comparing((Staffed s) -> s.office().level())
                            .reversed())
                    .map(staffed -> staffed.office().path())
                    .toList();
            return new OfficeMap.EmployerStanding(
                    covered.place(), units.stream().findFirst(), paths, tied);
        });
    }

    private Optional<Covered> covered(List<Integer> districts, UUID employer, LocalDate day) {
        Set<UUID> unions = new TreeSet<>();
        return jdbc
                .sql("""
                        SELECT e.district, e.place, c.union_id
                        FROM organisation_employer e
                        LEFT JOIN organisation_coverage c ON c.district = e.district AND c.employer_id = e.id
                          AND c.from_on <= :day AND (c.until_on IS NULL OR c.until_on > :day)
                        WHERE e.district = ANY(:districts) AND e.id = :employer
                        """)
                .param("districts", districts.toArray(Integer[]::new))
                .param("employer", employer)
                .param("day", day)
                .query((row, number) -> {
                    UUID union = row.getObject("union_id", UUID.class);
                    if (union != null) {
                        unions.add(union);
                    }
                    return new Covered(row.getInt("district"), row.getLong("place"), unions);
                })
                .list()
                .stream()
                .findFirst();
    }

    String name(int district, UUID account, Accounts accounts) {
        return of(district).name(account, accounts::nameOf);
    }
}
