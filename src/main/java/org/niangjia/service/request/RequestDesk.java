package org.niangjia.service.request;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Opening;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 诉求受理. Hands in a request, by its worker or for them; one method is one transaction. */
@Service
class RequestDesk {
    private final Caseworker caseworker;
    private final ApplicantDesk applicant;
    private final Cases cases;
    private final Requests requests;
    private final Categories categories;
    private final Offices offices;
    private final Identity identity;
    private final NumberBlocks numbers;
    private final Partitions partitions;
    private final Regions regions;
    private final Clock clock;

    RequestDesk(
            Caseworker caseworker,
            ApplicantDesk applicant,
            Cases cases,
            Requests requests,
            Categories categories,
            Offices offices,
            Identity identity,
            NumberBlocks numbers,
            Partitions partitions,
            Regions regions,
            Clock clock) {
        this.caseworker = caseworker;
        this.applicant = applicant;
        this.cases = cases;
        this.requests = requests;
        this.categories = categories;
        this.offices = offices;
        this.identity = identity;
        this.numbers = numbers;
        this.partitions = partitions;
        this.regions = regions;
        this.clock = clock;
    }

    /** 已提交. The case as opened, with the query code that is shown this once. */
    record Submitted(Case opened, RequestFacts facts, String queryCode) {}

    /** 为谁代录. Whose matter it is when an officer enters it: name and phone as told, how it came. */
    record OnBehalf(String name, @Nullable String phone, String maskedPhone, String channel) {}

    /** A worker hands in a request. Throws RefusedException with everything that is missing. */
    @Transactional
    public Submitted submit(Caller by, NewRequest in) {
        return open(By.of(by), in, null, no -> applicant.own(by, no));
    }

    /** 窗口代录. An officer hands it in for somebody; the record says who for whom. */
    @Transactional
    public Submitted enter(Caller officer, NewRequest in, OnBehalf whom) {
        return open(By.of(officer), in, whom, no -> entered(officer.scope(), no));
    }

    /** 交办单代录. As {@link #enter(Caller, NewRequest, OnBehalf)}, from a sheet that an office imports. */
    @Transactional
    public Submitted enter(Scope scope, int district, NewRequest in, OnBehalf whom) {
        Actor actor = scope.actor();
        By by = new By(scope, scope.account(), actor.name(), district, actor);
        return open(by, in, whom, no -> entered(scope, no));
    }

    /** 谁提交. Whoever hands in, as a person and as an officer. */
    private record By(
            Scope scope,
            UUID account,
            String name,
            @Nullable Integer homeDistrict,
            Actor person) {
        static By of(Caller caller) {
            return new By(caller.scope(), caller.account(), caller.name(), caller.homeDistrict(), caller.person());
        }
    }

    /** @param named the case that a complaint is about, as whoever hands it in may see it */
    private Submitted open(By by, NewRequest in, @Nullable OnBehalf whom, Function<String, Case> named) {
        Optional<Category> chosen = categories.find(NewRequest.clean(in.category()));
        boolean fits = placeFits(regions, in.place(), in.district());
        RequestRules.submission(in, chosen, partitions::has, fits).orThrow();
        Category category = chosen.orElseThrow();
        int district = java.util.Objects.requireNonNull(in.district());
        Offices.Concerned concerned = offices.concerned(district, in);
        Case about = about(in, category, named);
        Seat seat = about == null ? offices.nearest(district, in, category, concerned) : offices.aboveHandling(about);
        String no = number(district);
        String code = QueryCodes.fresh();
        UUID id = Uuid7.next(clock);
        boolean anonymous = in.isAnonymous();
        RequestFacts facts = facts(by, in, category, whom, about);
        boolean self = whom == null;
        Actor actor = self && anonymous
                ? Actor.anonymous(no)
                : self ? by.person() : by.scope().actor();
        Case opened = caseworker.open(new Opening(
                district,
                id,
                Request.CODE,
                no,
                RequestRules.subject(facts.text()),
                seat,
                self && !anonymous ? by.account() : null,
                self ? holder(by.account(), anonymous) : null,
                by.homeDistrict(),
                concerned.employer(),
                concerned.site(),
                category.concernsEmployer() && !in.ownUnit(),
                about == null ? null : about.handler(),
                actor,
                "",
                RequestTerms.of(
                        category.kind(),
                        facts.difficulty(),
                        offices.fullTime(district, seat),
                        facts.urgent() && offices.watched(seat, district)),
                ""));
        requests.insert(
                district,
                id,
                facts,
                identity.codeIndex(no, code),
                self && anonymous ? identity.sealed(by.account(), by.name()) : null,
                whom == null || whom.phone() == null ? null : identity.phone(whom.phone()));
        return new Submitted(opened, facts, code);
    }

    private byte[] holder(UUID account, boolean anonymous) {
        return anonymous ? identity.newHolder(account) : identity.holder(account);
    }

    /** Whether a place is one of the district; what is no place at all is none. */
    static boolean placeFits(Regions regions, @Nullable Long place, @Nullable Integer district) {
        return place == null
                || district == null
                || regions.find(place).isPresent() && regions.districtOf(place) == district;
    }

    private static @Nullable Case about(NewRequest in, Category category, Function<String, Case> named) {
        String no = NewRequest.clean(in.about());
        return category.kind() != Category.Kind.HANDLING || no.isEmpty() ? null : named.apply(no);
    }

    private Case entered(Scope scope, String no) {
        return cases.get(scope, RequestNumber.district(no), no);
    }

    private String number(int district) {
        int year = WorkingCalendar.dayOf(clock.instant()).getYear();
        return RequestNumber.of(district, year, numbers.next(district, Request.CODE, year));
    }

    private static RequestFacts facts(
            By by, NewRequest in, Category category, @Nullable OnBehalf whom, @Nullable Case about) {
        String name = in.isAnonymous() ? "" : whom == null ? by.name() : whom.name();
        return new RequestFacts(
                category.code(),
                category.kind(),
                NewRequest.clean(in.text()),
                in.place(),
                NewRequest.clean(in.placeText()),
                NewRequest.clean(in.employer()),
                in.isAnonymous(),
                whom == null ? "" : whom.maskedPhone(),
                name,
                in.ownUnit(),
                whom == null ? "PORTAL" : whom.channel(),
                whom == null ? null : by.account(),
                RequestRules.urgent(NewRequest.clean(in.text())),
                "ORDINARY",
                about == null ? null : about.no(),
                0);
    }
}
