package org.niangjia.platform.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * 办公地图. The offices of one district from the town up, as of one version of its organisation, with what was looked up
 * about units and employers since.
 */
final class OfficeMap {
    private static final int MOST_REMEMBERED = 20_000;

    final long version;
    final long loadedNanos;
    private final Map<String, Staffed> byPath = new TreeMap<>();
    private final Map<UUID, Optional<Staffed>> byId = new ConcurrentHashMap<>();
    private final Map<UUID, Optional<EmployerStanding>> employers = new ConcurrentHashMap<>();
    private final Map<UUID, String> names = new ConcurrentHashMap<>();

    /**
     * 单位归属. Where an employer stands.
     *
     * @param own its own union at unit level, or empty
     * @param parents paths of the unions that cover it
     * @param tied accounts that hold a post in its own unions: they never judge what concerns it
     */
    record EmployerStanding(long place, Optional<Staffed> own, List<String> parents, Set<UUID> tied) {}

    OfficeMap(long version, long loadedNanos, List<Staffed> offices) {
        this.version = version;
        this.loadedNanos = loadedNanos;
        offices.forEach(staffed -> {
            byPath.put(staffed.office().path(), staffed);
            byId.put(staffed.office().union(), Optional.of(staffed));
        });
    }

    Optional<Staffed> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The town union that sits in that town. */
    Optional<Staffed> town(long town) {
        return byPath.values().stream()
                .filter(staffed -> staffed.office().kind() == UnionKind.TOWN && staffed.place() == town)
                .findFirst();
    }

    /** The service centre directly below a union. */
    Optional<Staffed> serviceCentre(String path) {
        return byPath.values().stream()
                .filter(staffed -> staffed.office().kind() == UnionKind.SERVICE_CENTRE
                        && UnionPath.parent(staffed.office().path()).equals(path))
                .findFirst();
    }

    Optional<Staffed> office(UUID id, Function<UUID, Optional<Staffed>> load) {
        return remember(byId, id, load);
    }

    Optional<EmployerStanding> employer(UUID id, Function<UUID, Optional<EmployerStanding>> load) {
        return remember(employers, id, load);
    }

    String name(UUID account, Function<UUID, String> load) {
        return remember(names, account, load);
    }

    /** Looks up outside any lock: two threads may read the same row once each. */
    private static <K, V> V remember(Map<K, V> known, K key, Function<K, V> load) {
        V value = known.get(key);
        if (value == null) {
            value = load.apply(key);
            if (known.size() < MOST_REMEMBERED) {
                known.put(key, value);
            }
        }
        return value;
    }
}
