package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Period;
import org.niangjia.base.PersonName;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.organisation.Routing;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 本人会籍. A person's own membership: which member record is theirs, how it stands, and what they say of a transfer.
 * Whether anybody else exists is never told: every proof that fails is refused in the same words.
 */
@Component
@Transactional
public class OwnMembership {
    private static final int LAST_DIGITS = 6;

    private final Identities identities;
    private final Members members;
    private final Affiliations affiliations;
    private final Transfers transfers;
    private final TransferDesk desk;
    private final MemberDesk register;
    private final Routing routing;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Trail trail;

    OwnMembership(
            Identities identities,
            Members members,
            Affiliations affiliations,
            Transfers transfers,
            TransferDesk desk,
            MemberDesk register,
            Routing routing,
            Accounts accounts,
            Outbox outbox,
            Trail trail) {
        this.identities = identities;
        this.members = members;
        this.affiliations = affiliations;
        this.transfers = transfers;
        this.desk = desk;
        this.register = register;
        this.routing = routing;
        this.accounts = accounts;
        this.outbox = outbox;
        this.trail = trail;
    }

    /**
     * 我的会籍. As it stands in the district where it goes on, or stood last.
     *
     * @param since since when it stands so
     * @param transfer on its way to another union, or null
     */
    public record Own(
            Member member,
            String unionName,
            LocalDate since,
            List<Employment> work,
            List<Tagged> tags,
            @Nullable Transfer transfer) {}

    /** 标签期. A group that they belong to, for a time. */
    public record Tagged(GroupTag tag, Period validity) {}

    /** 认领凭据. Name and ID number as typed, in full or its last six. */
    public record Proof(String name, String idNumber) {}

    public Optional<Own> of(UUID account) {
        return identities.personOf(account).flatMap(this::current);
    }

    /** 证件索引. The blind index of the ID number of the member whose account it is: other registers find the same person by it. */
    public Optional<byte[]> idIndexOf(UUID account) {
        return identities.personOf(account).flatMap(identities::hashOf);
    }

    private Optional<Own> current(UUID person) {
        Optional<Integer> home = identities.homeOf(person);
        return home.flatMap(district -> at(district, person));
    }

    /** A member's record in one district, for whoever was shown their card. */
    public Optional<Own> at(int district, UUID person) {
        return members.row(district, person).map(this::own);
    }

    private Own own(Member member) {
        Union union = register.unionOf(Scope.house(member.district()), member);
        List<MemberStep> steps = affiliations.steps(member.district(), member.id());
        LocalDate since = steps.size() <= 1
                ? member.joinedOn()
                : LocalDate.ofInstant(steps.getFirst().at(), org.niangjia.base.WorkingCalendar.ZONE);
        List<Tagged> tags = affiliations.tags(member.district(), member.id()).stream()
                .map(each -> new Tagged(each.tag(), new Period(each.from(), each.until())))
                .toList();
        return new Own(
                member,
                union.name(),
                since,
                affiliations.employments(member.district(), member.id()),
                tags,
                transfers.openOf(member.id()).orElse(null));
    }

    /** Members of a district who are reached under a telephone number. */
    public List<UUID> reachedBy(int district, String phone) {
        Stream<UUID> asContact = members.reachedBy(district, phone).stream().map(Member::id);
        Stream<UUID> byAccount = accounts.reachedBy(phone).stream()
                .flatMap(account -> identities.personOf(account.id()).stream())
                .filter(person -> members.row(district, person).isPresent());
        return Stream.concat(asContact, byAccount).distinct().toList();
    }

