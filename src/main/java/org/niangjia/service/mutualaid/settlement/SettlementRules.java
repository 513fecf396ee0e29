package org.niangjia.service.mutualaid.settlement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.WorkingCalendar;

/** 清算规则. Pure: which period may be settled, and who may take which step when; every reason at once (practice ruling 22). */
final class SettlementRules {
    static final int MOST_VOUCHER = 60;
    static final int MOST_WORDS = 500;

    private SettlementRules() {}

    /**
     * 账簿情况. What the rules ask of a county's books before a settlement.
     *
     * @param above whether the scheme is pooled above this district, and books are kept here
     * @param poolHere whether the office that keeps the pool works in this house
     * @param first day of the first entry, or null when there is none
     * @param closedTo last day of the last closed month, or null when none is closed
     * @param last the newest settlement that was not returned, or null
     */
    record Books(
            boolean above,
            boolean poolHere,
            @Nullable LocalDate first,
            @Nullable LocalDate closedTo,
            @Nullable Last last) {}

    /** 上期. */
    record Last(LocalDate until, Settlement.State state) {}

    /**
     * 结算期间.
     *
     * @param follows end of the period before, or null for the first
     */
    record Span(LocalDate from, LocalDate until, @Nullable LocalDate follows) {}

    /** 编制: a period that begins after the last one and ends with a closed month. */
    static Decision drawn(Books books, @Nullable YearMonth month) {
        List<Refusal> reasons = new ArrayList<>();
        if (!books.above()) {
            return Decision.of(List.of(SettlementRefusal.SCHEME_NOT_POOLED.at("scheme")));
        }
        if (!books.poolHere()) {
            reasons.add(SettlementRefusal.POOL_NOT_HERE.with());
        }
        Last last = books.last();
        if (last != null && last.state() == Settlement.State.DRAWN) {
            reasons.add(SettlementRefusal.PREVIOUS_WAITS.with(last.until()));
        }
        if (month == null) {
            reasons.add(SettlementRefusal.MONTH_MISSING.at("month"));
            return Decision.of(reasons);
        }
        LocalDate until = month.atEndOfMonth();
        LocalDate closed = books.closedTo();
        LocalDate first = books.first();
        if (closed == null || until.isAfter(closed)) {
            reasons.add(SettlementRefusal.MONTH_OPEN.at("month", month));
        }
        if (last != null && !until.isAfter(last.until())) {
            reasons.add(SettlementRefusal.PERIOD_SETTLED.at("month", last.until()));
        }
        if (first == null || until.isBefore(first)) {
            reasons.add(SettlementRefusal.NOTHING_BOOKED.at("month"));
        }
        return Decision.of(reasons);
    }

    /** The period that ends with a month, of books about which nothing is refused. */
    static Span span(Books books, YearMonth month) {
        Last last = books.last();
        return last == null
                ? new Span(Objects.requireNonNull(books.first()), month.atEndOfMonth(), null)
                : new Span(last.until().plusDays(1), month.atEndOfMonth(), last.until());
    }

    /** 确认: by somebody else than who drew it up. */
    static Decision confirmed(Settlement one, UUID who) {
        List<Refusal> reasons = new ArrayList<>(step(one, Settlement.State.DRAWN));
        if (who.equals(one.drawn().by())) {
            reasons.add(SettlementRefusal.DRAWN_BY_YOU.with());
        }
        return Decision.of(reasons);
    }

    /** 退回: likewise, and the county reads why. */
    static Decision returned(Settlement one, UUID who, String reason) {
        List<Refusal> reasons = new ArrayList<>(step(one, Settlement.State.DRAWN));
        if (who.equals(one.drawn().by())) {
            reasons.add(SettlementRefusal.DRAWN_BY_YOU.with());
        }
        if (reason.isBlank() || reason.length() > MOST_WORDS) {
            reasons.add(SettlementRefusal.REASON_MISSING.at("reason", MOST_WORDS));
        }
        return Decision.of(reasons);
    }

    /**
     * 记账单. What a cashier says of money that left or arrived.
     *
     * @param used whether this side has settled something with the voucher already
     */
    record Slip(@Nullable LocalDate on, String voucher, boolean used) {}

    /** 付款: by the cashier of whoever owes, not before it was confirmed. */
    static Decision paid(Settlement one, UUID who, Slip slip, LocalDate today) {
        Settlement.Signed decided = one.decided();
        LocalDate earliest = decided == null ? one.until() : WorkingCalendar.dayOf(decided.at());
        Settlement.Moved bounced = one.bounced();
        if (bounced != null && bounced.on().isAfter(earliest)) {
            earliest = bounced.on();
        }
        return moved(step(one, Settlement.State.CONFIRMED), one, who, slip, earliest, today);
    }

    /** 到账: by the cashier of the other side, not before it was paid. */
    static Decision arrived(Settlement one, UUID who, Slip slip, LocalDate today) {
        Settlement.Moved paid = one.paid();
        LocalDate earliest = paid == null ? one.until() : paid.on();
        return moved(step(one, Settlement.State.PAID), one, who, slip, earliest, today);
    }

    /** 银行退回: by the cashier of whoever paid, while the other side has not written down that it came. */
    static Decision bounced(Settlement one, UUID who, Slip slip, LocalDate today) {
        Settlement.Moved paid = one.paid();
        LocalDate earliest = paid == null ? one.until() : paid.on();
        boolean may = one.state() == Settlement.State.PAID && one.pays();
        return moved(may ? List.of() : List.of(SettlementRefusal.NOT_NOW.with()), one, who, slip, earliest, today);
    }

    private static Decision moved(
            List<Refusal> step, Settlement one, UUID who, Slip slip, LocalDate earliest, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>(step);
        Settlement.Signed decided = one.decided();
        if (who.equals(one.drawn().by()) || decided != null && who.equals(decided.by())) {
            reasons.add(SettlementRefusal.DECIDED_BY_YOU.with());
        }
        if (slip.voucher().isBlank() || slip.voucher().length() > MOST_VOUCHER) {
            reasons.add(SettlementRefusal.VOUCHER_MISSING.at("voucher", MOST_VOUCHER));
        } else if (slip.used()) {
            reasons.add(SettlementRefusal.VOUCHER_USED.at("voucher", slip.voucher()));
        }
        LocalDate on = slip.on();
        if (on == null || on.isBefore(earliest) || on.isAfter(today)) {
            reasons.add(SettlementRefusal.DAY_WRONG.at("on", earliest));
        }
        return Decision.of(reasons);
    }

    /** It stands at this step, and the step is this side's. */
    private static List<Refusal> step(Settlement one, Settlement.State at) {
        return one.state() == at && one.side() == one.turn() ? List.of() : List.of(SettlementRefusal.NOT_NOW.with());
    }
}
