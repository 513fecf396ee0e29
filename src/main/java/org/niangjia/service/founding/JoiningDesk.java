package org.niangjia.service.founding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Opening;
import org.niangjia.engine.casework.Seat;
import org.niangjia.engine.casework.Who;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.membership.GroupTag;
import org.niangjia.platform.membership.Member;
import org.niangjia.platform.membership.MemberDesk;
import org.niangjia.platform.membership.MemberFacts;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 入会办理. Apply, approve, refuse, pass on, withdraw; one method is one transaction. */
@Service
class JoiningDesk {
    private final Caseworker caseworker;
    private final Joinings joinings;
    private final JoiningOffices offices;
    private final MemberDesk register;
    private final OwnMembership memberships;
    private final Accounts accounts;
    private final NumberBlocks numbers;
    private final Partitions partitions;
    private final Regions regions;
    private final World world;
    private final Outbox outbox;
    private final Clock clock;

    JoiningDesk(
            Caseworker caseworker,
            Joinings joinings,
            JoiningOffices offices,
            MemberDesk register,
            OwnMembership memberships,
            Accounts accounts,
            NumberBlocks numbers,
            Partitions partitions,
            Regions regions,
            World world,
            Outbox outbox,
            Clock clock) {
        this.caseworker = caseworker;
        this.joinings = joinings;
        this.offices = offices;
        this.register = register;
        this.memberships = memberships;
        this.accounts = accounts;
        this.numbers = numbers;
        this.partitions = partitions;
        this.regions = regions;
        this.world = world;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A worker applies. Throws RefusedException with everything that is missing. */
    @Transactional
    public Case apply(Caller by, NewJoining in) {
        Integer named = in.district() == null ? by.homeDistrict() : in.district();
        int county = named != null && partitions.has(named) ? named : 0;
        boolean here = county != 0;
        Parsed<IdCardNumber> paper =
                IdCardNumber.parse(NewJoining.clean(in.idNumber()), today(), regions::mayStandOnIdCard, world.demo());
        List<Refusal> age =
                here && paper.isGood() ? register.age(county, paper.orThrow().value()) : List.of();
        JoiningRules.submission(in, paper, age, town -> here && townOf(town, county), here)
                .orThrow();
        if (memberships
                .of(by.account())
                .filter(own -> own.member().state().member())
                .isPresent()) {
            throw JoiningRefusal.MEMBER_ALREADY.refused("name");
        }
        return open(by, in, county, paper.orThrow().value());
    }

    private boolean townOf(long place, int county) {
        return offices.places(county).stream().anyMatch(town -> town.code() == place);
    }

    private Case open(Caller by, NewJoining in, int district, String idNumber) {
        UUID id = Uuid7.next(clock);
        if (!joinings.claim(idNumber, district, id)) {
            boolean own = joinings.openOf(district, by.account()).isPresent();
            throw (own ? JoiningRefusal.OPEN_ALREADY : JoiningRefusal.NOT_ONLINE).refused("idNumber");
        }
        String phone = phone(by, in);
        JoiningFacts facts = facts(by, in, district, idNumber, phone);
        Seat seat = offices.first(district, facts.employer(), facts.town());
        boolean belowTown = offices.belowTown(district, seat);
        int year = WorkingCalendar.dayOf(clock.instant()).getYear();
        String no = new CaseNumber(Joining.CODE, district, year, numbers.next(district, Joining.CODE, year)).text();
        Case opened = caseworker.open(new Opening(
                district,
                id,
                Joining.CODE,
                no,
                "入会申请：" + (facts.unit() ? facts.employerName() : facts.trade()),
                seat,
                by.account(),
                joinings.holder(by.account()),
                by.homeDistrict(),
                facts.employer(),
                null,
                false,
                null,
                by.person(),
                "",
                term -> JoiningService.terms(term, belowTown),
                ""));
        joinings.insert(district, id, facts, idNumber, phone);
        return opened;
    }

    private String phone(Caller by, NewJoining in) {
        String typed = NewJoining.clean(in.phone());
        return typed.isEmpty()
                ? accounts.phoneOf(by.account()).orElse("")
                : PhoneNumber.parse(typed).orThrow().value();
    }

    private JoiningFacts facts(Caller by, NewJoining in, int district, String idNumber, String phone) {
        String typed = in.unit() ? NewJoining.clean(in.employer()) : "";
        Employer employer = offices.employer(district, typed);
        Set<GroupTag> groups = in.tags().stream().map(GroupTag::valueOf).collect(Collectors.toSet());
        return new JoiningFacts(
                by.account(),
                PersonName.parse(NewJoining.clean(in.name())).orThrow().value(),
                Masks.idNumber(idNumber),
                phone.isEmpty() ? "" : Masks.phone(phone),
                in.unit(),
                employer == null ? null : employer.id(),
                employer == null ? typed : employer.facts().name(),
                in.unit() ? "" : JoiningRules.trade(in),
                Objects.requireNonNull(in.town()),
                groups,
                "");
    }

    /**
     * 批准入会. The member is in the register in this very transaction, and the account is linked to the record when it
     * bears the same name.
     *
     * @param unionName whole name of a union below the officer's own
     * @param employerName a registered unit; empty takes the trade and town of the application
     */
    @Transactional
    public Case approve(Scope scope, Case known, int version, String unionName, String employerName) {
        int district = known.district();
        JoiningFacts facts = joinings.get(district, known.id());
        Union union = offices.target(scope, district, unionName);
        MemberFacts.Work work = work(district, facts, employerName);
        Case moved = move(scope, known, version, Joining.APPROVED, union.name());
        Joinings.Plain plain = joinings.open(district, known.id());
        Member member = register.join(
                scope,
                district,
                new MemberFacts(
                        facts.name(), plain.idNumber(), plain.phone(), union.id(), work, facts.groups(), today()));
        joinings.setUnion(district, known.id(), union.name());
        adopt(facts, member);
        tell(moved, "founding.told.approved", union.name());
        return moved;
    }

    private MemberFacts.Work work(int district, JoiningFacts facts, String employerName) {
        if (employerName.isEmpty()) {
            String trade = facts.trade().isEmpty() ? facts.employerName() : facts.trade();
            return new MemberFacts.Work(null, null, trade, facts.town(), today());
        }
        Employer employer = offices.employer(district, employerName);
        if (employer == null) {
            throw JoiningRefusal.EMPLOYER_UNKNOWN.refused("employer", employerName);
        }
        return new MemberFacts.Work(employer.id(), null, "", null, today());
    }

    private void adopt(JoiningFacts facts, Member member) {
        UUID account = facts.account();
        if (account != null
                && !memberships.linked(account)
                && accounts.find(account)
                        .filter(each -> each.name().equals(facts.name()))
                        .isPresent()) {
            memberships.adopt(Actor.person(account, facts.name()), member);
        }
    }

    /** 不同意, with the reason that the applicant reads. */
    @Transactional
    public Case refuse(Scope scope, Case known, int version, String reason) {
        JoiningRules.reason(reason).orThrow();
        Case moved = move(scope, known, version, Joining.REFUSED, reason);
        tell(moved, "founding.told.refused");
        return moved;
    }

    /** 转上级工会: not ours, or not able to verify. */
    @Transactional
    public Case passOn(Scope scope, Case known, int version, String reason) {
        JoiningRules.reason(reason).orThrow();
        Case moved = move(scope, known, version, Joining.PASSED_ON, reason);
        tell(moved, "founding.told.passed_on", moved.handlerTitle());
        return moved;
    }

    /** 撤回申请, by whoever made it. */
    @Transactional
    public Case withdraw(Case own, int version, Actor person) {
        return caseworker.move(
                Scope.house(own.district()),
                new Move(own.district(), own.id(), version, Joining.WITHDRAWN, "", true, Who.APPLICANT, person));
    }

    private Case move(Scope scope, Case known, int version, String outcome, String text) {
        return caseworker.move(
                scope, new Move(known.district(), known.id(), version, outcome, text, true, null, scope.actor()));
    }

    private void tell(Case moved, String words, String... args) {
        @Nullable UUID account = moved.applicant();
        if (account != null) {
            outbox.tell(moved.district(), account, words, List.of(args), "/cases/" + moved.no());
        }
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