    /**
     * 认领会籍. Links the account to the one record that the proof fits: name and full ID number anywhere; or name and the
     * last six where the account's own telephone is the contact of exactly one record of the county.
     */
    public Own link(Actor person, @Nullable Integer county, Proof proof) {
        UUID account = java.util.Objects.requireNonNull(person.account());
        if (identities.personOf(account).isPresent()) {
            throw new RefusedException(MembershipRefusal.LINKED_ALREADY.refusal());
        }
        String name = PersonName.parse(proof.name()).at("name").orThrow().value();
        Member member = proved(account, county, proof)
                .filter(found -> found.state().member() && found.name().equals(name))
                .orElseThrow(OwnMembership::notProved);
        adopt(person, member);
        return own(member);
    }

    private Optional<Member> proved(UUID account, @Nullable Integer county, Proof proof) {
        String typed = Text.code(proof.idNumber());
        if (typed.length() != LAST_DIGITS) {
            var number = register.paper(typed).at("idNumber").orThrow().number();
            return identities.find(number).flatMap(id -> identities.homeOf(id).flatMap(home -> members.row(home, id)));
        }
        if (county == null) {
            return Optional.empty();
        }
        List<Member> reached = accounts.phoneOf(account)
                .map(phone -> members.reachedBy(county, phone))
                .orElse(List.of());
        return reached.size() != 1
                ? Optional.empty()
                : members.open(county, reached.getFirst().id(), Purpose.ID_NUMBER)
                        .filter(number -> number.endsWith(typed))
                        .map(number -> reached.getFirst());
    }

    private static RefusedException notProved() {
        Refusal refusal = MembershipRefusal.NOT_PROVED.refusal();
        return new RefusedException(refusal.at("idNumber"));
    }

    /** Links without a further proof: an office has just looked at the papers and taken them in. */
    public void adopt(Actor person, Member member) {
        UUID account = java.util.Objects.requireNonNull(person.account());
        if (!identities.link(account, member.id())) {
            throw notProved();
        }
        trail.record(person, member.district(), "member.linked", MemberDesk.SUBJECT, member.id(), "");
        String union = register.unionOf(Scope.house(member.district()), member).name();
        outbox.tell(member.district(), account, "membership.told.linked", List.of(union), "/me/membership");
    }

    /** Whether the account is somebody's already. */
    public boolean linked(UUID account) {
        return identities.personOf(account).isPresent();
    }

    /** 解除绑定. An officer who has seen the papers sets the record free for its owner's new account. */
    public void unlink(Scope scope, UUID id, String reason) {
        Member member = members.get(scope, id);
        if (reason.isBlank()) {
            throw new RefusedException(
                    MembershipRefusal.REASON_MISSING.refusal().at("reason"));
        }
        if (identities.unlink(member.id())) {
            trail.record(scope.actor(), member.district(), "member.unlinked", MemberDesk.SUBJECT, member.id(), reason);
        }
    }

    /** 本人确认, for a transfer that is on its way. */
    public void confirm(Actor person) {
        Own own = required(person);
        desk.confirmOwn(
                Scope.self(person, own.member().district()), own.member().id());
    }

    /** 本人不同意: the membership stays where it is, and the union that asked is told. */
    public void object(Actor person, String reason) {
        Own own = required(person);
        Transfer transfer = own.transfer();
        if (transfer == null) {
            throw new NotVisibleException("transfer");
        }
        if (reason.isBlank()) {
            throw new RefusedException(
                    MembershipRefusal.REASON_MISSING.refusal().at("reason"));
        }
        if (transfer.confirmedAt() != null) {
            throw new RefusedException(MembershipRefusal.TRANSFER_CONFIRMED.refusal());
        }
        Transfer.Side to = transfer.to();
        desk.takeBack(Scope.self(person, transfer.from().district()), transfer, reason);
        desk.record(person, transfer.from().district(), "transfer.objected", transfer, reason);
        routing.holderOf(to.district(), to.union(), Set.of())
                .ifPresent(who -> desk.tell(to.district(), who.account(), "membership.told.objected", transfer));
    }

    private Own required(Actor person) {
        return of(java.util.Objects.requireNonNull(person.account()))
                .orElseThrow(() -> new NotVisibleException("membership"));
    }
}
