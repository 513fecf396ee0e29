package org.niangjia.service.mutualaid.recovery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.collection.Paid;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.FundNotices;
import org.niangjia.service.mutualaid.FundTills;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.springframework.stereotype.Component;

/** 退款到账. The money for a notice about an over-payment is there: it is counted as paid back, in the cashier's transaction. */
@Component
class RecoverySettlement implements FundNotices {
    private final Debtors debtors;
    private final Recoveries recoveries;
    private final RecoverySteps steps;
    private final ClaimFile claims;
    private final Outbox outbox;
    private final Trail trail;

    RecoverySettlement(
            Debtors debtors, Recoveries recoveries, RecoverySteps steps, ClaimFile claims, Outbox outbox, Trail trail) {
        this.debtors = debtors;
        this.recoveries = recoveries;
        this.steps = steps;
        this.claims = claims;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** Whose page a notice belongs to, where it is one of ours. */
    @Override
    public Optional<String> page(int district, UUID subject) {
        Scope house = Scope.house(district);
        return debtors.repayment(house, district, subject)
                .map(one -> RecoveryPages.page(
                        recoveries.get(house, district, one.recovery()).no()));
    }

    /** False for a notice about something else. */
    @Override
    public boolean settled(Scope scope, Paid paid) {
        int district = paid.notice().district();
        Scope house = Scope.house(district);
        Optional<Debtors.Repayment> found =
                debtors.repayment(house, district, paid.notice().subject());
        if (found.isEmpty()) {
            return false;
        }
        Debtors.Repayment one = found.get();
        UUID transfer = java.util.Objects.requireNonNull(paid.transfers().get(FundTills.RECOVERY));
        debtors.repay(district, one.debtor(), one.fen());
        debtors.repaid(district, one.id(), paid.paidOn(), transfer);
        steps.endWhenSettled(house, district, one.recovery());
        Recovery known = recoveries.get(house, district, one.recovery());
        trail.record(scope.actor(), district, "recovery.repaid", Recovery.KIND, known.id(), known.no());
        UUID account = claims.applicant(district, known.claim());
        if (account != null) {
            outbox.tell(
                    district, account, "mutualaid.told.repaid", List.of(known.no()), RecoveryPages.page(known.no()));
        }
        return true;
    }
}
