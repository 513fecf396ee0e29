package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Channel;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 参保名册台. Makes a roster, puts people on it and takes them off, until it is handed in. */
@Service
class RosterDesk {
    static final String SUBJECT = "roster";
    /** Sealed while those before are being written. */
    private static final int AT_ONCE = 2_000;

    private final Rosters rosters;
    private final RosterLines lines;
    private final RosterPlaces places;
    private final RosterOffices offices;
    private final RosterReading reading;
    private final Seals seals;
    private final Trail trail;
    private final Clock clock;

    RosterDesk(
            Rosters rosters,
            RosterLines lines,
            RosterPlaces places,
            RosterOffices offices,
            RosterReading reading,
            Seals seals,
            Trail trail,
            Clock clock) {
        this.rosters = rosters;
        this.lines = lines;
        this.places = places;
        this.offices = offices;
        this.reading = reading;
        this.seals = seals;
        this.trail = trail;
        this.clock = clock;
    }

    static void requireEditable(Roster roster) {
        if (!roster.editable()) {
            throw new RefusedException(RosterRefusal.NOT_EDITABLE.with());
        }
    }

    ApplicantReader reader(Roster roster) {
        return new ApplicantReader(
                reading.scheme(roster),
                roster.years(),
                reading.coverFrom(roster),
                reading.retirement(roster.district()),
                reading::number);
    }

    byte[] index(String number) {
        return seals.index(Purpose.ID_NUMBER, number);
    }

    /** 起草. For one's own unit, for a unit by its office (代填), or for an office's own list of people without a unit. */
    @Transactional
    public Roster open(Caller by, NewRoster in) {
        Hat hat = by.worn();
        List<RosterPages.Choice> offers = reading.choices(hat.district()).stream()
                .filter(each -> each.scheme().code().equals(Text.line(in.schemeCode())))
                .toList();
        Optional<RosterPages.Choice> offer = offers.stream()
                .filter(each ->
                        each.offer().year() == in.planYear() && each.offer().addition() == in.isAddition())
                .findFirst();
        Scheme scheme = offer.or(() -> offers.stream().findFirst())
                .map(RosterPages.Choice::scheme)
                .orElseThrow(() -> RosterRefusal.SCHEME_MISSING.refused("scheme"));
        Channel channel = scheme.channels().stream()
                .filter(each ->
                        each.code().equals(in.channelCode()) && !each.code().equals("individual"))
                .findFirst()
                .orElse(null);
        RosterRules.opening(channel, offer.isPresent(), scheme.lengths().contains(in.yearsOf(scheme)), in.declared())
                .orThrow();
        boolean withoutUnit = Text.line(in.unitText()).isEmpty() && hat.level() != UnionLevel.UNIT && !needsUnit(in);
        RosterOffices.@Nullable Unit unit = withoutUnit ? null : offices.unit(by, unitText(by, in));
        return put(
                by.scope(),
                scheme,
                new Roster(
                        hat.district(),
                        Uuid7.next(clock),
                        scheme.code(),
                        in.planYear(),
                        in.channelCode(),
                        in.isAddition(),
                        in.yearsOf(scheme),
                        unit == null ? null : unit.employer().id(),
                        unit == null ? hat.unionName() : unit.employer().facts().name(),
                        unit == null ? hat.path() : unit.path(),
                        hat.level() != UnionLevel.UNIT && !own(by, unit),
                        in.declared(),
                        Roster.State.DRAFT,
                        clock.instant(),
                        by.account(),
                        0));
    }

    /** A village's joint union that types for the units it covers types for its own. */
    private boolean own(Caller by, RosterOffices.@Nullable Unit unit) {
        return unit != null
                && offices.own(by).stream()
                        .anyMatch(each -> each.id().equals(unit.employer().id()));
    }

    /** Only unions that join people of several units, and whoever works for none, go without one. */
    private static boolean needsUnit(NewRoster in) {
        return in.channelCode().equals("unit") || in.isAddition();
    }

    private String unitText(Caller by, NewRoster in) {
        String typed = Text.line(in.unitText());
        return typed.isEmpty()
                ? offices.own(by).stream()
                        .map(each -> each.id().toString())
                        .findFirst()
                        .orElse("")
                : typed;
    }

    Roster put(Scope scope, Scheme scheme, Roster roster) {
        rosters.insert(scope, roster);
        trail.record(
                scope.actor(),
                roster.district(),
                "roster.made",
                SUBJECT,
                roster.id(),
                roster.unitName() + " " + scheme.name() + " " + roster.year());
        return roster;
    }

