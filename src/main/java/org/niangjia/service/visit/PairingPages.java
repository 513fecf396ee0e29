package org.niangjia.service.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Officers;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 结对联系页面. Who keeps in touch with which unit this year; a unit's own page with its visits and open findings. */
@Component
class PairingPages implements Pages {
    private static final String ALL = "/pairings";
    private static final int MOST = 500;
    private static final int MOST_OFFICERS = 300;

    private final Pairings pairings;
    private final Visits visits;
    private final Findings findings;
    private final VisitOffices offices;
    private final Officers officers;
    private final Employers employers;
    private final Regions regions;
    private final VisitPages pages;
    private final VisitListPages list;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final Clock clock;

    PairingPages(
            Pairings pairings,
            Visits visits,
            Findings findings,
            VisitOffices offices,
            Officers officers,
            Employers employers,
            Regions regions,
            VisitPages pages,
            VisitListPages list,
            TransactionOperations transaction,
            Trail trail,
            Clock clock) {
        this.pairings = pairings;
        this.visits = visits;
        this.findings = findings;
        this.offices = offices;
        this.officers = officers;
        this.employers = employers;
        this.regions = regions;
        this.pages = pages;
        this.list = list;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 结对表单.
     *
     * @param year of the pairing; this year when nothing is said
     * @param unit registered unit by name, credit code or id
     * @param officer account of whoever keeps in touch with it
     * @param turn whether the units go on to the next officer
     */
    record Paired(
            @Nullable Integer year,
            @Nullable Integer district,
            @Nullable String unit,
            @Nullable UUID officer,
            @Nullable Boolean turn) {}

    /** 结对一览（供程序）. */
    record Listed(int year, List<Line> items) {}

    /** 一对（供程序）. */
    record Line(
            String unit,
            int district,
            String officer,
            String title,
            @Nullable LocalDate lastVisit) {}

    /** 单位走访（供程序）. */
    record History(String unit, List<VisitListPages.Brief> visits, List<VisitView.FindingView> open) {}

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.VISIT, this::list).gives(Listed.class);
        act(at, ALL, this::put);
        act(at, ALL + "/removal", this::remove);
        act(at, ALL + "/carrying", this::carry);
        at.get("/units/{district}/{employer}/visits", Duty.VISIT, this::unit)
                .of("unit", this::known)
                .gives(History.class);
    }

    private interface Act {
        void take(Call call, int year, Paired in);
    }

    private void act(Routes at, String path, Act act) {
        at.post(path, Duty.ASSIGN, call -> {
                    Paired in = call.input(Paired.class);
                    int year = known(in.year() == null ? today().getYear() : in.year());
                    transaction.executeWithoutResult(status -> act.take(call, year, in));
                    return Answer.done(ALL + "?year=" + year, listed(call, year))
                            .say("visit.said.paired");
                })
                .takes(Paired.class)
                .gives(Listed.class)
                .again(this::list);
    }

    private Answer list(Call call) {
        int year = year(call);
        List<Pairings.Pair> pairs = pairings.of(call.scope(), year, mine(call), MOST);
        boolean may = call.caller().may(Duty.ASSIGN);
        Map<String, Object> model = new HashMap<>();
        model.put("pairs", pairs);
        model.put("year", year);
        model.put("mine", mine(call) != null);
        model.put("may", may);
        model.put("officers", may ? officers(call.caller()) : List.of());
        model.put(
                "districts",
                call.scope().districts().stream()
                        .filter(district -> district % 100 != 0)
                        .flatMap(district -> regions.find(district).stream())
                        .toList());
        return Answer.page("service/visit/pairings.jte", listed(call, year), model);
    }

    private static @Nullable UUID mine(Call call) {
        return call.query("mine").isPresent() ? call.caller().account() : null;
    }

    private int year(Call call) {
        try {
            int year = call.query("year").map(Integer::parseInt).orElse(today().getYear());
            return known(year);
        } catch (NumberFormatException e) {
            throw new NotVisibleException("year");
        }
    }

    private static int known(int year) {
        if (year < 2000 || year > 2999) {
            throw new NotVisibleException("year");
        }
        return year;
    }

    private Listed listed(Call call, int year) {
        return new Listed(
                year,
                pairings.of(call.scope(), year, mine(call), MOST).stream()
                        .map(one -> new Line(one.unit(), one.district(), one.name(), one.title(), one.lastVisit()))
                        .toList());
    }

    private List<Officers.Officer> officers(Caller by) {
        String path = by.scope().path();
        return path == null ? List.of() : officers.at(by.scope(), path, MOST_OFFICERS);
    }

    private void put(Call call, int year, Paired in) {
        int district = in.district() == null ? call.caller().worn().district() : in.district();
        if (!call.scope().covers(district)) {
            throw new NotVisibleException("district " + district);
        }
        Employer unit = offices.unit(call.scope(), district, NewVisit.clean(in.unit()));
        Officers.Officer officer = officers(call.caller()).stream()
                .filter(one -> one.account().equals(in.officer()))
                .findFirst()
                .orElseThrow(() -> VisitRefusal.NO_POST.refused("officer"));
        pairings.put(unit, offices.above(unit), year, officer);
        trail.record(
                call.scope().actor(),
                district,
                "visit.paired",
                "unit",
                unit.id(),
                unit.facts().name());
    }

    private void remove(Call call, int year, Paired in) {
        String named = NewVisit.clean(in.unit());
        Integer district = in.district();
        if (named.isEmpty() || district == null) {
            throw VisitRefusal.UNIT_MISSING.refused("unit");
        }
        UUID unit = VisitPages.uuid(named);
        pairings.remove(call.scope(), district, year, unit);
        trail.record(call.scope().actor(), district, "visit.unpaired", "unit", unit, String.valueOf(year));
    }

    private void carry(Call call, int year, Paired in) {
        if (pairings.carry(call.scope(), year, Boolean.TRUE.equals(in.turn())) == 0) {
            throw VisitRefusal.NOTHING_TO_CARRY.refused("year", String.valueOf(year - 1));
        }
        int district = call.caller().worn().district();
        trail.record(
                call.scope().actor(),
                district,
                "visit.paired",
                "year",
                call.caller().worn().union(),
                String.valueOf(year));
    }

    private Employer known(Call call) {
        int district;
        try {
            district = Integer.parseInt(call.path("district"));
        } catch (NumberFormatException e) {
            throw new NotVisibleException("district");
        }
        Employer unit = employers.get(call.scope(), district, call.id("employer"));
        String path = call.scope().path();
        boolean below = path != null && offices.above(unit).startsWith(path);
        if (!below || call.scope().ownEmployers().contains(unit.id())) {
            throw new NotVisibleException("unit");
        }
        return unit;
    }

    private Answer unit(Call call) {
        Employer unit = known(call);
        VisitFilter filter = new VisitFilter(null, unit.id(), null, "");
        List<Visit> history = visits.page(call.scope(), filter, null, 50);
        List<Findings.Found> open = findings.open(unit.district(), unit.id(), 100);
        List<VisitListPages.Brief> briefs = history.stream().map(list::brief).toList();
        History told = new History(
                unit.facts().name(),
                briefs,
                open.stream().map(VisitView.FindingView::of).toList());
        return Answer.page(
                "service/visit/unit.jte",
                told,
                Map.of(
                        "unit",
                        unit,
                        "place",
                        regions.find(unit.facts().place()).map(Region::name).orElse(""),
                        "visits",
                        briefs,
                        "open",
                        pages.lines(call, open)));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
