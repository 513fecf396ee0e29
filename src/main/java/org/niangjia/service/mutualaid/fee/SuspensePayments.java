package org.niangjia.service.mutualaid.fee;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.collection.RefundDesk;
import org.niangjia.engine.collection.RefundOrder;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.payment.Payee;
import org.niangjia.engine.payment.PaymentOrder;
import org.niangjia.engine.payment.PaymentOrders;
import org.niangjia.engine.payment.PaymentSource;
import org.niangjia.service.mutualaid.FundBooks;
import org.springframework.stereotype.Component;

/** 暂收退款付款. What came in and is not wanted goes back through the bank, out of suspense; the till hears what the bank said. */
@Component
class SuspensePayments implements PaymentSource {
    private static final String CODE = "mutualaid-suspense";

    private final PaymentOrders orders;
    private final FundBooks books;
    private final RefundDesk desk;

    SuspensePayments(PaymentOrders orders, FundBooks books, RefundDesk desk) {
        this.orders = orders;
        this.books = books;
        this.desk = desk;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String words() {
        return "mutualaid.suspense";
    }

    /** Nobody decides it but the cashier, who therefore may make the batch; whoever asks never releases. */
    void order(Scope scope, Book book, RefundOrder refund) {
        orders.order(
                scope,
                new PaymentOrder(
                        CODE,
                        refund.id(),
                        refund.about(),
                        book,
                        books.account(scope, book, FundBooks.SUSPENSE),
                        books.account(scope, book, FundBooks.BANK),
                        refund.amountFen(),
                        new Payee(refund.payee(), refund.account(), refund.bank()),
                        Set.of()));
    }

    void withdraw(Scope scope, Book book, UUID refund) {
        orders.withdraw(scope, book, CODE, refund);
    }

    @Override
    public void paid(Scope scope, int district, UUID refund, LocalDate on, UUID transfer) {
        desk.paid(scope, district, refund, on, transfer);
    }

    @Override
    public void returned(Scope scope, int district, UUID refund, String reason) {
        desk.returned(scope, district, refund, reason);
    }
}
