package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 会籍迁移. What the two sides of a transfer do when it is ripe, each in its own district; doing it twice is doing it once. */
@Component
@Transactional
class TransferPassage {
    private final Transfers transfers;
    private final Members members;
    private final Identities identities;
    private final Affiliations affiliations;
    private final MemberDesk desk;
    private final Unions unions;
    private final Trail trail;
    private final Clock clock;

    TransferPassage(
            Transfers transfers,
            Members members,
            Identities identities,
            Affiliations affiliations,
            MemberDesk desk,
            Unions unions,
            Trail trail,
            Clock clock) {
        this.transfers = transfers;
        this.members = members;
        this.identities = identities;
        this.affiliations = affiliations;
        this.desk = desk;
        this.unions = unions;
        this.trail = trail;
        this.clock = clock;
    }

    /** Inside a district the membership moves at once; between two the pollers of both carry it over. */
    void goOn(UUID person) {
        Optional<Transfer> open = transfers.openOf(person);
        if (open.isPresent() && open.get().ready() && open.get().within()) {
            arrive(open.get());
            depart(open.get());
        }
    }

    /** The new side takes the member in: one district and the person's directory row. Twice is once. */
    void arrive(Transfer transfer) {
        if (!transfers.mark(transfer, false, clock.instant()) || transfer.within()) {
            return;
        }
        int to = transfer.to().district();
        Union union = unions.get(Scope.house(to), to, transfer.to().union());
        if (!identities.take(transfer.person(), transfer.from().district(), to)) {
            throw new ConflictException("membership.CHANGED_MEANWHILE");
        }
        members.copy(transfer.from().district(), to, transfer.person(), union.id(), union.path(), clock.instant());
        affiliations.step(
                to,
                transfer.person(),
                MemberState.ACTIVE,
                union,
                Actor.HOUSE,
                transfer.from().name(),
                clock.instant());
        affiliations.count(to, union.id(), union.path(), MemberState.ACTIVE, 1);
        record(to, "member.arrived", transfer, transfer.from().name());
    }

    /** The old side marks the row as moved, with a pointer; history stays. Inside a district the row just moves. */
    void depart(Transfer transfer) {
        if (!transfers.mark(transfer, true, clock.instant())) {
            return;
        }
        int from = transfer.from().district();
        Scope house = Scope.house(from);
        Member member = members.row(from, transfer.person()).orElseThrow();
        if (transfer.within()) {
            Union union = unions.get(house, from, transfer.to().union());
            desk.become(
                    house, member, MemberState.ACTIVE, union, transfer.from().name(), null);
        } else if (member.state() != MemberState.MOVED) {
            desk.become(
                    house,
                    member,
                    MemberState.MOVED,
                    desk.unionOf(house, member),
                    transfer.to().name(),
                    transfer.to().district());
            affiliations.endEmployments(from, member.id(), null, LocalDate.now(clock));
        }
        record(from, "member.departed", transfer, transfer.to().name());
    }

    private void record(int district, String act, Transfer transfer, String detail) {
        trail.record(Actor.HOUSE, district, act, MemberDesk.SUBJECT, transfer.person(), detail);
    }
}
