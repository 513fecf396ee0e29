package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.Scope;
import org.niangjia.platform.behalf.BehalfSubject;
import org.niangjia.platform.behalf.BehalfUnits;
import org.springframework.stereotype.Component;

/** 单位资料代填. Employers as units for which may be entered, and what is written down about one as it is shown it. */
@Component
class EmployerOnBehalf implements BehalfUnits, BehalfSubject {
    private final Employers employers;
    private final Coverages coverages;
    private final Unions unions;
    private final Places places;
    private final Clock clock;

    EmployerOnBehalf(Employers employers, Coverages coverages, Unions unions, Places places, Clock clock) {
        this.employers = employers;
        this.coverages = coverages;
        this.unions = unions;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public Optional<String> find(Scope scope, int district, UUID unit) {
        return scope.path() == null || !scope.covers(district)
                ? Optional.empty()
                : employers
                        .find(scope, district, unit)
                        .filter(Employer::open)
                        .map(employer -> employer.facts().name());
    }

    @Override
    public String code() {
        return "employer";
    }

    @Override
    public List<Line> said(int district, UUID unit) {
        Scope house = Scope.house(district);
        EmployerFacts facts = employers.get(house, district, unit).facts();
        List<UUID> covering = coverages.unionsOf(house, district, unit, LocalDate.now(clock));
        String names = covering.isEmpty()
                ? ""
                : unions.list(house, covering).stream()
                        .map(Union::name)
                        .sorted()
                        .collect(Collectors.joining("、"));
        String staff =
                facts.staff() == null ? "" : "%d（%s，%s）".formatted(facts.staff(), facts.staffSource(), facts.staffOn());
        return List.of(
                new Line("organisation.employer_name", facts.name()),
                new Line("organisation.credit_code", facts.creditCode() == null ? "" : facts.creditCode()),
                new Line("organisation.place", places.name(facts.place())),
                new Line("organisation.industry", facts.industry()),
                new Line("organisation.staff", staff),
                new Line("organisation.contact", (facts.contactName() + " " + facts.contactPhone()).strip()),
                new Line("organisation.covered_by", names));
    }
}
