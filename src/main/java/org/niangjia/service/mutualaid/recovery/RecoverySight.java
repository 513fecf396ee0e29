package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.cover.Covers;

/**
 * 追回页面. What the claimant's and the officer's page of a recovery show.
 *
 * @param claim number of the claim
 * @param amounts what the sheet says rightly, by code, in fen
 * @param parts how the claim is computed rightly; empty for whoever may not read it
 * @param reads whether the steps may be read
 * @param objectUntil last day to object
 * @param mayObject whether somebody still may
 * @param phoneConsent whether who looks may agree for themself on the phone
 */
record RecoverySight(
        Recovery known,
        String claim,
        Covers.Insuree who,
        Scheme scheme,
        Map<String, Long> amounts,
        List<Recoveries.Year> years,
        List<ClaimResult.Explained> parts,
        List<Debtor> debtors,
        List<Debtors.Consent> consents,
        List<Debtors.Repayment> repayments,
        boolean reads,
        LocalDate objectUntil,
        boolean mayObject,
        boolean phoneConsent) {

    long owedFen() {
        return debtors.stream().mapToLong(Debtor::owedFen).sum();
    }

    long restFen() {
        return debtors.stream().mapToLong(Debtor::restFen).sum();
    }

    /** Whether somebody proposed or confirmed it, and so cannot hear the objection. */
    boolean signedBy(UUID account) {
        Recovery.Signed confirmed = known.confirmed();
        return known.proposed().by(account) || confirmed != null && confirmed.by(account);
    }

    boolean at(Recovery.State state) {
        return known.state() == state;
    }

    Optional<Debtors.Consent> consent(UUID debtor) {
        return consents.stream()
                .filter(each -> each.debtor().equals(debtor) && each.open())
                .findFirst();
    }

    List<Debtors.Repayment> repayments(UUID debtor) {
        return repayments.stream()
                .filter(each -> each.debtor().equals(debtor) && !each.cancelled())
                .toList();
    }

    /** 追回情况. A recovery as programs read it. */
    record View(
            String no,
            String claim,
            String state,
            String found,
            long overFen,
            List<Owed> debtors,
            @Nullable List<Recoveries.Year> years,
            List<Asked> repayments,
            int version)
            implements Versioned {}

    /** 应退. Who owes how much, what came back, and whether they agreed to be offset. */
    record Owed(UUID id, String name, long owedFen, long repaidFen, long offsetFen, boolean consent) {}

    /** 已通知退款. */
    record Asked(UUID id, UUID debtor, long fen, @Nullable LocalDate paidOn, boolean cancelled) {}

    View view() {
        return new View(
                known.no(),
                claim,
                known.state().name(),
                known.found().name(),
                known.overFen(),
                debtors.stream()
                        .map(each -> new Owed(
                                each.id(),
                                each.name(),
                                each.owedFen(),
                                each.repaidFen(),
                                each.offsetFen(),
                                consent(each.id()).isPresent()))
                        .toList(),
                reads ? years : null,
                repayments.stream()
                        .map(each -> new Asked(each.id(), each.debtor(), each.fen(), each.paidOn(), each.cancelled()))
                        .toList(),
                known.version());
    }
}
