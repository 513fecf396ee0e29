package org.niangjia.platform.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All regions in memory, by code and by the place above. */
final class RegionTree {
    private final Map<Long, RegionRow> byCode = new HashMap<>();
    private final Map<Long, List<RegionRow>> byParent = new HashMap<>();

    RegionTree(List<RegionRow> rows) {
        rows.stream()
                .sorted(Comparator.comparingLong(each -> each.region().code()))
                .forEach(this::add);
    }

    private void add(RegionRow row) {
        byCode.put(row.region().code(), row);
        Long parent = row.region().parent();
        if (parent != null) {
            byParent.computeIfAbsent(parent, any -> new ArrayList<>()).add(row);
        }
    }

    @Nullable
    RegionRow find(long code) {
        return byCode.get(code);
    }

    /** Direct children by code, abolished ones among them. */
    List<RegionRow> children(long code) {
        return byParent.getOrDefault(code, List.of());
    }

    /** The region and those above it, upwards. */
    List<Region> upwards(RegionRow from) {
        List<Region> chain = new ArrayList<>();
        for (RegionRow row = from; row != null; row = parentOf(row)) {
            chain.add(row.region());
        }
        return chain;
    }

    private @Nullable RegionRow parentOf(RegionRow row) {
        Long parent = row.region().parent();
        return parent == null ? null : byCode.get(parent);
    }
}
