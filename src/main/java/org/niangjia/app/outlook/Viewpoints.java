package org.niangjia.app.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.outlook.Viewpoint.Side;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.Coverages;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.springframework.stereotype.Component;

/** 看数的入口. Says what a reader may look at: one entrance for pages, programs, tables and printed sheets. */
@Component
class Viewpoints {
    private final Unions unions;
    private final Coverages coverages;
    private final Employers employers;
    private final Regions regions;
    private final Terms terms;
    private final Holidays holidays;
    private final Clock clock;

    Viewpoints(
            Unions unions,
            Coverages coverages,
            Employers employers,
            Regions regions,
            Terms terms,
            Holidays holidays,
            Clock clock) {
        this.unions = unions;
        this.coverages = coverages;
        this.employers = employers;
        this.regions = regions;
        this.terms = terms;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** From the reporting year's first day unless the reader asks otherwise. */
    Viewpoint page(Call call) {
        Viewpoint all = program(call);
        Asked asked = all.asked();
        return asked.from() != null
                ? all
                : with(all, asked.during(yearOf(asked.district(), asked.asOf()), asked.asOf()));
    }

    /** All that ever was unless the caller asks for a period. Throws NotVisibleException outside the Scope. */
    Viewpoint program(Call call) {
        Scope scope = call.scope();
        Hat hat = call.caller().worn();
        int district = call.query("district").map(Viewpoints::number).orElse(hat.district());
        scope.require(district);
        LocalDate today = today();
        boolean above = hat.level().compareTo(UnionLevel.COUNTY) < 0 && district != hat.district();
        Union office = above ? null : office(call, scope, district);
        boolean unit = hat.level() == UnionLevel.UNIT;
        LocalDate last = above ? holidays.calendar().workingDay(today, -1) : today;
        LocalDate asOf = day(call, "asOf").filter(day -> day.isBefore(last)).orElse(last);
        LocalDate from = day(call, "from").filter(day -> !day.isAfter(asOf)).orElse(null);
        Asked asked = new Asked(district, office == null ? "" : office.path(), from, asOf, null);
        boolean enterprise = unit || office != null && office.level() == UnionLevel.UNIT;
        int cell =
                terms.number(enterprise ? "statistics.small_cell_employer" : "statistics.small_cell", district, asOf);
        Side side = above
                ? Side.ABOVE
                : !unit ? Side.OFFICE : small(district, hat.union(), asOf) ? Side.SMALL_UNIT : Side.UNIT;
        String name = office != null ? office.name() : above ? regions.name(district) : hat.unionName();
        return new Viewpoint(scope, asked, name, side, unit ? cell : 0, cell, today);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    /** First day of the reporting year that a day lies in. */
    LocalDate yearOf(int district, LocalDate day) {
        int month = Math.clamp(terms.number("statistics.year_month", district, day), 1, 12);
        LocalDate first = LocalDate.of(day.getYear(), month, 1);
        return first.isAfter(day) ? first.minusYears(1) : first;
    }

    static Viewpoint with(Viewpoint view, Asked asked) {
        return new Viewpoint(
                view.scope(), asked, view.office(), view.side(), view.wholeCell(), view.partCell(), view.today());
    }

    private @Nullable Union office(Call call, Scope scope, int district) {
        Optional<String> chosen = call.query("office");
        if (chosen.isEmpty()) {
            return null;
        }
        Union union = unions.get(scope, district, id(chosen.get()));
        String path = scope.path();
        if (path == null || !union.path().startsWith(path)) {
            throw new NotVisibleException("union " + union.id());
        }
        return union;
    }

    /** Whether a unit's staff are so few that a count points at somebody; staff that nobody wrote down are few. */
    private boolean small(int district, UUID union, LocalDate day) {
        Scope house = Scope.house(district);
        int staff = employers.list(house, coverages.employersOf(house, district, union, day)).stream()
                .map(Employer::facts)
                .mapToInt(facts -> facts.staff() == null ? 0 : facts.staff())
                .sum();
        return staff < terms.number("statistics.small_unit", district, day);
    }

    private static Optional<LocalDate> day(Call call, String name) {
        try {
            return call.query(name).map(LocalDate::parse).filter(day -> day.getYear() > 0 && day.getYear() < 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new NotVisibleException("district " + text);
        }
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisibleException(text);
        }
    }
}
