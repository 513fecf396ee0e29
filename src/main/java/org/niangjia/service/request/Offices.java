package org.niangjia.service.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Office;
import org.niangjia.platform.organisation.Routed;
import org.niangjia.platform.organisation.Routing;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.rota.Rota;
import org.springframework.stereotype.Component;

/**
 * 转给谁. Which office has a request: the nearest one first; one level up when it was returned, not signed for or not
 * solved; the county where it must decide. Nobody tied to the employer is given a confidential one.
 */
@Component
class Offices {
    private final Routing routing;
    private final Employers employers;
    private final Unions unions;
    private final Requests requests;
    private final Terms terms;
    private final Rota rota;
    private final Clock clock;

    Offices(
            Routing routing,
            Employers employers,
            Unions unions,
            Requests requests,
            Terms terms,
            Rota rota,
            Clock clock) {
        this.routing = routing;
        this.employers = employers;
        this.unions = unions;
        this.requests = requests;
        this.terms = terms;
        this.rota = rota;
        this.clock = clock;
    }

    /** 涉及单位. Units that were found by name, credit code or id; null where free text stays free text. */
    record Concerned(@Nullable UUID employer, @Nullable UUID site) {}

    /** 预计承办. Who would take it, and how soon, told before it is handed in. */
    record Expected(String name, TimeLimit sign, TimeLimit answer, boolean urgent) {}

    /** 可选工会 */
    record Choice(UUID union, String name) {}

    Concerned concerned(int district, NewRequest in) {
        return new Concerned(
                find(district, NewRequest.clean(in.employer())), find(district, NewRequest.clean(in.site())));
    }

    private @Nullable UUID find(int district, String text) {
        if (text.length() < 2) {
            return null;
        }
        return employers.page(Scope.house(district), EmployerQuery.of(text), null, 20).stream()
                .filter(unit -> same(unit, text))
                .map(Employer::id)
                .findFirst()
                .orElse(null);
    }

