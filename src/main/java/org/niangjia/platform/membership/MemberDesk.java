package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.store.World;
import org.niangjia.platform.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 会员登记. Joins, changes, keeps and ends memberships; opens one sealed field for a reason. */
@Component
@Transactional
public class MemberDesk {
    static final String SUBJECT = "member";

    private final Members members;
    private final Identities identities;
    private final Affiliations affiliations;
    private final Unions unions;
    private final Employers employers;
    private final Regions regions;
    private final Terms terms;
    private final World world;
    private final Trail trail;
    private final Clock clock;

    MemberDesk(
            Members members,
            Identities identities,
            Affiliations affiliations,
            Unions unions,
            Employers employers,
            Regions regions,
            Terms terms,
            World world,
            Trail trail,
            Clock clock) {
        this.members = members;
        this.identities = identities;
        this.affiliations = affiliations;
        this.unions = unions;
        this.employers = employers;
        this.regions = regions;
        this.terms = terms;
        this.world = world;
        this.trail = trail;
        this.clock = clock;
    }

    /** Makes somebody a member of a union below the officer's own. */
    public Member join(Scope scope, int district, MemberFacts facts) {
        Members.office(scope);
        Union union = unions.find(scope, district, facts.union())
                .filter(found -> found.path().startsWith(Members.office(scope)))
                .orElse(null);
        return enter(scope, district, facts, union);
    }

    /** The same once the union has been found and the right to write into it has been looked at. */
    Member enter(Scope scope, int district, MemberFacts facts, @Nullable Union union) {
        LocalDate today = LocalDate.now(clock);
        Parsed<IdPaper> paper = paper(facts.idNumber());
        List<Refusal> reasons = new ArrayList<>(MembershipRules.join(facts, paper, union, ages(district), today));
        UUID employer = facts.work().employer();
        if (employer != null && employers.find(scope, district, employer).isEmpty()) {
            reasons.add(MembershipRefusal.EMPLOYER_UNKNOWN.refusal("").at("employer"));
        }
        Decision.of(reasons).orThrow();
        Union joined = java.util.Objects.requireNonNull(union);
        IdPaper read = paper.orThrow();
        UUID person = identities.person(read.number());
        if (!identities.claim(person, district)) {
            throw new RefusedException(claimed(person, district).at("idNumber"));
        }
        String name = PersonName.parse(facts.name()).orThrow().value();
        MemberRow row = new MemberRow(name, read, phone(facts.phone()), joined.id(), joined.path(), facts.joinedOn());
        members.put(district, person, row, clock.instant());
        affiliations.step(district, person, MemberState.ACTIVE, joined, scope.actor(), "", clock.instant());
        employ(district, person, facts.work());
        Set<GroupTag> known = affiliations.running(district, person);
        facts.groups().stream()
                .filter(tag -> !known.contains(tag))
                .forEach(tag -> tag(district, person, tag, facts.joinedOn()));
        affiliations.count(district, joined.id(), joined.path(), MemberState.ACTIVE, 1);
        identities.settle(person, district);
        trail.record(scope.actor(), district, "member.joined", SUBJECT, person, joined.name());
        return members.row(district, person).orElseThrow();
    }

    private Refusal claimed(UUID person, int district) {
        return identities.homeOf(person).orElse(0) == district
                ? MembershipRefusal.ALREADY_HERE.refusal()
                : MembershipRefusal.ALREADY_ELSEWHERE.refusal();
    }

    Parsed<IdPaper> paper(String typed) {
        return IdPaper.parse(typed, LocalDate.now(clock), regions::mayStandOnIdCard, world.demo());
    }

    MembershipRules.Ages ages(int district) {
        LocalDate today = LocalDate.now(clock);
        return new MembershipRules.Ages(
                terms.number("membership.age.youngest", district, today),
                terms.number("membership.age.retired.men", district, today),
                terms.number("membership.age.retired.women", district, today));
    }

    /** Too young or past retirement, told before anybody has to look at an application. */
    public List<Refusal> age(int district, String idNumber) {
        return paper(idNumber).find().flatMap(read -> ages(district).refuse(read, LocalDate.now(clock))).stream()
                .map(refusal -> refusal.at("idNumber"))
                .toList();
    }

    static String phone(String typed) {
        return typed.isBlank() ? "" : PhoneNumber.parse(typed).orThrow().value();
    }

    /** Corrects name and telephone; a telephone that came back masked stays as it is. */
    public void change(Scope scope, UUID id, int version, String name, String phone) {
        Member member = members.get(scope, id);
        boolean untouched = phone.equals(member.person().phoneMasked());
        List<Refusal> reasons =
                new ArrayList<>(PersonName.parse(name).at("name").reasons());
        if (!untouched) {
            reasons.addAll(MembershipRules.phone(phone));
        }
        if (!member.state().member()) {
            reasons.add(MembershipRefusal.NOT_A_MEMBER.refusal());
        }
        Decision.of(reasons).orThrow();
        String plain = PersonName.parse(name).orThrow().value();
        members.change(member, version, new Members.Changed(plain, untouched ? null : phone(phone)));
        record(scope, member, "member.changed", plain.equals(member.name()) ? "" : member.name() + " → " + plain);
    }

