package org.niangjia.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.demo.DemoTables.EmployerRow;
import org.niangjia.app.demo.DemoTables.UnionRow;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerDesk;
import org.niangjia.platform.organisation.EmployerFacts;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.UnionDesk;
import org.niangjia.platform.organisation.UnionFacts;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 地方与单位. The brief's places with their unions, service centres and towns, and invented employers in them. */
@Component
class DemoPlaces implements DemoChapter {
    /** Long enough before the first request for every office to stand. */
    static final String LONG_AGO = "400c 09:00";

    private final Partitions partitions;
    private final UnionDesk unions;
    private final EmployerDesk employers;
    private final Clock clock;
    private final Map<String, Union> known = new HashMap<>();
    private final Map<String, Employer> employed = new HashMap<>();

    DemoPlaces(Partitions partitions, UnionDesk unions, EmployerDesk employers, Clock clock) {
        this.partitions = partitions;
        this.unions = unions;
        this.employers = employers;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment(LONG_AGO), () -> {
            DemoTables.unions().forEach(this::found);
            DemoTables.employers().forEach(this::register);
        });
    }

    /** A union of the demo world by its name. */
    Union union(String name) {
        Union found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no union " + name);
        }
        return found;
    }

    private void found(UnionRow row) {
        Scope house = Scope.house(row.district());
        if (row.parent().isEmpty()) {
            partitions.open(row.district());
            known.put(row.name(), unions.establish(house, row.district(), facts(row)));
        } else {
            Union parent = union(row.parent());
            known.put(row.name(), unions.create(house, row.district(), parent.id(), row.level(), facts(row)));
        }
    }

    private static UnionFacts facts(UnionRow row) {
        @Nullable String reason = row.kind().office() ? null : "演示数据，未登记代码";
        return new UnionFacts(
                row.kind(),
                row.name(),
                row.shortName(),
                row.place(),
                null,
                reason,
                row.line(),
                row.window(),
                row.fullTime(),
                null);
    }

    private void register(EmployerRow row) {
        Scope house = Scope.house(row.district());
        LocalDate today = LocalDate.now(clock);
        Employer employer = employers.register(
                house,
                row.district(),
                new EmployerFacts(
                        row.name(), row.code(), row.place(), row.industry(), row.staff(), "单位填报", today, "", ""));
        unions.cover(house, row.district(), union(row.union()).id(), employer.id(), today);
        employed.put(row.name(), employer);
    }

    /** An employer of the demo world by its name. */
    Employer employer(String name) {
        Employer found = employed.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no employer " + name);
        }
        return found;
    }
}
