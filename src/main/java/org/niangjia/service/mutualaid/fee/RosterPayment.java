package org.niangjia.service.mutualaid.fee;

import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.collection.Paid;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.service.mutualaid.enrolment.Roster;
import org.niangjia.service.mutualaid.enrolment.RosterPages;
import org.niangjia.service.mutualaid.enrolment.Rosters;
import org.springframework.stereotype.Component;

/** 名册缴费. When the money for a roster is there: everybody on it is covered from the day after. */
@Component
class RosterPayment {
    private final Rosters rosters;
    private final RosterCovers covers;
    private final Outbox outbox;

    RosterPayment(Rosters rosters, RosterCovers covers, Outbox outbox) {
        this.rosters = rosters;
        this.covers = covers;
        this.outbox = outbox;
    }

    void settled(Scope scope, Paid paid) {
        int district = paid.notice().district();
        Roster roster =
                rosters.get(Scope.house(district), district, paid.notice().subject());
        covers.enrol(Scope.house(district), roster, paid.paidOn(), paid.transfers());
        // the cashier acts; the roster itself may lie outside what a cashier sees
        Scope acting = new Scope(scope.actor(), java.util.List.of(district), "", java.util.Set.of());
        rosters.move(
                acting, roster, Roster.State.IN_FORCE, "PAID", paid.paidOn().toString());
        UUID maker = roster.madeBy();
        if (maker != null) {
            outbox.tell(
                    district,
                    maker,
                    "mutualaid.told.in_force",
                    java.util.List.of(roster.unitName()),
                    RosterPages.ALL + "/" + roster.id());
        }
    }
}
