package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.WorkingCalendar;
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

    /** The terms of a plan year. */
    public Scheme scheme(String code, int year) {
        return shelf.ofYear(code, year).orElseThrow(() -> RosterRefusal.SCHEME_MISSING.refused("scheme"));
    }

    public Scheme scheme(Roster roster) {
        return scheme(roster.scheme(), roster.year());
    }

    /** The day on which cover would begin if the money came today. */
    LocalDate coverFrom(Roster roster) {
        return scheme(roster).year().coverFrom(today(), roster.year());
    }

    RosterRules.Retirement retirement(int district) {
        return new RosterRules.Retirement(terms.number(MEN, district, today()), terms.number(WOMEN, district, today()));
    }

    Parsed<IdCardNumber> number(String typed) {
        return numbers.read(typed);
    }
}
