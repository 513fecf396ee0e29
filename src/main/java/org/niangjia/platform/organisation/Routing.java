package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.OfficeMap.EmployerStanding;
import org.springframework.stereotype.Component;

/**
 * 找娘家人. Finds the office that a matter goes to and the person who has it, at once. The boss's man must not read the
 * complaint: what may concern the employer never goes to the unit's own union unless the worker wishes so, and nobody who
 * holds a post there is given it, whatever other posts they hold.
 */
@Component
public class Routing {
    private static final long TOWNS_FROM = 100_000_000L;
    private static final long VILLAGES_FROM = 100_000_000_000L;

    private final OfficeMaps maps;
    private final Accounts accounts;
    private final Clock clock;

    Routing(OfficeMaps maps, Accounts accounts, Clock clock) {
        this.maps = maps;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The nearest office with somebody present; empty only when nobody is present up to the nation.
     *
     * @param district home partition of the matter
     * @param place region code of where it happened, or null
     * @param employer the employer concerned, or null when there is none or it is not known
     * @param mayConcernEmployer whether matters of this category may be against the employer
     * @param letOwnUnitKnow whether the worker ticked 可以让本单位工会知道
     */
    public Optional<Routed> nearestOffice(
            int district,
            @Nullable Long place,
            @Nullable UUID employer,
            boolean mayConcernEmployer,
            boolean letOwnUnitKnow) {
        EmployerStanding standing =
                employer == null ? null : maps.employer(district, employer).orElse(null);
        boolean ownUnitMay = !mayConcernEmployer || letOwnUnitKnow;
        Set<UUID> kept = ownUnitMay || standing == null ? Set.of() : standing.tied();
        List<Staffed> towns = standing == null ? List.of() : townsAbove(standing);
        boolean directlyUnderCounty = standing != null && !standing.parents().isEmpty() && towns.isEmpty();
        Stream<Candidate> own = standing == null || !ownUnitMay
                ? Stream.empty()
                : standing.own().stream().map(unit -> new Candidate(unit, Routed.Reason.OWN_UNIT));
        Stream<Candidate> parents = towns.stream().map(town -> new Candidate(town, Routed.Reason.PARENT_TOWN));
        Stream<Candidate> there = standing == null || directlyUnderCounty
                ? Stream.empty()
                : town(district, standing.place(), Routed.Reason.EMPLOYER_TOWN);
        Stream<Candidate> here =
                place == null || directlyUnderCounty ? Stream.empty() : town(district, place, Routed.Reason.PLACE_TOWN);
        return Stream.of(own, parents, there, here, county(district))
                .flatMap(candidates -> candidates)
                .flatMap(candidate -> routed(candidate, kept).stream())
                .findFirst();
    }

    private record Candidate(Staffed staffed, Routed.Reason reason) {}

    /**
     * Town and system unions above the employer's unions. A covered employer without one stands directly under the county
     * or city, such as a big shipyard: then the county has it, not the town next door.
     */
    private List<Staffed> townsAbove(EmployerStanding standing) {
        return standing.parents().stream()
                .flatMap(path -> UnionPath.above(path).stream())
                .flatMap(path -> at(path).stream())
                .filter(staffed -> staffed.office().level() == UnionLevel.TOWN)
                .toList();
    }

    private Stream<Candidate> town(int district, long place, Routed.Reason reason) {
        long town = place >= VILLAGES_FROM ? place / 1000 : place;
        return town < TOWNS_FROM
                ? Stream.empty()
                : maps.of(district).town(town).stream().map(staffed -> new Candidate(staffed, reason));
    }

    /** The county's service centre, the county itself, then whatever is above. */
    private Stream<Candidate> county(int district) {
        String path = UnionPath.region(district);
        OfficeMap map = maps.of(district);
        return Stream.concat(
                Stream.concat(
                        map.serviceCentre(path).stream().map(s -> new Candidate(s, Routed.Reason.SERVICE_CENTRE)),
                        map.at(path).stream().map(s -> new Candidate(s, Routed.Reason.COUNTY))),
                UnionPath.above(path).stream()
                        .flatMap(this::unionThenCentre)
                        .map(s -> new Candidate(s, Routed.Reason.ABOVE)));
    }

    private Optional<Routed> routed(Candidate candidate, Set<UUID> kept) {
        return holder(candidate.staffed(), candidate.staffed().worker(today(), kept))
                .map(holder -> new Routed(holder.office(), holder, candidate.reason()));
    }

    /** Where complaints about the handling go: the county's service centre or the county, never the handler. */
    public Optional<Routed> countyOffice(int district, Set<UUID> excluded) {
        return county(district)
                .flatMap(candidate -> routed(candidate, excluded).stream())
                .findFirst();
    }

    /** The next level up with somebody present. */
    public Optional<Office> above(int district, UUID union, Set<UUID> excluded) {
        return maps.office(district, union).stream()
                .flatMap(staffed -> UnionPath.above(staffed.office().path()).stream())
                .flatMap(this::unionThenCentre)
                .filter(staffed -> staffed.worker(today(), excluded).isPresent())
                .map(Staffed::office)
                .findFirst();
    }

    private Stream<Staffed> unionThenCentre(String path) {
        return Stream.concat(at(path).stream(), maps.of(home(path)).serviceCentre(path).stream());
    }

    /** Who has the work of an office now and is shown at once: a clerk, else the head. */
    public Optional<Holder> holderOf(int district, UUID union, Set<UUID> excluded) {
        return maps.office(district, union).flatMap(staffed -> holder(staffed, staffed.worker(today(), excluded)));
    }

    /** Who holds a post of this role in an office now, whoever acts for somebody first. */
    public Optional<Holder> holderOf(int district, UUID union, PostRole role, Set<UUID> excluded) {
        return maps.office(district, union).flatMap(staffed -> holder(staffed, staffed.first(role, today(), excluded)));
    }

    /** Who answers for an office now: hears of a delay first. */
    public Optional<Holder> headOf(int district, UUID union, Set<UUID> excluded) {
        return maps.office(district, union).flatMap(staffed -> holder(staffed, staffed.head(today(), excluded)));
    }

    /**
     * 兜底. Who hears what would otherwise reach nobody: the head of the county or its centre; when all their terms have
     * lapsed, whoever answered for the county last.
     */
    public Optional<Holder> lastResort(int district, Set<UUID> excluded) {
        String county = UnionPath.region(district);
        return unionThenCentre(county)
                .flatMap(staffed -> holder(staffed, staffed.head(today(), excluded)).stream())
                .findFirst()
                .or(() -> maps.ever(district, county).flatMap(staffed -> holder(staffed, staffed.lastHead(excluded))));
    }

    /** Accounts that hold a post of this role in the county or its service centre today, whatever others they hold. */
    public Set<UUID> holding(int district, PostRole role) {
        return unionThenCentre(UnionPath.region(district))
                .flatMap(staffed -> staffed.seats().stream())
                .map(Staffed.Seat::tenure)
                .filter(tenure -> tenure.role() == role && tenure.on(today()))
                .map(Tenure::account)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** 不在岗. Accounts whose post in the county or its service centre somebody else acts in today. */
    public Set<UUID> stoodInFor(int district) {
        return unionThenCentre(UnionPath.region(district))
                .flatMap(staffed -> staffed.seats().stream().filter(seat -> staffed.stoodInFor(seat, today())))
                .map(seat -> seat.tenure().account())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An open office as it is shown. */
    public Optional<Office> office(int district, UUID union) {
        return maps.office(district, union).map(Staffed::office);
    }

    /** Accounts that hold a post in the employer's own unions; they never judge what concerns it. */
    public Set<UUID> tiedTo(int district, UUID employer) {
        return maps.employer(district, employer).map(EmployerStanding::tied).orElse(Set.of());
    }

    private Optional<Holder> holder(Staffed staffed, Optional<Staffed.Seat> seat) {
        return seat.map(taken -> {
            Tenure tenure = taken.tenure();
            String mobile =
                    tenure.mobileShown() ? accounts.phoneOf(tenure.account()).orElse(null) : null;
            return new Holder(
                    staffed.office(),
                    tenure.post(),
                    taken.title(),
                    tenure.role(),
                    tenure.account(),
                    maps.name(tenure.district(), tenure.account(), accounts),
                    line(staffed.office()),
                    mobile);
        });
    }

    /** The office line, or the next one above. */
    private String line(Office office) {
        return Stream.concat(
                        Stream.of(office.line()),
                        UnionPath.above(office.path()).stream()
                                .flatMap(path -> at(path).stream())
                                .map(staffed -> staffed.office().line()))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<Staffed> at(String path) {
        return maps.of(home(path)).at(path);
    }

    private static int home(String path) {
        return UnionPath.districts(path).getLast();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
