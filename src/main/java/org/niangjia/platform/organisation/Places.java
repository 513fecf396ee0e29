package org.niangjia.platform.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 所在地. Names of places, and those that a form offers. */
@Component
class Places {
    private final Regions regions;

    Places(Regions regions) {
        this.regions = regions;
    }

    /** 可选地点. */
    record Place(long code, String name) {}

    /** The name of a town or county; a village, which the dictionary lacks, by its town and number. */
    String name(long code) {
        return regions.find(code).map(Region::name).or(() -> village(code)).orElseGet(() -> Long.toString(code));
    }

    private Optional<String> village(long code) {
        return regions.find(code / 1000).map(town -> town.name() + " " + "%03d".formatted(code % 1000));
    }

    /** The district, what is directly below it, and the present place when it is neither. */
    List<Place> offered(int district, @Nullable Long present) {
        List<Place> places = new ArrayList<>();
        regions.find(district).ifPresent(home -> places.add(new Place(home.code(), home.name())));
        regions.children(district).forEach(below -> places.add(new Place(below.code(), below.name())));
        if (present != null && places.stream().noneMatch(place -> place.code() == present)) {
            places.add(new Place(present, name(present)));
        }
        return places;
    }
}
