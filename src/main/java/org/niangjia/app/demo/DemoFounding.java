package org.niangjia.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.niangjia.app.demo.DemoFirms.Firm;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerDesk;
import org.niangjia.platform.organisation.EmployerFacts;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.UnionDesk;
import org.niangjia.platform.organisation.UnionFacts;
import org.niangjia.platform.organisation.UnionKind;
import org.niangjia.platform.organisation.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 建会. Registers the invented firms of a county and sets up their unions, all of them or none. */
@Component
class DemoFounding {
    private final Unions unions;
    private final UnionDesk desk;
    private final EmployerDesk employers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoFounding(
            Unions unions,
            UnionDesk desk,
            EmployerDesk employers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.unions = unions;
        this.desk = desk;
        this.employers = employers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void found(int district, List<Firm> firms) {
        Scope house = Scope.house(district);
        List<Firm> invented = firms.stream().filter(Firm::invented).toList();
        if (invented.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            Map<String, Union> towns = towns(house, district);
            Union first = town(towns, invented.getFirst());
            boolean there = unions.below(house, first).stream()
                    .anyMatch(union -> union.name().equals(invented.getFirst().union()));
            if (!there) {
                invented.forEach(firm -> found(house, town(towns, firm), firm));
            }
        });
    }

    private Map<String, Union> towns(Scope house, int district) {
        Union county = unions.regional(house, district).orElseThrow();
        return unions.below(house, county).stream().collect(Collectors.toMap(Union::name, union -> union));
    }

    private static Union town(Map<String, Union> towns, Firm firm) {
        Union town = towns.get(firm.town());
        if (town == null) {
            throw new IllegalStateException("no union " + firm.town());
        }
        return town;
    }

    private void found(Scope house, Union town, Firm firm) {
        LocalDate today = LocalDate.now(clock);
        Employer employer = employers.register(
                house,
                town.district(),
                new EmployerFacts(
                        firm.name(), firm.code(), firm.place(), firm.industry(), firm.staff(), "单位填报", today, "", ""));
        UnionFacts facts = new UnionFacts(
                UnionKind.BASIC, firm.union(), "", firm.place(), null, "演示数据，未登记代码", "", "", false, null);
        Union union = desk.create(house, town.district(), town.id(), UnionLevel.UNIT, facts);
        desk.cover(house, town.district(), union.id(), employer.id(), today);
    }
}
