package org.niangjia.service.founding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Office;
import org.niangjia.platform.organisation.Routed;
import org.niangjia.platform.organisation.Routing;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 由哪个工会办. The unit's own union first, the town where there is none; the one above when it is silent. */
@Component
class JoiningOffices {
    private static final int MOST = 20;

    private final Routing routing;
    private final Employers employers;
    private final Unions unions;
    private final Regions regions;

    JoiningOffices(Routing routing, Employers employers, Unions unions, Regions regions) {
        this.routing = routing;
        this.employers = employers;
        this.unions = unions;
        this.regions = regions;
    }

    /** A registered unit by its whole name or credit code, or null: free text stays free text. */
    @Nullable
    Employer employer(int district, String text) {
        return text.length() < 2
                ? null
                : employers.page(Scope.house(district), EmployerQuery.of(text), null, MOST).stream()
                        .filter(unit -> unit.facts().name().equals(text)
                                || text.equalsIgnoreCase(unit.facts().creditCode()))
                        .findFirst()
                        .orElse(null);
    }

    /** Towns of a county to choose from; the county itself where none are entered. */
    List<Region> places(int county) {
        List<Region> towns = regions.towns(county);
        return towns.isEmpty() ? regions.find(county).stream().toList() : towns;
    }

    Seat first(int district, @Nullable UUID employer, long town) {
        return routing.nearestOffice(district, town, employer, false, true)
                .map(Routed::holder)
                .map(JoiningOffices::seat)
                .orElseThrow(() -> JoiningRefusal.NO_OFFICE.refused("town"));
    }

    /** Whether a union below the town has it, which may be passed over. */
    boolean belowTown(int district, Seat seat) {
        UUID union = seat.union();
        return union != null
                && routing.office(district, union)
                        .map(Office::level)
                        .filter(level -> level.compareTo(UnionLevel.TOWN) > 0)
                        .isPresent();
    }

    Seat above(Case known) {
        return routing.above(known.district(), known.union(), Set.of())
                .flatMap(office -> routing.holderOf(office.district(), office.union(), Set.of()))
                .map(JoiningOffices::seat)
                .orElseGet(() -> here(known));
    }

    Seat here(Case known) {
        return new Seat(
                Seat.OFFICE,
                known.union(),
                known.path(),
                known.handler(),
                null,
                known.handlerName(),
                known.handlerTitle(),
                known.handlerPhone());
    }

    List<Seat> hearOfDelay(Case known, int level) {
        Optional<Seat> head =
                routing.headOf(known.district(), known.union(), Set.of()).map(JoiningOffices::seat);
        return List.of(level <= 1 ? head.orElseGet(() -> above(known)) : above(known));
    }

    /** The union that an officer means, below their own office, by its whole name. */
    Union target(Scope scope, int district, String name) {
        List<Union> found =
                unions.search(new Scope(scope.actor(), List.of(district), scope.path(), Set.of()), name, MOST).stream()
                        .filter(union -> union.name().equals(name)
                                || union.facts().shortName().equals(name))
                        .filter(union -> !union.kind().office())
                        .toList();
        if (name.isEmpty() || found.size() != 1) {
            throw JoiningRefusal.UNION_MISSING.refused("union");
        }
        return found.getFirst();
    }

    /** What the form proposes: the union that has it, if members can be in it. */
    String proposed(Case known) {
        return unions.find(Scope.house(known.district()), known.district(), known.union())
                .filter(union -> !union.kind().office())
                .map(Union::name)
                .orElse("");
    }

    private static Seat seat(Holder holder) {
        Office office = holder.office();
        return new Seat(
                Seat.OFFICE,
                office.union(),
                office.path(),
                holder.account(),
                holder.post(),
                holder.name(),
                holder.postTitle(),
                holder.phone());
    }
}
