package org.niangjia.service.mutualaid.award;

import java.util.UUID;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 申领结清. The bank has paid: a claim of which nothing is left to pay ends, in the payment's transaction. */
@Component
class ClaimSettlement {
    private final Caseworker caseworker;
    private final Reviews reviews;

    ClaimSettlement(Caseworker caseworker, Reviews reviews) {
        this.caseworker = caseworker;
        this.reviews = reviews;
    }

    /** To be told after a payout was marked as paid; one that belongs to no claim is none of ours. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(Scope scope, int district, UUID payout) {
        scope.require(district);
        UUID claim = reviews.paidUp(district, payout);
        if (claim != null) {
            caseworker.move(
                    Scope.house(district), new Move(district, claim, -1, AidClaim.PAID, "", true, null, Actor.HOUSE));
        }
    }

    /** 随即结清. The claim as it stands, ended where nothing of it is left to pay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Case settle(Case claim) {
        Scope house = Scope.house(claim.district());
        return reviews.nothingLeft(claim)
                ? caseworker.move(
                        house, new Move(claim.district(), claim.id(), -1, AidClaim.PAID, "", true, null, Actor.HOUSE))
                : claim;
    }
}
