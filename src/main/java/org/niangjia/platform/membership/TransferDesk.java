package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.organisation.Routing;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 会籍接转办理. The new union claims, the old one lets go, the worker confirms; then the membership moves. */
@Component
@Transactional
public class TransferDesk {
    private final Transfers transfers;
    private final Members members;
    private final Identities identities;
    private final Affiliations affiliations;
    private final MemberDesk desk;
    private final TransferPassage passage;
    private final Unions unions;
    private final Routing routing;
    private final Terms terms;
    private final Holidays holidays;
    private final Outbox outbox;
    private final Trail trail;
    private final Clock clock;

    TransferDesk(
            Transfers transfers,
            Members members,
            Identities identities,
            Affiliations affiliations,
            MemberDesk desk,
            TransferPassage passage,
            Unions unions,
            Routing routing,
            Terms terms,
            Holidays holidays,
            Outbox outbox,
            Trail trail,
            Clock clock) {
        this.transfers = transfers;
        this.members = members;
        this.identities = identities;
        this.affiliations = affiliations;
        this.desk = desk;
        this.passage = passage;
        this.unions = unions;
        this.routing = routing;
        this.terms = terms;
        this.holidays = holidays;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /** 接入申请. The new union asks for somebody by name and ID number, wherever they are a member. */
    public Transfer claim(Scope scope, int district, String name, String idNumber, UUID unionId) {
        Union union = target(scope, district, unionId);
        IdCardNumber number = desk.paper(idNumber).at("idNumber").orThrow().number();
        UUID person = identities.find(number).orElseThrow(() -> nobody());
        int home = identities.homeOf(person).orElseThrow(() -> nobody());
        Member member = members.row(home, person).orElseThrow(() -> nobody());
        if (!member.name().equals(name.strip())) {
            throw nobody();
        }
        return open(scope, member, union);
    }

    /** The same for a wrong name and an unknown number: nobody learns from a number alone who is a member somewhere. */
    private static RefusedException nobody() {
        return new RefusedException(
                MembershipRefusal.NOBODY_WITH_THAT_NUMBER.refusal().at("idNumber"));
    }

    /** 转往. The officer who has the member sends them to another union of the district: so the old side has let go. */
    public Transfer send(Scope scope, UUID id, UUID unionId) {
        Member member = members.get(scope, id);
        Union union = unions.find(Scope.house(member.district()), member.district(), unionId)
                .orElse(null);
        Decision.of(MembershipRules.union(union)).orThrow();
        Transfer transfer = open(scope, member, java.util.Objects.requireNonNull(union));
        release(scope, transfer);
        return transfers.openOf(id).orElse(transfer);
    }

    private Union target(Scope scope, int district, UUID id) {
        Union union = unions.find(scope, district, id)
                .filter(found -> found.path().startsWith(Members.office(scope)))
                .orElse(null);
        Decision.of(MembershipRules.union(union)).orThrow();
        return java.util.Objects.requireNonNull(union);
    }

    private Transfer open(Scope scope, Member member, Union to) {
        List<Refusal> reasons = new ArrayList<>();
        if (!member.state().member()) {
            reasons.add(MembershipRefusal.NOT_A_MEMBER.refusal());
        }
        if (member.union().equals(to.id())) {
            reasons.add(MembershipRefusal.SAME_UNION.refusal(to.name()).at("union"));
        }
        Decision.of(reasons).orThrow();
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        Union from = desk.unionOf(scope, member);
        Instant due = holidays.calendar(member.district())
                .due(terms.limit("membership.transfer.release", member.district(), today), now)
                .at();
        Transfer transfer = new Transfer(
                member.id(),
                Uuid7.next(clock),
                member.name(),
                new Transfer.Side(member.district(), from.id(), from.path(), from.name()),
                new Transfer.Side(to.district(), to.id(), to.path(), to.name()),
                by(scope.actor()),
                now,
                due,
                null,
                null,
                null,
                null);
        transfers.insert(transfer, scope);
        record(scope.actor(), to.district(), "transfer.claimed", transfer, from.name() + " → " + to.name());
        routing.holderOf(from.district(), from.id(), Set.of())
                .ifPresent(holder -> tell(from.district(), holder.account(), "membership.told.claimed", transfer));
        identities
                .accountsOf(member.id())
                .forEach(account -> tell(to.district(), account, "membership.told.confirm", transfer));
        return transfer;
    }

    void tell(int district, UUID account, String words, Transfer transfer) {
        String link = words.endsWith("confirm") ? "/me/membership" : "/members/transfers";
        outbox.tell(district, account, words, List.of(transfer.to().name()), link);
    }

    /** 同意转出. */
    public void release(Scope scope, Transfer transfer) {
        requireSide(scope, transfer.from());
        letGo(scope, transfer, by(scope.actor()), false);
    }

    /** 逾期默认转出: the old union was silent, so the upper one lets go. */
    void releaseBySilence(Transfer transfer) {
        Scope house = Scope.house(transfer.from().district());
        letGo(house, transfer, Actor.HOUSE.name(), true);
    }

    private void letGo(Scope scope, Transfer transfer, String by, boolean silence) {
        Instant now = clock.instant();
        if (!transfers.release(transfer, by, silence, now)) {
            throw new ConflictException("membership.CHANGED_MEANWHILE");
        }
        int district = transfer.from().district();
        Member member = members.row(district, transfer.person()).orElseThrow();
        if (member.state().member() && member.state() != MemberState.PENDING) {
            desk.become(scope, member, MemberState.PENDING, desk.unionOf(scope, member), "", null);
        }
        record(scope.actor(), district, silence ? "transfer.lapsed" : "transfer.released", transfer, "");
        passage.goOn(transfer.person());
    }

    /** 本人确认, from the worker's own phone. */
    void confirmOwn(Scope scope, UUID person) {
        Transfer transfer = transfers.openOf(person).orElseThrow(() -> new NotVisibleException("transfer"));
        confirm(scope, transfer, "PHONE");
    }

    /** 窗口确认, with the worker's signature on paper. */
    public void confirmOnPaper(Scope scope, Transfer transfer, boolean signed) {
        requireSide(scope, transfer.to());
        if (!signed) {
            throw new RefusedException(MembershipRefusal.PAPER_MISSING.refusal().at("signed"));
        }
        confirm(scope, transfer, "PAPER");
    }

    private void confirm(Scope scope, Transfer transfer, String how) {
        if (!transfers.confirm(transfer, how, by(scope.actor()), clock.instant())) {
            throw new ConflictException("membership.CHANGED_MEANWHILE");
        }
        record(scope.actor(), transfer.to().district(), "transfer.confirmed", transfer, how);
        passage.goOn(transfer.person());
    }

    /** Taken back by the new side before the membership has moved. */
    public void withdraw(Scope scope, Transfer transfer, String reason) {
        requireSide(scope, transfer.to());
        if (reason.isBlank()) {
            throw new RefusedException(
                    MembershipRefusal.REASON_MISSING.refusal().at("reason"));
        }
        takeBack(scope, transfer, reason);
        record(scope.actor(), transfer.from().district(), "transfer.withdrawn", transfer, reason);
    }

    /** Undone before it has moved; who had been let go is again what they were in the old union. */
    void takeBack(Scope scope, Transfer transfer, String reason) {
        if (!transfers.withdraw(transfer, reason, clock.instant())) {
            throw new ConflictException("membership.CHANGED_MEANWHILE");
        }
        Member member =
                members.row(transfer.from().district(), transfer.person()).orElseThrow();
        if (member.state() == MemberState.PENDING) {
            desk.become(scope, member, before(member), desk.unionOf(scope, member), reason, null);
        }
    }

    /** What somebody was before they were let go. */
    private MemberState before(Member member) {
        return affiliations.steps(member.district(), member.id()).stream()
                .map(MemberStep::state)
                .filter(state -> state != MemberState.PENDING)
                .findFirst()
                .orElse(MemberState.ACTIVE);
    }

    private static void requireSide(Scope scope, Transfer.Side side) {
        scope.require(side.district());
        if (!side.path().startsWith(Members.office(scope))) {
            throw new NotVisibleException("transfer");
        }
    }

    private static String by(Actor actor) {
        return actor.postTitle().isEmpty() ? actor.name() : actor.name() + "（" + actor.postTitle() + "）";
    }

    void record(Actor actor, int district, String act, Transfer transfer, String detail) {
        trail.record(actor, district, act, MemberDesk.SUBJECT, transfer.person(), detail);
    }
}
