package org.niangjia.service.mutualaid.departure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Notices;
import org.niangjia.engine.collection.ReceiptDesk;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.payment.Payee;
import org.niangjia.engine.payment.PaymentOrder;
import org.niangjia.engine.payment.PaymentOrders;
import org.niangjia.engine.payment.PaymentSource;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.FundTills;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 退费付款. What goes back of a fee, out of the fund to the payer; with the money the receipt becomes one for the rest. */
@Component
class DeparturePayments implements PaymentSource {
    private static final String CODE = "mutualaid-refund";
    private static final String ABOUT = "互助费退费";

    private final PaymentOrders orders;
    private final FundBooks books;
    private final Departures departures;
    private final Notices notices;
    private final ReceiptDesk receipts;
    private final Outbox outbox;

    DeparturePayments(
            PaymentOrders orders,
            FundBooks books,
            Departures departures,
            Notices notices,
            ReceiptDesk receipts,
            Outbox outbox) {
        this.orders = orders;
        this.books = books;
        this.departures = departures;
        this.notices = notices;
        this.receipts = receipts;
        this.outbox = outbox;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String words() {
        return "mutualaid.refund";
    }

    /** 下退费单, in the decision's transaction. Refused when the fund does not have the money. */
    @Transactional(propagation = Propagation.MANDATORY)
    void order(Scope scope, Departure seen, Set<UUID> deciders) {
        Departure one = departures.get(Scope.house(seen.district()), seen.district(), seen.id());
        Book book = books.of(scope, one.district(), one.scheme());
        orders.order(
                scope,
                new PaymentOrder(
                        CODE,
                        one.id(),
                        ABOUT,
                        book,
                        books.account(scope, book, FundBooks.REFUNDS),
                        books.account(scope, book, FundBooks.BANK),
                        one.refundFen(),
                        new Payee(
                                one.payee().name(),
                                departures.account(scope, one),
                                one.payee().bank()),
                        deciders));
    }

    /** Takes the order back, unless the bank has sent the money back already. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(Scope scope, Departure one) {
        if (!returned(scope, one)) {
            orders.withdraw(scope, books.of(scope, one.district(), one.scheme()), CODE, one.id());
        }
    }

    Optional<PaymentOrders.Standing> standing(Scope scope, Departure one) {
        return orders.standing(scope, one.district(), CODE, one.id());
    }

    boolean returned(Scope scope, Departure one) {
        return one.state() == Departure.State.APPROVED
                && standing(scope, one).filter(PaymentOrders.Standing::returned).isPresent();
    }

    @Override
    public void paid(Scope scope, int district, UUID departure, LocalDate on, UUID transfer) {
        Scope house = Scope.house(district);
        Departure one = departures.get(house, district, departure);
        departures.paid(house, one, on, transfer);
        Optional<Notice> notice = notices.findOf(house, district, FundTills.PREFIX + one.scheme(), one.roster());
        notice.ifPresent(each -> receipts.givenBack(
                new Scope(scope.actor(), List.of(district), "", Set.of()), each, one.refundFen(), ABOUT));
        tell(one, "mutualaid.told.refunded");
    }

    @Override
    public void returned(Scope scope, int district, UUID departure, String reason) {
        tell(departures.get(Scope.house(district), district, departure), "mutualaid.told.refund_returned");
    }

    private void tell(Departure one, String words) {
        outbox.tell(
                one.district(), one.asked().by(), words, List.of(one.unitName()), DeparturePages.ALL + "/" + one.id());
    }
}
