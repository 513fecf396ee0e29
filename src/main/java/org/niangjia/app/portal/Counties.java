package org.niangjia.app.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.RegionLevel;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 已开通的县. The counties that somebody may be at home in, grouped by their city as a list shows them. */
@Component
class Counties {
    private final Partitions partitions;
    private final Regions regions;

    Counties(Partitions partitions, Regions regions) {
        this.partitions = partitions;
        this.regions = regions;
    }

    Map<String, List<Region>> byCity() {
        return partitions.all().stream()
                .flatMap(district -> regions.find(district).stream())
                .filter(region -> region.level() == RegionLevel.COUNTY)
                .collect(Collectors.groupingBy(this::city, LinkedHashMap::new, Collectors.toList()));
    }

    private String city(Region county) {
        Long parent = county.parent();
        return parent == null ? "" : regions.fullName(parent);
    }

    /** The county typed, when it is one that is open. */
    Optional<Integer> find(@Nullable String typed) {
        return byCity().values().stream()
                .flatMap(List::stream)
                .filter(region -> Long.toString(region.code()).equals(typed))
                .map(region -> Math.toIntExact(region.code()))
                .findFirst();
    }

    String name(@Nullable Integer district) {
        return district == null
                ? ""
                : regions.find(district)
                        .map(region -> regions.fullName(region.code()))
                        .orElse("");
    }
}
