package org.niangjia.service.mutualaid.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.Fund;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 清算台. The county draws up, the office of the pool confirms or returns, the cashier of who owes pays, the cashier of the other side
 * writes down that it came. Each step is one transaction of one district; the other side hears of it from the courier.
 */
@Service
class SettlementDesk {
    static final String SUBJECT = "settlement";

    private final Settlements settlements;
    private final SettlementExchange exchange;
    private final PoolBooks pools;
    private final Fund fund;
    private final Partitions partitions;
    private final Outbox outbox;
    private final Trail trail;
    private final Clock clock;

    SettlementDesk(
            Settlements settlements,
            SettlementExchange exchange,
            PoolBooks pools,
            Fund fund,
            Partitions partitions,
            Outbox outbox,
            Trail trail,
            Clock clock) {
        this.settlements = settlements;
        this.exchange = exchange;
        this.pools = pools;
        this.fund = fund;
        this.partitions = partitions;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /** 编制. Throws RefusedException with every reason, ConflictException when somebody else has just drawn up this period. */
    @Transactional
    public Settlement draw(Caller by, String scheme, @Nullable YearMonth month) {
        Scope scope = by.scope();
        int county = by.worn().district();
        LocalDate on = month == null ? today() : month.atEndOfMonth();
        Optional<Settlement.Settled> where = pools.settled(scope, county, scheme, on);
        SettlementRules.Books books = books(scope, county, scheme, where.orElse(null));
        SettlementRules.drawn(books, month).orThrow();
        SettlementRules.Span span = SettlementRules.span(books, Objects.requireNonNull(month));
        Fund.Sums sums = fund.between(scope, county, scheme, span.from(), span.until());
        Settlement one = Settlement.drawn(Uuid7.next(clock), where.orElseThrow(), span, sums, signed(by));
        exchange.insert(scope, one);
        pools.account(scope, one);
        record(scope, one, "drawn");
        return one;
    }

    private SettlementRules.Books books(Scope scope, int county, String scheme, Settlement.@Nullable Settled where) {
        if (where == null) {
            return new SettlementRules.Books(false, false, null, null, null);
        }
        return new SettlementRules.Books(
                true,
                partitions.has(where.pool()),
                pools.firstDay(scope, county, scheme),
                pools.closedTo(scope, county, scheme),
                settlements
                        .last(scope, county, scheme)
                        .map(last -> new SettlementRules.Last(last.until(), last.state()))
                        .orElse(null));
    }

    /** 确认. Where nothing is owed it is settled with that. */
    @Transactional
    public Settlement confirm(Caller by, Settlement seen, int version) {
        SettlementRules.confirmed(at(seen, version), by.account()).orThrow();
        Settlement.State to = seen.direction() == Settlement.Direction.NOTHING
                ? Settlement.State.SETTLED
                : Settlement.State.CONFIRMED;
        settlements.decide(by.scope(), seen, to, signed(by), "");
        pools.account(by.scope(), seen);
        return done(by.scope(), seen, "confirmed");
    }

    /** 退回, with the reason; the county may draw up the period again. */
    @Transactional
    public Settlement sendBack(Caller by, Settlement seen, int version, String reason) {
        SettlementRules.returned(at(seen, version), by.account(), reason).orThrow();
        settlements.decide(by.scope(), seen, Settlement.State.RETURNED, signed(by), reason);
        return done(by.scope(), seen, "returned");
    }

    /** 付款. 上解 by the county, 下拨 by the pool; in the books with the day of the bank. */
    @Transactional
    public Settlement pay(Caller by, Settlement seen, int version, @Nullable LocalDate on, String voucher) {
        SettlementRules.paid(at(seen, version), by.account(), slip(by.scope(), seen, on, voucher), today())
                .orThrow();
        Settlement.Moved moved = new Settlement.Moved(Objects.requireNonNull(on), voucher, signed(by));
        settlements.pay(by.scope(), seen, moved);
        settlements.booked(by.scope(), seen, pools.post(by.scope(), seen, moved));
        return done(by.scope(), seen, "paid");
    }

    /** 到账. */
    @Transactional
    public Settlement arrive(Caller by, Settlement seen, int version, @Nullable LocalDate on, String voucher) {
        SettlementRules.arrived(at(seen, version), by.account(), slip(by.scope(), seen, on, voucher), today())
                .orThrow();
        Settlement.Moved moved = new Settlement.Moved(Objects.requireNonNull(on), voucher, signed(by));
        settlements.arrive(by.scope(), seen, moved);
        settlements.booked(by.scope(), seen, pools.post(by.scope(), seen, moved));
        return done(by.scope(), seen, "arrived");
    }

    /**
     * 银行退回. Said by whoever paid. The house of the other side takes the money out of what is in transit there, unless it has been
     * written down as arrived; only when that is known here the books follow.
     */
    @Transactional
    public Settlement bounce(Caller by, Settlement seen, int version, @Nullable LocalDate on, String voucher) {
        SettlementRules.Slip slip = new SettlementRules.Slip(on, voucher, false);
        SettlementRules.bounced(at(seen, version), by.account(), slip, today()).orThrow();
        settlements.bounce(by.scope(), seen, new Settlement.Moved(Objects.requireNonNull(on), voucher, signed(by)));
        return done(by.scope(), seen, "bounced");
    }

    private SettlementRules.Slip slip(Scope scope, Settlement one, @Nullable LocalDate on, String voucher) {
        return new SettlementRules.Slip(on, voucher, settlements.used(scope, one, voucher));
    }

    /** 听到. What the other side did, put down here; once, however often it is told. In this side's own transaction. */
    @Transactional
    public void learn(Settlement theirs) {
        Settlement one = theirs.mirrored();
        Scope house = Scope.house(one.district());
        Settlement.Moved claimed = settlements
                .find(house, one.district(), one.id())
                .filter(known -> known.state() == Settlement.State.BOUNCED)
                .map(Settlement::bounced)
                .orElse(null);
        if (!exchange.learn(house, one)) {
            return;
        }
        String heard = one.state().name().toLowerCase(Locale.ROOT);
        trail.record(Actor.HOUSE, one.district(), "settlement.heard_" + heard, SUBJECT, one.id(), one.no());
        if (one.state() == Settlement.State.BOUNCED) {
            settlements.unpay(house, one);
        }
        if (claimed == null) {
            tell(one, heard, one.side() == Settlement.Side.COUNTY ? one.drawn() : one.decided());
        } else if (one.state() == Settlement.State.SETTLED) {
            tell(one, "came_after_all", claimed.signed());
        } else {
            pools.takeBack(house, one, settlements.transfer(house, one), claimed);
            settlements.booked(house, one, null);
            tell(one, "reopened", claimed.signed());
        }
    }

    private void tell(Settlement one, String what, Settlement.@Nullable Signed reader) {
        if (reader != null) {
            outbox.tell(
                    one.district(),
                    reader.by(),
                    "mutualaid.told.settlement_" + what,
                    List.of(one.no()),
                    SettlementPages.page(one.id()));
        }
    }

    private static Settlement at(Settlement seen, int version) {
        if (version >= 0 && version != seen.version()) {
            throw new ConflictException(Settlements.MEANWHILE);
        }
        return seen;
    }

    private Settlement done(Scope scope, Settlement seen, String act) {
        record(scope, seen, act);
        return settlements.get(scope, seen.district(), seen.id());
    }

    private void record(Scope scope, Settlement one, String act) {
        trail.record(scope.actor(), one.district(), "settlement." + act, SUBJECT, one.id(), one.no());
    }

    private Settlement.Signed signed(Caller by) {
        UUID account = by.account();
        return new Settlement.Signed(
                clock.instant(), account, by.scope().actor().name());
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