    private static boolean same(Employer unit, String text) {
        return plain(unit.facts().name()).equals(plain(text))
                || text.equalsIgnoreCase(unit.facts().creditCode());
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s（）()·.,，。]", "");
    }

    Seat nearest(int district, NewRequest in, Category category, Concerned concerned) {
        return routing.nearestOffice(
                        district, in.place(), concerned.employer(), category.concernsEmployer(), in.ownUnit())
                .map(Routed::holder)
                .map(Offices::seat)
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("request.NO_OFFICE").at("district")));
    }

    /** Complaints about the handling: the level above the handler's office, never the handler. */
    Seat aboveHandling(Case about) {
        Set<UUID> without = about.handler() == null ? Set.of() : Set.of(about.handler());
        boolean upper = level(about) == UnionLevel.COUNTY || level(about) == UnionLevel.CITY;
        Optional<Holder> above = upper
                ? above(about, without)
                : routing.countyOffice(about.district(), without).map(Routed::holder);
        return above.or(() -> above(about, without))
                .map(Offices::seat)
                .orElseThrow(() -> new RefusedException(Refusal.of("request.NO_OFFICE")));
    }

    /** One level up with somebody present who is not tied to the employer; the same office when there is none. */
    Seat above(Case known) {
        return above(known, kept(known))
                .or(() -> routing.holderOf(home(known), known.union(), kept(known)))
                .map(Offices::seat)
                .orElseGet(() -> here(known));
    }

    private Optional<Holder> above(Case known, Set<UUID> without) {
        return routing.above(home(known), known.union(), without)
                .flatMap(office -> routing.holderOf(office.district(), office.union(), without));
    }

    /** The county's office: where returned cases are given out. */
    Seat county(Case known) {
        return routing.countyOffice(known.district(), kept(known))
                .map(Routed::holder)
                .map(Offices::seat)
                .orElseGet(() -> above(known));
    }

    /** 分管副主席: the head of the county union itself; a service centre's head signs no 答复意见. */
    Seat deputyOfCounty(Case known) {
        return unions.regional(Scope.house(known.district()), known.district())
                .flatMap(county -> routing.headOf(known.district(), county.id(), kept(known)))
                .map(Offices::seat)
                .orElseGet(() -> county(known));
    }

    /** The office named by the county. Throws when it is none of the district or nobody is there. */
    Seat chosen(Case known, UUID union) {
        return routing.holderOf(known.district(), union, kept(known))
                .map(Offices::seat)
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("request.UNION_MISSING").at("union")));
    }

    void assign(Case known, UUID union) {
        chosen(known, union);
        requests.setAssigned(known.district(), known.id(), union);
    }

    Seat here(Case known) {
        return new Seat(
                Seat.OFFICE,
                known.union(),
                known.path(),
                known.handler(),
                null,
                known.handlerName(),
                known.handlerTitle(),
                known.handlerPhone());
    }

    /** Offices that the county may give a case to: its towns, and units of its own. */
    List<Choice> choices(Case known) {
        Scope house = Scope.house(known.district());
        List<Choice> choices = new ArrayList<>();
        unions.regional(house, known.district()).ifPresent(county -> {
            choices.add(new Choice(county.id(), county.name()));
            unions.below(house, county).stream()
                    .filter(union -> routing.holderOf(known.district(), union.id(), kept(known))
                            .isPresent())
                    .forEach(union -> choices.add(new Choice(union.id(), union.name())));
        });
        return choices;
    }

    /** The head, the level above, in the end whoever answers or last answered for the county: always somebody. */
    List<Seat> hearOfDelay(Case known, int level) {
        Set<UUID> kept = kept(known);
        Optional<Holder> head = level <= 1 ? routing.headOf(home(known), known.union(), kept) : Optional.empty();
        return head
                .or(() -> above(known, kept))
                .or(() -> routing.lastResort(known.district(), kept))
                .map(Offices::seat)
                .stream()
                .toList();
    }

    String hears(Case known) {
        return hearOfDelay(known, 1).stream().map(Seat::title).findFirst().orElse(known.handlerTitle());
    }

    Expected expected(int district, NewRequest in, Category category) {
        Concerned concerned = concerned(district, in);
        Seat seat = category.kind() == Category.Kind.HANDLING
                ? routing.countyOffice(district, Set.of())
                        .map(r -> seat(r.holder()))
                        .orElseThrow(() -> new NotVisibleException("office"))
                : nearest(district, in, category, concerned);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        String sign = fullTime(district, seat) ? "sq.sign.full_time" : "sq.sign.part_time";
        return new Expected(
                seat.title(),
                terms.limit(sign, district, today),
                terms.limit(category.kind().answer(), district, today),
                RequestRules.urgent(NewRequest.clean(in.text())));
    }

    /** 有人值班. Whether somebody of the office, or above it, can be telephoned now. */
    boolean watched(Seat seat, int district) {
        return !rota.onDuty(district, seat.path(), clock.instant()).isEmpty();
    }

    boolean fullTime(int district, Seat seat) {
        UUID union = seat.union();
        return union == null
                || routing.office(homeOf(district, seat.path()), union)
                        .map(Office::fullTime)
                        .orElse(true);
    }

    UnionLevel level(Case known) {
        return routing.office(home(known), known.union()).map(Office::level).orElse(UnionLevel.COUNTY);
    }

    String employerName(Case known, RequestFacts facts) {
        UUID employer = known.employer();
        return employer == null
                ? facts.employerName()
                : employers
                        .find(Scope.house(known.district()), known.district(), employer)
                        .map(unit -> unit.facts().name())
                        .orElse(facts.employerName());
    }

    /** Who must not be given a confidential case: everybody tied to the employer or the site, and who is complained about. */
    Set<UUID> kept(Case known) {
        Set<UUID> kept = new LinkedHashSet<>();
        if (known.withheld() != null) {
            kept.add(known.withheld());
        }
        if (known.confidential()) {
            for (UUID unit : new UUID[] {known.employer(), known.site()}) {
                if (unit != null) {
                    kept.addAll(routing.tiedTo(known.district(), unit));
                }
            }
        }
        return kept;
    }

    private static int home(Case known) {
        return homeOf(known.district(), known.path());
    }

    /** Home partition of an office: the last region in its path. */
    private static int homeOf(int district, String path) {
        int home = district;
        for (String segment : path.split("/")) {
            if (segment.length() == 6 && segment.chars().allMatch(Character::isDigit)) {
                home = Integer.parseInt(segment);
            }
        }
        return home;
    }

    private static Seat seat(Holder holder) {
        Office office = holder.office();
        String mobile = holder.mobile();
        String phone = holder.phone().isEmpty() && mobile != null ? mobile : holder.phone();
        return new Seat(
                Seat.OFFICE,
                office.union(),
                office.path(),
                holder.account(),
                holder.post(),
                holder.name(),
                holder.postTitle(),
                phone);
    }
}
