package org.niangjia.service.mutualaid.enrolment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Insurances;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.membership.Workforce;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 名册来源. Fills a roster with one click: from the unit's members, or from the plan year before, without who has left and with
 * who is new. Nothing that another list has is typed again.
 */
@Service
class RosterSources {
    private final RosterLines lines;
    private final RosterPlaces places;
    private final RosterReading reading;
    private final Workforce workforce;
    private final Trail trail;
    private final Clock clock;

    RosterSources(
            RosterLines lines,
            RosterPlaces places,
            RosterReading reading,
            Workforce workforce,
            Trail trail,
            Clock clock) {
        this.lines = lines;
        this.places = places;
        this.reading = reading;
        this.workforce = workforce;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 带入结果. People, not lines.
     *
     * @param renewed carried over
     * @param fresh new hires
     * @param left no longer there
     * @param unfit whom the scheme does not take, or who takes part elsewhere already
     */
    record Filled(int renewed, int fresh, int left, int unfit) {}

    /** 从会员带入: all members of the unit, for these modules; all of the scheme's when none is named. */
    @Transactional
    public Filled members(Scope scope, Roster roster, Set<String> modules) {
        RosterDesk.requireEditable(roster);
        Scheme scheme = reading.scheme(roster);
        Set<String> wanted = modules.isEmpty() ? all(scheme) : modules;
        Filling filling = new Filling(scope, roster, scheme);
        colleagues(scope, roster).forEach(one -> filling.add(one, wanted));
        if (filling.people.isEmpty()) {
            throw new RefusedException(RosterRefusal.NOBODY_TO_ADD.with(roster.unitName()));
        }
        return filling.write(0);
    }

    /** 续保: last year's people and modules, without leavers; new hires with the modules that the others have. */
    @Transactional
    public Filled renew(Scope scope, Roster roster) {
        RosterDesk.requireEditable(roster);
        List<Listed> before = lines.yearBefore(scope, roster);
        if (before.isEmpty()) {
            throw new RefusedException(RosterRefusal.NOBODY_LAST_YEAR.with(roster.unitName(), roster.year() - 1));
        }
        UUID employer = roster.employer();
        Set<ByteBuffer> gone = employer == null ? Set.of() : workforce.gone(scope, roster.district(), employer);
        Filling filling = new Filling(scope, roster, reading.scheme(roster));
        Set<String> modules = new LinkedHashSet<>();
        Set<ByteBuffer> left = new HashSet<>();
        Set<ByteBuffer> known = new HashSet<>();
        for (Listed line : before) {
            ByteBuffer person = ByteBuffer.wrap(line.who().idHash());
            modules.add(line.module());
            known.add(person);
            if (gone.contains(person)) {
                left.add(person);
            } else {
                filling.carry(line);
            }
        }
        for (Workforce.Colleague one : colleagues(scope, roster)) {
            if (!known.contains(ByteBuffer.wrap(one.idHash()))) {
                filling.add(one, modules);
            }
        }
        return filling.write(left.size());
    }

    private List<Workforce.Colleague> colleagues(Scope scope, Roster roster) {
        UUID employer = roster.employer();
        return employer == null ? List.of() : workforce.of(scope, roster.district(), employer);
    }

    private static Set<String> all(Scheme scheme) {
        Set<String> codes = new LinkedHashSet<>();
        scheme.modules().forEach(module -> codes.add(module.code()));
        return codes;
    }

    /** 带入. Lines that come together, each judged as if it had been typed. */
    private final class Filling {
        private final Scope scope;
        private final Roster roster;
        private final Scheme scheme;
        private final LocalDate from;
        private final RosterRules.Retirement retirement;
        private final String insurance;
        private final Set<RosterPlaces.Place> here;
        private final List<Listed> rows = new ArrayList<>();
        private final Set<ByteBuffer> people = new HashSet<>();
        private final Set<ByteBuffer> unfit = new HashSet<>();

        Filling(Scope scope, Roster roster, Scheme scheme) {
            this.scope = scope;
            this.roster = roster;
            this.scheme = scheme;
            this.from = reading.coverFrom(roster);
            this.retirement = reading.retirement(roster.district());
            // what the register of members does not know: the usual one, which may be mended line by line
            this.insurance = Insurances.of(scheme).stream()
                    .filter("employee"::equals)
                    .findFirst()
                    .orElse(Insurances.of(scheme).getFirst());
            this.here = places.taken(scope, roster);
        }

        void add(Workforce.Colleague one, Set<String> modules) {
            Listed.Who who = Listed.Who.of(one);
            for (String module : RosterRules.fitting(scheme, modules, one.male())) {
                add(who, insurance, scheme.module(module), scheme.module(module).minShares(), false);
            }
        }

        void carry(Listed line) {
            AidModule module = scheme.find(line.module()).orElse(null);
            if (module == null) {
                unfit.add(ByteBuffer.wrap(line.who().idHash()));
            } else {
                add(line.who(), line.insurance(), module, line.shares(), true);
            }
        }

        private void add(Listed.Who who, String insured, AidModule module, int shares, boolean renewed) {
            people.add(ByteBuffer.wrap(who.idHash()));
            if (here.contains(RosterPlaces.Place.of(who.idHash(), module.code()))) {
                return;
            }
            boolean retired = retirement.reached(who.birth(), who.male(), from);
            if (!RosterRules.person(
                            scheme, who.person(insured, retired), List.of(module.code()), shares, roster.years(), from)
                    .isEmpty()) {
                unfit.add(ByteBuffer.wrap(who.idHash()));
                return;
            }
            long fee = Math.multiplyExact(module.feeFen(roster.years()).orElse(0), (long) shares);
            rows.add(new Listed(Uuid7.next(clock), who, insured, module.code(), shares, fee, renewed, 0));
        }

        /** Without those who take part elsewhere: they are told where to turn to when they ask. */
        Filled write(int left) {
            Set<RosterPlaces.Place> held = places.held(
                    scope, roster, rows.stream().map(row -> row.who().idHash()).toList(), all(scheme));
            List<Listed> free = rows.stream()
                    .filter(row -> {
                        boolean taken =
                                held.contains(RosterPlaces.Place.of(row.who().idHash(), row.module()));
                        if (taken) {
                            unfit.add(ByteBuffer.wrap(row.who().idHash()));
                        }
                        return !taken;
                    })
                    .toList();
            lines.insert(scope, roster, free.stream(), free.size());
            Filled filled = new Filled(people(free, true), people(free, false), left, unfit.size());
            trail.record(
                    scope.actor(),
                    roster.district(),
                    "roster.filled",
                    RosterDesk.SUBJECT,
                    roster.id(),
                    filled.renewed() + " + " + filled.fresh() + " 人");
            return filled;
        }

        private static int people(List<Listed> rows, boolean renewed) {
            Set<ByteBuffer> people = new HashSet<>();
            rows.stream()
                    .filter(row -> row.renewed() == renewed)
                    .forEach(row -> people.add(ByteBuffer.wrap(row.who().idHash())));
            return people.size();
        }
    }
}
