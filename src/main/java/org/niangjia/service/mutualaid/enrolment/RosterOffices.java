package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.organisation.Coverages;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.springframework.stereotype.Component;

/** 参保归口. For which units somebody may make a roster, and which offices see it. */
@Component
class RosterOffices {
    private static final int MOST = 20;
    private static final int CREDIT_CODE = 18;

    private final Employers employers;
    private final Coverages coverages;
    private final Unions unions;
    private final Clock clock;

    RosterOffices(Employers employers, Coverages coverages, Unions unions, Clock clock) {
        this.employers = employers;
        this.coverages = coverages;
        this.unions = unions;
        this.clock = clock;
    }

    /** 单位和归口. */
    record Unit(Employer employer, String path) {}

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    /** Units of one's own union; none for whoever works above the units. */
    List<Employer> own(Caller by) {
        Hat hat = by.worn();
        if (hat.level() != UnionLevel.UNIT && hat.level() != UnionLevel.VILLAGE) {
            return List.of();
        }
        return employers
                .list(by.scope(), coverages.employersOf(by.scope(), hat.district(), hat.union(), today()))
                .stream()
                .filter(Employer::open)
                .toList();
    }

    /**
     * The unit by its id, whole name or credit code: one's own, or for an office (代填) any of its part of the tree that no
     * other part has.
     */
    Unit unit(Caller by, String text) {
        Hat hat = by.worn();
        Employer found = find(by.scope(), hat.district(), text)
                .filter(Employer::open)
                .orElseThrow(() -> RosterRefusal.UNIT_UNKNOWN.refused("unit", text));
        List<UUID> covering = coverages.unionsOf(by.scope(), hat.district(), found.id(), today());
        List<Union> above = unions.list(Scope.house(hat.district()), covering);
        String own = by.scope().path() == null ? "-" : by.scope().path();
        Optional<String> path = above.stream()
                .map(Union::path)
                .filter(each -> each.startsWith(own))
                .min(String::compareTo);
        if (path.isEmpty() && (!above.isEmpty() || hat.level() == UnionLevel.UNIT)) {
            throw RosterRefusal.UNIT_NOT_YOURS.refused("unit", found.facts().name());
        }
        return new Unit(found, path.orElse(hat.path()));
    }

    private Optional<Employer> find(Scope scope, int district, String text) {
        if (text.length() < 2) {
            throw RosterRefusal.UNIT_MISSING.refused("unit");
        }
        Optional<Employer> byId = text.length() == 36 ? employers.find(scope, district, id(text)) : Optional.empty();
        return byId.or(() ->
                employers
                        .page(Scope.house(scope.require(district)), new EmployerQuery(text, null, false), null, MOST)
                        .stream()
                        .filter(each -> each.facts().name().equals(text)
                                || text.equalsIgnoreCase(each.facts().creditCode()))
                        .findFirst());
    }

    /** Units with this credit code, closed ones too; none for what is no such code. */
    List<UUID> withCreditCode(Scope scope, String code) {
        return code.length() != CREDIT_CODE
                ? List.of()
                : employers.page(scope, new EmployerQuery(code, null, true), null, MOST).stream()
                        .filter(each -> code.equals(each.facts().creditCode()))
                        .map(Employer::id)
                        .toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
