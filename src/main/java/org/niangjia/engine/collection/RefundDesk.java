package org.niangjia.engine.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 暂收退款台. Money that nobody wants here goes back through the bank: a cashier asks, its service orders the payment, another
 * person releases it. It stays in suspense, held, until the bank has said; what the bank sends back waits in its line again.
 */
@Service
public class RefundDesk {
    private static final String SUBJECT = "collection";
    private static final String ABOUT = "暂收退款 ";

    private final Tills tills;
    private final StatementLines lines;
    private final Refunds refunds;
    private final Trail trail;
    private final Clock clock;

    RefundDesk(Tills tills, StatementLines lines, Refunds refunds, Trail trail, Clock clock) {
        this.tills = tills;
        this.lines = lines;
        this.refunds = refunds;
        this.trail = trail;
        this.clock = clock;
    }

    /** 申请退款: how much, why, to whom. The account goes to the payment order, which seals it. */
    record Wish(long fen, String reason, String payee, String account, String bank) {
        Wish {
            reason = Text.line(reason);
            payee = Text.line(payee);
            account = account.replaceAll("[\\s-]", "");
            bank = Text.line(bank);
        }
    }

    /** 申请退款. Part or all of what is left of a line. */
    @Transactional
    UUID ask(Scope scope, Till till, UUID lineId, Wish wish) {
        tills.requireCashier(scope);
        StatementLine line = lines.get(scope, till, lineId);
        CollectionRules.refund(line, wish).orThrow();
        RefundOrder order = new RefundOrder(
                Uuid7.next(clock), ABOUT + line.serial(), wish.fen(), wish.payee(), wish.account(), wish.bank());
        lines.use(scope, line, order.amountFen());
        refunds.insert(scope, line, order, wish.reason());
        tills.service(scope, till).payBack(scope, till, order);
        trail.record(scope.actor(), till.district(), "collection.refund_asked", SUBJECT, line.id(), wish.reason());
        return order.id();
    }

    /** 撤回退款, as long as it lies in no batch. */
    @Transactional
    void withdraw(Scope scope, Till till, UUID lineId, UUID id) {
        tills.requireCashier(scope);
        StatementLine line = lines.get(scope, till, lineId);
        Refunds.Refund refund = refunds.get(scope, till.district(), id);
        if (!refund.line().equals(line.id())) {
            throw new NotVisibleException("refund of another line");
        }
        if (!refund.open()) {
            throw new RefusedException(CollectionRefusal.REFUND_ENDED.with());
        }
        tills.service(scope, till).keep(scope, till, id);
        refunds.end(scope, till.district(), id, new Refunds.End("WITHDRAWN", "", null, null));
        lines.free(scope, till.district(), line.id(), refund.amountFen());
        trail.record(scope.actor(), till.district(), "collection.refund_withdrawn", SUBJECT, line.id(), "");
    }

    /** 退款到账, as the bank said; in the transaction that moves the money. */
    @Transactional
    public void paid(Scope scope, int district, UUID id, LocalDate on, UUID transfer) {
        Refunds.Refund refund = refunds.get(scope, district, id);
        refunds.end(scope, district, id, new Refunds.End("PAID", "", on, transfer));
        trail.record(
                scope.actor(), district, "collection.released", SUBJECT, refund.line(), "REFUND " + refund.payee());
    }

    /** 退款退回: the bank sent it back. It waits in its line again, and may go to another account. */
    @Transactional
    public void returned(Scope scope, int district, UUID id, String reason) {
        Refunds.Refund refund = refunds.get(scope, district, id);
        refunds.end(scope, district, id, new Refunds.End("RETURNED", reason, null, null));
        lines.free(scope, district, refund.line(), refund.amountFen());
        trail.record(scope.actor(), district, "collection.refund_returned", SUBJECT, refund.line(), reason);
    }
}