    /** 申报人数. */
    @Transactional
    public Roster declare(Scope scope, Roster roster, int version, Roster.Declared declared) {
        requireEditable(roster);
        Decision.of(RosterRules.declared(declared)).orThrow();
        return rosters.declare(scope, at(roster, version), declared);
    }

    /** The roster as somebody saw it: whoever changed it since was faster. */
    static Roster at(Roster roster, int version) {
        return version < 0 || version == roster.version()
                ? roster
                : new Roster(
                        roster.district(),
                        roster.id(),
                        roster.scheme(),
                        roster.year(),
                        roster.channel(),
                        roster.addition(),
                        roster.years(),
                        roster.employer(),
                        roster.unitName(),
                        roster.path(),
                        roster.forUnit(),
                        roster.declared(),
                        roster.state(),
                        roster.madeAt(),
                        roster.madeBy(),
                        version);
    }

    /** One person, typed. */
    @Transactional
    public void enter(Scope scope, Roster roster, ApplicantReader.Typed in) {
        requireEditable(roster);
        List<Refusal> reasons = new ArrayList<>();
        Applicant read = reader(roster).read(in, (column, reason) -> reasons.add(reason.at(column)));
        if (read != null) {
            reasons.addAll(conflicts(scope, roster, read));
        }
        Decision.of(reasons).orThrow();
        add(scope, roster, List.of(Objects.requireNonNull(read)));
    }

    private List<Refusal> conflicts(Scope scope, Roster roster, Applicant one) {
        byte[] hash = index(one.number().value());
        Set<RosterPlaces.Place> here = places.taken(scope, roster);
        Set<RosterPlaces.Place> held = places.held(
                scope,
                roster,
                List.of(hash),
                one.modules().stream().map(AidModule::code).toList());
        List<Refusal> reasons = new ArrayList<>();
        for (AidModule module : one.modules()) {
            RosterPlaces.Place place = RosterPlaces.Place.of(hash, module.code());
            if (here.contains(place)) {
                reasons.add(RosterRefusal.TWICE_IN_ROSTER.with(module.called()).at(RosterImport.ID_NUMBER));
            } else if (held.contains(place)) {
                reasons.add(
                        RosterRefusal.ENROLLED_THIS_YEAR.with(module.called()).at(RosterImport.ID_NUMBER));
            }
        }
        return reasons;
    }

    /** Checked people, sealed on both cores; in the caller's transaction. */
    @Transactional
    public void add(Scope scope, Roster roster, List<Applicant> people) {
        add(scope, roster, people, this::index);
    }

    /** @param index the blind index of a number, where it is known already */
    @Transactional
    void add(Scope scope, Roster roster, List<Applicant> people, Function<String, byte[]> index) {
        requireEditable(roster);
        int years = roster.years();
        lines.insert(
                scope,
                roster,
                IntStream.iterate(0, at -> at < people.size(), at -> at + AT_ONCE)
                        .mapToObj(at -> people.subList(at, Math.min(people.size(), at + AT_ONCE)))
                        .flatMap(some -> listed(some, years, index).stream()),
                people.size());
        trail.record(scope.actor(), roster.district(), "roster.entered", SUBJECT, roster.id(), people.size() + " 人");
    }

    private List<Listed> listed(List<Applicant> some, int years, Function<String, byte[]> index) {
        return some.parallelStream()
                .flatMap(one -> {
                    Listed.Who who =
                            Listed.Who.of(seals, one, index.apply(one.number().value()));
                    return one.modules().stream()
                            .map(module -> new Listed(
                                    Uuid7.next(clock),
                                    who,
                                    one.insurance(),
                                    module.code(),
                                    one.shares(),
                                    Math.multiplyExact(module.feeFen(years).orElse(0), (long) one.shares()),
                                    false,
                                    0));
                })
                .toList();
    }

    @Transactional
    public int remove(Scope scope, Roster roster, Collection<UUID> chosen) {
        requireEditable(roster);
        int gone = lines.remove(scope, roster, chosen);
        trail.record(scope.actor(), roster.district(), "roster.removed", SUBJECT, roster.id(), gone + " 行");
        return gone;
    }

    @Transactional
    public int clear(Scope scope, Roster roster) {
        requireEditable(roster);
        int gone = lines.clear(scope, roster);
        trail.record(scope.actor(), roster.district(), "roster.removed", SUBJECT, roster.id(), gone + " 行");
        return gone;
    }
}
