package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.payment.Payee;
import org.niangjia.engine.payment.PaymentOrder;
import org.niangjia.engine.payment.PaymentOrders;
import org.niangjia.engine.payment.PaymentSource;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 互助金付款. Orders what was awarded to be paid, and hears what the bank has said: money that arrived ends the claim, money that
 * came back waits for another account.
 */
@Component
public class ClaimPayments implements PaymentSource {
    private static final String CODE = "mutualaid";

    private final PaymentOrders orders;
    private final FundBooks books;
    private final DuePayouts payouts;
    private final Reviews reviews;
    private final ClaimSettlement settlement;
    private final Caseworker caseworker;
    private final Outbox outbox;

    ClaimPayments(
            PaymentOrders orders,
            FundBooks books,
            DuePayouts payouts,
            Reviews reviews,
            ClaimSettlement settlement,
            Caseworker caseworker,
            Outbox outbox) {
        this.orders = orders;
        this.books = books;
        this.payouts = payouts;
        this.reviews = reviews;
        this.settlement = settlement;
        this.caseworker = caseworker;
        this.outbox = outbox;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String words() {
        return "mutualaid.payment";
    }

    /** 下付款单, in the decision's transaction. Refused when the fund does not have the money. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(Scope scope, Case claim, UUID payout, Awarded.Payee payee) {
        DuePayouts.Due due = payouts.get(scope, claim.district(), payout);
        Book book = books.of(scope, claim.district(), due.scheme());
        Set<UUID> deciders =
                reviews.of(claim).stream().map(Reviews.Review::account).collect(Collectors.toSet());
        orders.order(
                scope,
                new PaymentOrder(
                        CODE,
                        payout,
                        claim.no(),
                        book,
                        books.account(scope, book, FundBooks.PAYOUTS),
                        books.account(scope, book, FundBooks.BANK),
                        due.fen(),
                        new Payee(payee.name(), payee.account(), payee.bank()),
                        deciders));
    }

    @Override
    public void paid(Scope scope, int district, UUID payout, LocalDate on, UUID transfer) {
        payouts.paid(scope, district, payout, on, transfer);
        settlement.paid(scope, district, payout);
    }

    @Override
    public void returned(Scope scope, int district, UUID payout, String reason) {
        Optional<UUID> id = payouts.claimOf(scope, district, payout);
        if (id.isEmpty()) {
            return;
        }
        Case claim = caseworker.remark(
                Scope.house(district),
                new Move(district, id.get(), -1, "bank_returned", reason, true, null, scope.actor()));
        UUID account = claim.applicant();
        if (account != null) {
            outbox.tell(district, account, "mutualaid.told.bank_returned", List.of(claim.no()), "/cases/" + claim.no());
        }
    }

    /** 退回的款项, of a claim: awarded, and not on its way any more. */
    public List<UUID> returned(Scope scope, Case claim) {
        return payouts.ofClaim(scope, claim.district(), claim.id()).stream()
                .filter(payout -> orders.standing(scope, claim.district(), CODE, payout)
                        .filter(PaymentOrders.Standing::returned)
                        .isPresent())
                .toList();
    }

    /** 换账号再付. What came back goes out again to another account. */
    @Transactional
    public Case again(Scope scope, Case claim, Awarded.Payee payee) {
        List<UUID> back = returned(scope, claim);
        if (back.isEmpty()) {
            throw new RefusedException(MutualAidRefusal.NOTHING_RETURNED.with());
        }
        for (UUID payout : back) {
            payouts.changePayee(scope, claim.district(), payout, payee);
            order(scope, claim, payout, payee);
        }
        return caseworker.remark(
                scope, new Move(claim.district(), claim.id(), -1, "account_changed", "", true, null, scope.actor()));
    }
}
