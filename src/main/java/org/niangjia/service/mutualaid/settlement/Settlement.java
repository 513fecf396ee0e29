package org.niangjia.service.mutualaid.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.service.mutualaid.Fund;

/**
 * 结算单. A period of a county's fund as one of the two sides has it. What came in without what went out is remitted to the pool, or
 * allotted from it.
 *
 * @param district home partition of the row: of the county, or of the office that keeps the pool
 * @param id the same on both sides
 * @param follows end of the settlement before, or null for the first
 * @param paid as whoever owes it said, or null
 * @param arrived as the other side said, or null
 * @param bounced when the bank last sent the money back, as whoever had paid it said, or null
 * @param version number of the last step; of two states the later one holds
 */
record Settlement(
        int district,
        UUID id,
        Side side,
        int county,
        int pool,
        String scheme,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate follows,
        Fund.Sums sums,
        State state,
        Signed drawn,
        @Nullable Signed decided,
        String reason,
        @Nullable Moved paid,
        @Nullable Moved arrived,
        @Nullable Moved bounced,
        int version)
        implements Versioned {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    /** 哪一方. The names are stored and never reused. */
    enum Side {
        COUNTY,
        POOL;

        Side other() {
            return this == COUNTY ? POOL : COUNTY;
        }
    }

    /** 结算状态. The names are stored and never reused. */
    enum State {
        /** 待确认 */
        DRAWN,
        /** 退回 */
        RETURNED,
        /** 已确认，待付款 */
        CONFIRMED,
        /** 在途 */
        PAID,
        /** 银行退回，等对方那一边撤下在途 */
        BOUNCED,
        /** 已结清 */
        SETTLED
    }

    /** 方向. Who owes whom. */
    enum Direction {
        /** 上解 */
        REMIT,
        /** 下拨 */
        ALLOT,
        /** 收支相抵 */
        NOTHING
    }

    /** 经手人. */
    record Signed(Instant at, UUID by, String name) {}

    /** 款项. The day and the voucher number of the side that wrote it down. */
    record Moved(LocalDate on, String voucher, Signed signed) {}

    static Settlement drawn(UUID id, Settled where, SettlementRules.Span span, Fund.Sums sums, Signed by) {
        return new Settlement(
                where.county(),
                id,
                Side.COUNTY,
                where.county(),
                where.pool(),
                where.scheme(),
                span.from(),
                span.until(),
                span.follows(),
                sums,
                State.DRAWN,
                by,
                null,
                "",
                null,
                null,
                null,
                1);
    }

    /** 结算对象. Which fund of a county settles with which office. */
    record Settled(int county, int pool, String scheme) {}

    long netFen() {
        return sums.netFen();
    }

    long amountFen() {
        return Math.abs(netFen());
    }

    Direction direction() {
        return netFen() > 0 ? Direction.REMIT : netFen() < 0 ? Direction.ALLOT : Direction.NOTHING;
    }

    Side payer() {
        return netFen() > 0 ? Side.COUNTY : Side.POOL;
    }

    boolean pays() {
        return side == payer();
    }

    /** As the other side keeps it. */
    Settlement mirrored() {
        return new Settlement(
                side == Side.COUNTY ? pool : county,
                id,
                side.other(),
                county,
                pool,
                scheme,
                from,
                until,
                follows,
                sums,
                state,
                drawn,
                decided,
                reason,
                paid,
                arrived,
                bounced,
                version);
    }

    /** 编号: county, scheme and last month. */
    String no() {
        return county + "-" + scheme + "-" + MONTH.format(until);
    }

    /** Whose step is the next; nobody's when it is over, or when the house itself takes it. */
    @Nullable
    Side turn() {
        return switch (state) {
            case DRAWN -> Side.POOL;
            case CONFIRMED -> payer();
            case PAID -> payer().other();
            case BOUNCED, RETURNED, SETTLED -> null;
        };
    }
}
