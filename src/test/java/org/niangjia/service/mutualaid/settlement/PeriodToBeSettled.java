package org.niangjia.service.mutualaid.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.service.mutualaid.Fund;

@DisplayName("哪一期能结算，谁能办哪一步")
class PeriodToBeSettled {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);
    private static final UUID CLERK = new UUID(1, 1);
    private static final UUID UPPER = new UUID(1, 2);
    private static final UUID CASHIER = new UUID(1, 3);

    private static List<String> codes(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.reasons().stream()
                        .map(Refusal::code)
                        .map(code -> code.replace("mutualaid.settlement.", ""))
                        .toList()
                : List.of();
    }

    private static SettlementRules.Books books(@Nullable LocalDate closedTo, SettlementRules.@Nullable Last last) {
        return new SettlementRules.Books(true, true, FIRST, closedTo, last);
    }

    private static SettlementRules.Last last(int month, Settlement.State state) {
        return new SettlementRules.Last(YearMonth.of(2026, month).atEndOfMonth(), state);
    }

    @Test
    @DisplayName("月份结了账才能结算，差一天也不行")
    void endsWithAClosedMonth() {
        assertThat(codes(SettlementRules.drawn(books(SEPTEMBER.atEndOfMonth(), null), SEPTEMBER)))
                .isEmpty();
        assertThat(codes(SettlementRules.drawn(books(LocalDate.of(2026, 9, 29), null), SEPTEMBER)))
                .containsExactly("MONTH_OPEN");
        assertThat(codes(SettlementRules.drawn(books(null, null), SEPTEMBER))).containsExactly("MONTH_OPEN");
    }

    @Test
    @DisplayName("第一期从第一笔账那天开始，以后从上期的第二天开始")
    void beginsTheDayAfterTheLast() {
        LocalDate closed = SEPTEMBER.atEndOfMonth();
        assertThat(SettlementRules.span(books(closed, null), SEPTEMBER))
                .isEqualTo(new SettlementRules.Span(FIRST, closed, null));
        assertThat(SettlementRules.span(books(closed, last(8, Settlement.State.SETTLED)), SEPTEMBER))
                .isEqualTo(new SettlementRules.Span(LocalDate.of(2026, 9, 1), closed, LocalDate.of(2026, 8, 31)));
    }

    @Test
    @DisplayName("结过的月份不再结；上一张没确认，下一张等着")
    void comesAfterTheLast() {
        LocalDate closed = SEPTEMBER.atEndOfMonth();
        assertThat(codes(SettlementRules.drawn(books(closed, last(9, Settlement.State.PAID)), SEPTEMBER)))
                .containsExactly("PERIOD_SETTLED");
        assertThat(codes(SettlementRules.drawn(books(closed, last(8, Settlement.State.CONFIRMED)), SEPTEMBER)))
                .isEmpty();
        assertThat(codes(SettlementRules.drawn(books(closed, last(8, Settlement.State.DRAWN)), SEPTEMBER)))
                .containsExactly("PREVIOUS_WAITS");
    }

    @Test
    @DisplayName("不对的地方一次说完")
    void isRefusedWithEveryReason() {
        SettlementRules.Books empty =
                new SettlementRules.Books(true, false, null, null, last(9, Settlement.State.DRAWN));
        assertThat(codes(SettlementRules.drawn(empty, SEPTEMBER)))
                .containsExactly("POOL_NOT_HERE", "PREVIOUS_WAITS", "MONTH_OPEN", "PERIOD_SETTLED", "NOTHING_BOOKED");
        assertThat(codes(SettlementRules.drawn(empty, null)))
                .containsExactly("POOL_NOT_HERE", "PREVIOUS_WAITS", "MONTH_MISSING");
        SettlementRules.Books own = new SettlementRules.Books(false, true, FIRST, SEPTEMBER.atEndOfMonth(), null);
        assertThat(codes(SettlementRules.drawn(own, SEPTEMBER))).as("县级统筹的不用清算").containsExactly("SCHEME_NOT_POOLED");
        assertThat(codes(SettlementRules.drawn(books(SEPTEMBER.atEndOfMonth(), null), YearMonth.of(2026, 6))))
                .as("第一笔账以前没有可结的")
                .containsExactly("NOTHING_BOOKED");
    }

    /** Took in so much more than it paid; below zero for less. */
    private static Settlement one(long netFen, Settlement.Side side, Settlement.State state) {
        Settlement.Signed drawn = new Settlement.Signed(Instant.parse("2026-10-08T02:00:00Z"), CLERK, "县");
        Settlement.Signed decided = new Settlement.Signed(Instant.parse("2026-10-10T02:00:00Z"), UPPER, "市");
        boolean waits = state == Settlement.State.DRAWN;
        Settlement.Moved paid = state == Settlement.State.PAID
                ? new Settlement.Moved(
                        LocalDate.of(2026, 10, 12), "1", new Settlement.Signed(drawn.at(), CASHIER, "出纳"))
                : null;
        Fund.Sums sums = new Fund.Sums(0, netFen, 0, 0, 0, 0, 0, 0, netFen);
        SettlementRules.Span span = new SettlementRules.Span(FIRST, SEPTEMBER.atEndOfMonth(), null);
        Settlement.Settled where = new Settlement.Settled(330109, 330100, "hangzhou");
        Settlement base = Settlement.drawn(new UUID(0, 1), where, span, sums, drawn);
        Settlement moved = new Settlement(
                base.district(),
                base.id(),
                base.side(),
                base.county(),
                base.pool(),
                base.scheme(),
                base.from(),
                base.until(),
                base.follows(),
                sums,
                state,
                drawn,
                waits ? null : decided,
                "",
                paid,
                null,
                null,
                2);
        return side == Settlement.Side.COUNTY ? moved : moved.mirrored();
    }

    @Test
    @DisplayName("收大于支县里上解，支大于收上级下拨，一分不差就不划款")
    void movesWhatIsLeft() {
        assertThat(one(1, Settlement.Side.COUNTY, Settlement.State.CONFIRMED).direction())
                .isEqualTo(Settlement.Direction.REMIT);
        assertThat(one(0, Settlement.Side.COUNTY, Settlement.State.CONFIRMED).direction())
                .isEqualTo(Settlement.Direction.NOTHING);
        assertThat(one(-1, Settlement.Side.COUNTY, Settlement.State.CONFIRMED).direction())
                .isEqualTo(Settlement.Direction.ALLOT);
    }

    @Test
    @DisplayName("编制的是县，确认的是上级，而且不是同一个人")
    void isConfirmedAbove() {
        Settlement above = one(1, Settlement.Side.POOL, Settlement.State.DRAWN);
        assertThat(codes(SettlementRules.confirmed(above, UPPER))).isEmpty();
        assertThat(codes(SettlementRules.confirmed(above, CLERK))).containsExactly("DRAWN_BY_YOU");
        assertThat(codes(SettlementRules.confirmed(one(1, Settlement.Side.COUNTY, Settlement.State.DRAWN), UPPER)))
                .containsExactly("NOT_NOW");
        assertThat(codes(SettlementRules.returned(above, CLERK, " ")))
                .containsExactly("DRAWN_BY_YOU", "REASON_MISSING");
        assertThat(codes(SettlementRules.returned(above, UPPER, "多".repeat(500))))
                .isEmpty();
        assertThat(codes(SettlementRules.returned(above, UPPER, "多".repeat(501))))
                .containsExactly("REASON_MISSING");
    }

    private static List<String> paid(Settlement one, UUID who, @Nullable LocalDate on) {
        return codes(SettlementRules.paid(one, who, new SettlementRules.Slip(on, "记-1", false), TODAY));
    }

    @Test
    @DisplayName("欠款的一方付，从确认那天到今天")
    void isPaidByWhoOwes() {
        Settlement remitted = one(1, Settlement.Side.COUNTY, Settlement.State.CONFIRMED);
        assertThat(paid(remitted, CASHIER, LocalDate.of(2026, 10, 10))).isEmpty();
        assertThat(paid(remitted, CASHIER, LocalDate.of(2026, 10, 9))).containsExactly("DAY_WRONG");
        assertThat(paid(remitted, CASHIER, TODAY)).isEmpty();
        assertThat(paid(remitted, CASHIER, TODAY.plusDays(1))).containsExactly("DAY_WRONG");
        assertThat(paid(remitted, UPPER, null)).containsExactly("DECIDED_BY_YOU", "DAY_WRONG");
        assertThat(paid(one(1, Settlement.Side.POOL, Settlement.State.CONFIRMED), CASHIER, TODAY))
                .containsExactly("NOT_NOW");
        assertThat(paid(one(-1, Settlement.Side.POOL, Settlement.State.CONFIRMED), CASHIER, TODAY))
                .isEmpty();
    }

    @Test
    @DisplayName("付了才有到账，不早于付款那天；凭证不重用")
    void arrivesAfterItWasPaid() {
        Settlement way = one(1, Settlement.Side.POOL, Settlement.State.PAID);
        SettlementRules.Slip slip = new SettlementRules.Slip(LocalDate.of(2026, 10, 12), "市-1", false);
        assertThat(codes(SettlementRules.arrived(way, CASHIER, slip, TODAY))).isEmpty();
        assertThat(codes(SettlementRules.arrived(
                        one(1, Settlement.Side.POOL, Settlement.State.CONFIRMED), CASHIER, slip, TODAY)))
                .containsExactly("NOT_NOW");
        assertThat(codes(SettlementRules.arrived(
                        way, CASHIER, new SettlementRules.Slip(LocalDate.of(2026, 10, 11), "市-1", true), TODAY)))
                .containsExactly("VOUCHER_USED", "DAY_WRONG");
        assertThat(codes(SettlementRules.arrived(
                        way, CASHIER, new SettlementRules.Slip(TODAY, "9".repeat(61), false), TODAY)))
                .containsExactly("VOUCHER_MISSING");
    }
}
