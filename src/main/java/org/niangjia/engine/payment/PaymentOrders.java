package org.niangjia.engine.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.Transfer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 付款单. What services order to be paid, and how far that is. The amount is held in their books from the order on. */
@Component
public class PaymentOrders {
    private final Orders orders;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    PaymentOrders(Orders orders, Ledger ledger, JdbcClient jdbc) {
        this.orders = orders;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /**
     * Orders a payment, in the caller's transaction.
     *
     * @throws RefusedException when the payee cannot be, the money is not there, or the thing has an open order or is paid
     */
    @Transactional
    public UUID order(Scope scope, PaymentOrder order) {
        return order(scope, order, List.of()).id();
    }

    /**
     * 已下单.
     *
     * @param beside what was posted with it, in the order in which it was asked for
     */
    public record Ordered(UUID id, List<Transfer> beside) {}

    /**
     * The same, with entries that belong to it and are posted in the same call: nobody waits in a ring.
     *
     * @throws RefusedException as {@link #order(Scope, PaymentOrder)}
     */
    @Transactional
    public Ordered order(Scope scope, PaymentOrder order, List<Entry> beside) {
        List<Refusal> reasons = new ArrayList<>(PaymentRules.payee(order.payee()));
        Decision.of(reasons).orThrow();
        if (standing(scope, order.book().district(), order.source(), order.subject())
                .filter(known -> !known.returned())
                .isPresent()) {
            throw new RefusedException(PaymentRefusal.ORDERED_ALREADY.with(order.about()));
        }
        UUID id = orders.next();
        Note note = Note.of(
                "pay:" + id, order.source() + ".payment", order.subject().toString());
        Entry hold = new Entry.Hold(order.expense(), order.bank(), order.amountFen(), null, note);
        List<Entry> entries = new ArrayList<>(List.of(hold));
        entries.addAll(beside);
        List<Transfer> posted = ledger.post(scope, order.book(), entries);
        try {
            orders.insert(
                    scope, order.book().district(), order, id, posted.getFirst().id());
            return new Ordered(id, posted.subList(1, posted.size()));
        } catch (DuplicateKeyException e) {
            throw new RefusedException(PaymentRefusal.ORDERED_ALREADY.with(order.about()));
        }
    }

    /**
     * 付款状态. How far a payment is.
     *
     * @param outcome PAID, RETURNED or WITHDRAWN, or null while it is on its way
     * @param batched whether it lies in a batch
     * @param reason the bank's words when it came back
     */
    public record Standing(
            @Nullable String outcome,
            boolean batched,
            Instant askedAt,
            @Nullable LocalDate paidOn,
            String reason) {

        public boolean returned() {
            return outcome != null && !outcome.equals("PAID");
        }
    }

    /** The last order for a thing. */
    public Optional<Standing> standing(Scope scope, int district, String source, UUID subject) {
        return jdbc.sql("""
                        SELECT outcome, batch IS NOT NULL AS batched, asked_at, paid_on, reason FROM payment_order
                         WHERE district = :district AND source = :source AND subject = :subject ORDER BY id DESC LIMIT 1
                        """)
                .param("district", scope.require(district))
                .param("source", source)
                .param("subject", subject)
                .query((row, n) -> new Standing(
                        row.getString("outcome"),
                        row.getBoolean("batched"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("reason")))
                .optional();
    }

    /**
     * 撤回付款单. Takes an order back that lies in no batch yet; nothing is held for it any more.
     *
     * @throws RefusedException when it is on its way, paid, or was never there
     */
    @Transactional
    public void withdraw(Scope scope, Book book, String source, UUID subject) {
        Orders.Held held = orders.lockWaiting(scope, book.district(), source, subject)
                .orElseThrow(() -> new RefusedException(PaymentRefusal.ON_ITS_WAY.with()));
        Note note = Note.of("withdrawn:" + held.id(), source + ".payment", subject.toString());
        UUID released = ledger.post(scope, book, List.of(new Entry.Release(held.hold(), note)))
                .getFirst()
                .id();
        orders.end(scope, book.district(), List.of(new Orders.End(held.id(), "WITHDRAWN", "", null, "", released)));
    }
}