    /** 保留, 恢复, 注销. */
    public void setState(Scope scope, UUID id, MemberState to, String reason) {
        Member member = members.get(scope, id);
        Decision.of(MembershipRules.state(member.state(), to, reason)).orThrow();
        Union union = unionOf(scope, member);
        become(scope, member, to, union, reason, null);
        if (to == MemberState.ENDED) {
            identities.release(member.id(), member.district());
            affiliations.endEmployments(member.district(), member.id(), null, LocalDate.now(clock));
        }
        record(scope, member, "member." + to.name().toLowerCase(java.util.Locale.ROOT), reason);
    }

    Union unionOf(Scope scope, Member member) {
        return unions.find(Scope.house(member.district()), member.district(), member.union())
                .orElseThrow(() -> new NotVisibleException("union " + member.union()));
    }

    /** Row, step and counts of a change, in that order. */
    void become(Scope scope, Member member, MemberState to, Union union, String reason, @Nullable Integer movedTo) {
        members.move(member, to, union.id(), union.path(), movedTo);
        affiliations.step(member.district(), member.id(), to, union, scope.actor(), reason, clock.instant());
        affiliations.count(member.district(), member.union(), member.path(), member.state(), -1);
        affiliations.count(member.district(), union.id(), union.path(), to, 1);
    }

    public void employ(Scope scope, UUID id, MemberFacts.Work work) {
        Member member = members.get(scope, id);
        List<Refusal> reasons = new ArrayList<>(MembershipRules.work(work));
        UUID employer = work.employer();
        if (employer != null
                && employers.find(scope, member.district(), employer).isEmpty()) {
            reasons.add(MembershipRefusal.EMPLOYER_UNKNOWN.refusal("").at("employer"));
        }
        Decision.of(reasons).orThrow();
        employ(member.district(), id, work);
        record(scope, member, "member.employed", "");
    }

    private void employ(int district, UUID person, MemberFacts.Work work) {
        if (work.missing()) {
            return;
        }
        try {
            affiliations.employ(district, Uuid7.next(clock), person, work);
        } catch (DataIntegrityViolationException e) {
            throw refusedBy(e, "membership_employment_once")
                    ? new RefusedException(
                            MembershipRefusal.EMPLOYED_ALREADY.refusal().at("employer"))
                    : e;
        }
    }

    public void leave(Scope scope, UUID id, UUID employment) {
        Member member = members.get(scope, id);
        if (affiliations.endEmployments(member.district(), id, employment, LocalDate.now(clock)) == 0) {
            throw new NotVisibleException("employment " + employment);
        }
        record(scope, member, "member.left", "");
    }

    public void tag(Scope scope, UUID id, GroupTag tag) {
        Member member = members.get(scope, id);
        tag(member.district(), id, tag, LocalDate.now(clock));
        record(scope, member, "member.tagged", tag.name());
    }

    private void tag(int district, UUID id, GroupTag tag, LocalDate from) {
        try {
            affiliations.tag(district, id, tag, from);
        } catch (DataIntegrityViolationException e) {
            throw refusedBy(e, "membership_tag_once") || refusedBy(e, "membership_tag_pkey")
                    ? new RefusedException(
                            MembershipRefusal.TAG_ALREADY.refusal().at("tag"))
                    : e;
        }
    }

    public void untag(Scope scope, UUID id, GroupTag tag) {
        Member member = members.get(scope, id);
        affiliations.untag(member.district(), id, tag, LocalDate.now(clock));
        record(scope, member, "member.untagged", tag.name());
    }

    /** ID number or telephone in full, for a reason that goes into the record. */
    public Optional<String> reveal(Scope scope, UUID id, Purpose field, String reason) {
        Member member = members.get(scope, id);
        if (!Set.of(Purpose.PHONE, Purpose.ID_NUMBER).contains(field)) {
            throw new RefusedException(MembershipRefusal.FIELD_UNKNOWN.refusal().at("field"));
        }
        if (reason.isBlank()) {
            throw new RefusedException(
                    MembershipRefusal.REASON_MISSING.refusal().at("reason"));
        }
        record(scope, member, Trail.REVEALED, field.name() + "：" + reason);
        return members.open(member.district(), id, field);
    }

    /** A closed union's members are kept by the union above (工会法 第十三条: 会员会籍予以保留). */
    void keep(Scope scope, Union closed, Union upper, String reason) {
        for (Member member : members.of(closed.district(), closed.id())) {
            become(scope, member, MemberState.RETAINED, upper, reason, null);
            affiliations.endEmployments(member.district(), member.id(), null, LocalDate.now(clock));
        }
    }

    private void record(Scope scope, Member member, String act, String detail) {
        trail.record(scope.actor(), member.district(), act, SUBJECT, member.id(), detail);
    }

    static boolean refusedBy(DataIntegrityViolationException e, String constraint) {
        String message = e.getMostSpecificCause().getMessage();
        return message != null && message.contains(constraint);
    }
}
