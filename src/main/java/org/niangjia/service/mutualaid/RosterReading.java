package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.LocalDate;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 名册核对依据. What is looked up before rows of a roster are judged: the scheme, the day of cover, who counts as retired. */
@Component
class RosterReading {
    private static final String MEN = "mutualaid.retired_men";
    private static final String WOMEN = "mutualaid.retired_women";

    private final SchemeShelf shelf;
    private final Terms terms;
    private final Regions regions;
    private final World world;
    private final Clock clock;

    RosterReading(SchemeShelf shelf, Terms terms, Regions regions, World world, Clock clock) {
        this.shelf = shelf;
        this.terms = terms;
        this.regions = regions;
        this.world = world;
        this.clock = clock;
    }

    LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    /** The terms of a plan year. */
    Scheme scheme(String code, int year) {
        return shelf.find(code, first(code, year)).orElseThrow(() -> RosterRefusal.SCHEME_MISSING.refused("scheme"));
    }

    Scheme scheme(Roster roster) {
        return scheme(roster.scheme(), roster.year());
    }

    private LocalDate first(String code, int year) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        return shelf.find(code, newYear)
                .flatMap(scheme -> scheme.year().starts())
                .map(day -> day.atYear(year))
                .orElse(newYear);
    }

    /** The day on which cover would begin if the money came today. */
    LocalDate coverFrom(Roster roster) {
        return scheme(roster).year().coverFrom(today(), roster.year());
    }

    RosterRules.Retirement retirement(int district) {
        return new RosterRules.Retirement(terms.number(MEN, district, today()), terms.number(WOMEN, district, today()));
    }

    Parsed<IdCardNumber> number(String typed) {
        return IdCardNumber.parse(typed, today(), regions::mayStandOnIdCard, world.demo());
    }
}
