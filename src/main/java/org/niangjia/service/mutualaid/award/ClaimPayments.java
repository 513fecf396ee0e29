package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Transfer;
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
    private final Ledger ledger;
    private final DuePayouts payouts;
    private final Heirs heirs;
    private final AwardOffsets offsets;
    private final Reviews reviews;
    private final ClaimSettlement settlement;
    private final Caseworker caseworker;
    private final Outbox outbox;

    ClaimPayments(
            PaymentOrders orders,
            FundBooks books,
            Ledger ledger,
            DuePayouts payouts,
            Heirs heirs,
            AwardOffsets offsets,
            Reviews reviews,
            ClaimSettlement settlement,
            Caseworker caseworker,
            Outbox outbox) {
        this.orders = orders;
        this.books = books;
        this.ledger = ledger;
        this.payouts = payouts;
        this.heirs = heirs;
        this.offsets = offsets;
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

    /** 一份. What somebody receives of an award, and what of it goes against what they owe. */
    private record Part(@Nullable UUID heir, long fen, Awarded.Payee payee, List<AwardOffsets.Taken> taken) {
        long net() {
            return fen - taken.stream().mapToLong(AwardOffsets.Taken::fen).sum();
        }
    }

    /**
     * 下付款单, in the decision's transaction: to the person, or to each heir their share, less what they agreed to have offset.
     * Refused when the fund does not have the money.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void award(Scope scope, Case claim, UUID payout, Awarded.Payee payee) {
        int district = claim.district();
        DuePayouts.Due due = payouts.get(scope, district, payout);
        Book book = books.of(scope, district, due.scheme());
        List<Part> parts = parts(scope, district, due, payee);
        List<AwardOffsets.Taken> taken =
                parts.stream().flatMap(part -> part.taken().stream()).toList();
        offsets.take(scope, district, taken);
        List<Entry> beside = offsets.entries(scope, book, taken);
        List<Transfer> written = List.of();
        boolean first = true;
        for (Part part : parts) {
            if (part.net() > 0) {
                UUID share = payouts.share(scope, district, payout, part.heir(), part.net(), part.payee());
                PaymentOrder order = order(scope, claim, book, share, part.net(), part.payee());
                PaymentOrders.Ordered ordered = orders.order(scope, order, first ? beside : List.of());
                written = first ? ordered.beside() : written;
                first = false;
            }
        }
        if (first) {
            written = ledger.post(scope, book, beside);
        }
        offset(scope, district, payout, taken, written);
    }

    private List<Part> parts(Scope scope, int district, DuePayouts.Due due, Awarded.Payee payee) {
        List<Heirs.Heir> receiving = heirs.of(scope, district, due.person());
        if (receiving.isEmpty()) {
            return List.of(new Part(null, due.fen(), payee, offsets.plan(scope, district, due, null, due.fen())));
        }
        List<Long> shares = Heirs.divide(
                due.fen(), receiving.stream().map(Heirs.Heir::share).toList());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < receiving.size(); i++) {
            Heirs.Heir heir = receiving.get(i);
            long fen = shares.get(i);
            parts.add(new Part(heir.id(), fen, heir.payee(), offsets.plan(scope, district, due, heir.id(), fen)));
        }
        return parts;
    }

    private void offset(
            Scope scope, int district, UUID payout, List<AwardOffsets.Taken> taken, List<Transfer> written) {
        if (taken.isEmpty()) {
            return;
        }
        payouts.offset(
                scope,
                district,
                payout,
                taken.stream().mapToLong(AwardOffsets.Taken::fen).sum());
        offsets.put(scope, district, payout, taken, written);
        payouts.paidByOffset(scope, district, payout, written.getFirst().id());
    }

    /** A claim whose awards all went against what was owed is paid at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Case settled(Case claim) {
        return settlement.settle(claim);
    }

    private PaymentOrder order(Scope scope, Case claim, Book book, UUID share, long fen, Awarded.Payee payee) {
        Set<UUID> deciders =
                reviews.of(claim).stream().map(Reviews.Review::account).collect(Collectors.toSet());
        return new PaymentOrder(
                CODE,
                share,
                claim.no(),
                book,
                books.account(scope, book, FundBooks.PAYOUTS),
                books.account(scope, book, FundBooks.BANK),
                fen,
                new Payee(payee.name(), payee.account(), payee.bank()),
                deciders);
    }

    @Override
    public void paid(Scope scope, int district, UUID share, LocalDate on, UUID transfer) {
        UUID payout = payouts.paid(scope, district, share, on, transfer);
        settlement.paid(scope, district, payout);
    }

    @Override
    public void returned(Scope scope, int district, UUID share, String reason) {
        Optional<UUID> id = payouts.claimOf(scope, district, share);
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
    public List<DuePayouts.Share> returned(Scope scope, Case claim) {
        return payouts.ofClaim(scope, claim.district(), claim.id()).stream()
                .filter(share -> orders.standing(scope, claim.district(), CODE, share.id())
                        .filter(PaymentOrders.Standing::returned)
                        .isPresent())
                .toList();
    }

    /**
     * 换账号再付. What came back goes out again to another account of the same payee.
     *
     * @param chosen share that is meant, or null where only one came back
     */
    @Transactional
    public Case again(Scope scope, Case claim, @Nullable UUID chosen, String account, String bank) {
        List<DuePayouts.Share> back = returned(scope, claim).stream()
                .filter(share -> chosen == null || share.id().equals(chosen))
                .toList();
        boolean one = back.stream().map(DuePayouts.Share::name).distinct().count() == 1;
        if (!one) {
            throw new RefusedException(MutualAidRefusal.NOTHING_RETURNED.with());
        }
        for (DuePayouts.Share share : back) {
            Awarded.Payee payee = new Awarded.Payee(share.name(), account, bank);
            payouts.changePayee(scope, claim.district(), share.id(), payee);
            DuePayouts.Due due = payouts.get(scope, claim.district(), share.payout());
            Book book = books.of(scope, claim.district(), due.scheme());
            orders.order(scope, order(scope, claim, book, share.id(), share.fen(), payee));
        }
        return caseworker.remark(
                scope, new Move(claim.district(), claim.id(), -1, "account_changed", "", true, null, scope.actor()));
    }
}
