package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.Period;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.PlanYear;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.reference.Terms;
import org.niangjia.service.mutualaid.IdNumbers;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.stereotype.Component;

/** 名册核对依据. What is looked up before rows of a roster are judged: the scheme, the day of cover, who counts as retired. */
@Component
public class RosterReading {
    private static final String MEN = "mutualaid.retired_men";
    private static final String WOMEN = "mutualaid.retired_women";

    private final SchemeShelf shelf;
    private final Terms terms;
    private final IdNumbers numbers;
    private final Clock clock;

    RosterReading(SchemeShelf shelf, Terms terms, IdNumbers numbers, Clock clock) {
        this.shelf = shelf;
        this.terms = terms;
        this.numbers = numbers;
        this.clock = clock;
    }

    public LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    /** What somebody in a district may take part in today, each plan year under the version of its own terms. */
    List<RosterPages.Choice> choices(int district) {
        return shelf.soon(district, today()).stream()
                .flatMap(scheme -> PlanYears.of(scheme, today()).stream()
                        .filter(offer -> holds(scheme, offer.year()))
                        .map(offer -> new RosterPages.Choice(scheme, offer)))
                .toList();
    }

    private boolean holds(Scheme scheme, int year) {
        return scheme.year().starts().isEmpty()
                ? scheme.isFor(today())
                : shelf.ofYear(scheme.code(), year).filter(scheme::equals).isPresent();
    }

    /** The terms of a plan year. */
    public Scheme scheme(String code, int year) {
        return shelf.ofYear(code, year).orElseThrow(() -> RosterRefusal.SCHEME_MISSING.refused("scheme"));
    }

    public Scheme scheme(Roster roster) {
        return shelf.ofCover(roster.scheme(), roster.year(), today())
                .orElseThrow(() -> RosterRefusal.SCHEME_MISSING.refused("scheme"));
    }

    /** The day on which cover would begin if the money came today. */
    LocalDate coverFrom(Roster roster) {
        return scheme(roster).year().coverFrom(today(), roster.year());
    }

    /** The cover of whoever is new on a roster whose fee arrived on a day. */
    Period cover(Roster roster, LocalDate paidOn) {
        PlanYear year = scheme(roster).year();
        LocalDate from = year.coverFrom(paidOn, roster.year());
        return new Period(from, year.lastDay(from, roster.years()));
    }

    RosterRules.Retirement retirement(int district) {
        return new RosterRules.Retirement(terms.number(MEN, district, today()), terms.number(WOMEN, district, today()));
    }

    Parsed<IdCardNumber> number(String typed) {
        return numbers.read(typed);
    }
}
