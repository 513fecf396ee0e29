package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.behalf.BehalfSubject;
import org.niangjia.platform.organisation.Coverages;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.springframework.stereotype.Component;

/** 会员名册代填. How many members the unit's own unions have after a sheet or form was entered for it; no names. */
@Component
class MembersOnBehalf implements BehalfSubject {
    private final Affiliations affiliations;
    private final Coverages coverages;
    private final Unions unions;
    private final Clock clock;

    MembersOnBehalf(Affiliations affiliations, Coverages coverages, Unions unions, Clock clock) {
        this.affiliations = affiliations;
        this.coverages = coverages;
        this.unions = unions;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "members";
    }

    @Override
    public List<Line> said(int district, UUID unit) {
        Scope house = Scope.house(district);
        List<UUID> covering = coverages.unionsOf(house, district, unit, LocalDate.now(clock));
        List<String> names = new ArrayList<>();
        long active = 0;
        long retained = 0;
        for (Union union : covering.isEmpty() ? List.<Union>of() : unions.list(house, covering)) {
            if (union.level() == UnionLevel.UNIT) {
                Affiliations.Total total = affiliations.total(List.of(district), union.path());
                names.add(union.name());
                active += total.active();
                retained += total.retained();
            }
        }
        return List.of(
                new Line("membership.behalf.union", String.join("、", names)),
                new Line("membership.behalf.active", String.valueOf(active)),
                new Line("membership.behalf.retained", String.valueOf(retained)));
    }
}
