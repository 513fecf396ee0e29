package org.niangjia.service.visit;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Office;
import org.niangjia.platform.organisation.Routed;
import org.niangjia.platform.organisation.Routing;
import org.springframework.stereotype.Component;

/** 走访归口. Which unit is meant, which office stands above it, and who has a finding. */
@Component
class VisitOffices {
    private static final int MOST = 20;

    private final Routing routing;
    private final Employers employers;

    VisitOffices(Routing routing, Employers employers) {
        this.routing = routing;
        this.employers = employers;
    }

    /** A registered unit by its id, credit code or whole name; refused when there is none or it is closed. */
    Employer unit(Scope scope, int district, String text) {
        Employer found = id(text).flatMap(id -> employers.find(scope, district, id))
                .or(() -> named(scope, district, text))
                .orElseThrow(() -> VisitRefusal.UNIT_UNKNOWN.refused("unit", text));
        if (!found.open()) {
            throw VisitRefusal.UNIT_CLOSED.refused("unit", found.facts().name());
        }
        return found;
    }

    private Optional<Employer> named(Scope scope, int district, String text) {
        if (text.length() < 2) {
            throw VisitRefusal.UNIT_MISSING.refused("unit");
        }
        EmployerQuery query = new EmployerQuery(text, null, true);
        return employers.page(Scope.house(scope.require(district)), query, null, MOST).stream()
                .filter(unit -> unit.facts().name().equals(text)
                        || text.equalsIgnoreCase(unit.facts().creditCode()))
                .findFirst();
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Path of the office above a unit: whoever belongs to the unit itself never sees what was written of it. */
    String above(Employer unit) {
        return routing.nearestOffice(unit.district(), unit.facts().place(), unit.id(), true, false)
                .map(Routed::office)
                .map(Office::path)
                .orElseThrow(() -> VisitRefusal.NO_OFFICE.refused("unit"));
    }

    /** Who has a finding: the department that owns its theme, else the office of whoever wrote it down. */
    Seat owner(Hat writer, UUID account, String name, int homeOfOwner, @Nullable UUID owner) {
        return Optional.ofNullable(owner)
                .flatMap(union -> routing.holderOf(homeOfOwner, union, Set.of()))
                .map(VisitOffices::seat)
                .orElseGet(() -> new Seat(
                        Seat.OFFICE,
                        writer.union(),
                        writer.path(),
                        account,
                        writer.post(),
                        name,
                        writer.unionName() + "·" + writer.title(),
                        line(writer)));
    }

    private String line(Hat writer) {
        return routing.office(writer.district(), writer.union())
                .map(Office::line)
                .orElse("");
    }

    /** Home partition of an office: the last region in its path. */
    static int homeOf(String path, int otherwise) {
        int home = otherwise;
        for (String segment : path.split("/")) {
            if (segment.length() == 6 && segment.chars().allMatch(Character::isDigit)) {
                home = Integer.parseInt(segment);
            }
        }
        return home;
    }

    static Seat seat(Holder holder) {
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
