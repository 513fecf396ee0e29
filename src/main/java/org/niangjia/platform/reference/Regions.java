package org.niangjia.platform.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/** 行政区划表. Looks up places from memory. Abolished ones are found by code, but listed under no other place. */
@Component
@DependsOn("referenceLoader")
public class Regions {
    /** Names that stand in GB/T 2260 for no place that anybody says. */
    private static final Set<String> UNSPOKEN = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private static final List<String> TOWN_ENDINGS = List.of("街道", "镇", "乡");
    /** First two digits on the residence permits of Hong Kong, Macao and Taiwan people, and of Taiwan itself. */
    private static final Set<Integer> BEYOND_THE_TABLE = Set.of(71, 81, 82, 83);

    private static final int FOREIGNER = 9;

    private final Cached<RegionTree> tree;
    private final Clock clock;

    Regions(RegionStore store, ReferenceVersions versions, Clock clock) {
        this.tree = new Cached<>(versions, RegionStore.SUBJECT, () -> new RegionTree(store.all()));
        this.clock = clock;
    }

    public Optional<Region> find(long code) {
        return Optional.ofNullable(tree.get().find(code)).map(RegionRow::region);
    }

    /** The region with this code. Throws {@link NotVisibleException} when there is none. */
    public Region get(long code) {
        return row(code).region();
    }

    public String name(long code) {
        return get(code).name();
    }

    /** From the province down, as people say it: 浙江省舟山市普陀区. */
    public String fullName(long code) {
        return chain(code).reversed().stream()
                .filter(each -> each.level() != RegionLevel.NATION && !UNSPOKEN.contains(each.name()))
                .map(Region::name)
                .collect(Collectors.joining());
    }

    /** Places directly below that exist today, by code. */
    public List<Region> children(long code) {
        return current(code).toList();
    }

    /** Towns and streets of a county that exist today, by code. */
    public List<Region> towns(int county) {
        return current(county).filter(each -> each.level() == RegionLevel.TOWN).toList();
    }

    /** The place of this name directly below; 沈家门 finds 沈家门街道 when no other place could be meant. */
    public Optional<Region> named(long parent, String name) {
        List<Region> below = children(parent);
        Optional<Region> exact =
                below.stream().filter(each -> each.name().equals(name)).findFirst();
        if (exact.isPresent() || name.isEmpty()) {
            return exact;
        }
        List<Region> meant = below.stream()
                .filter(each ->
                        TOWN_ENDINGS.stream().anyMatch(ending -> each.name().equals(name + ending)))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** Home partitions below a place, with its own: a province's cities and counties, a county alone. */
    public List<Integer> districtsUnder(int code) {
        List<Integer> districts = new ArrayList<>();
        collectDistricts(get(code), districts);
        return districts;
    }

    private void collectDistricts(Region region, List<Integer> into) {
        if (region.level().isDistrict()) {
            into.add(Math.toIntExact(region.code()));
            current(region.code()).forEach(each -> collectDistricts(each, into));
        }
    }

    /** The place and those above it: district, city, province, 100000. */
    public List<Integer> chainOf(int district) {
        return chain(district).stream()
                .map(each -> Math.toIntExact(each.code()))
                .toList();
    }

    /** Home partition of a place: the county of a town, otherwise the place itself. */
    public int districtOf(long code) {
        return chain(code).stream()
                .filter(each -> each.level().isDistrict())
                .mapToInt(each -> Math.toIntExact(each.code()))
                .findFirst()
                .orElseThrow();
    }

    /** Where an abolished place went, over several changes if need be; the place itself while it exists. */
    public Region today(long code) {
        LocalDate today = day();
        RegionRow row = row(code);
        Set<Long> seen = new HashSet<>();
        for (Long next = row.successor(); next != null && !row.isCurrent(today) && seen.add(next); ) {
            row = row(next);
            next = row.successor();
        }
        return row.region();
    }

    /**
     * Whether ID cards were ever issued with these first six digits. Only the province is looked at: thousands of
     * county codes were abolished since 1984 and stay on the cards of honest people.
     */
    public boolean mayStandOnIdCard(int area) {
        int province = area / 100_000 == FOREIGNER ? area / 1_000 % 100 : area / 10_000;
        return BEYOND_THE_TABLE.contains(province) || find(province * 10_000L).isPresent();
    }

    private Stream<Region> current(long parent) {
        LocalDate today = day();
        return tree.get().children(parent).stream()
                .filter(each -> each.isCurrent(today))
                .map(RegionRow::region);
    }

    private List<Region> chain(long code) {
        return tree.get().upwards(row(code));
    }

    private RegionRow row(long code) {
        RegionRow row = tree.get().find(code);
        if (row == null) {
            throw new NotVisibleException("region " + code);
        }
        return row;
    }

    private LocalDate day() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
