package org.niangjia.service.mutualaid.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 清算一览. What an office has with the other level, and which of its funds can be settled. */
@Component
class SettlementLists {
    private final Settlements settlements;
    private final PoolBooks pools;
    private final Regions regions;

    SettlementLists(Settlements settlements, PoolBooks pools, Regions regions) {
        this.settlements = settlements;
        this.pools = pools;
        this.regions = regions;
    }

    /**
     * 往来（供程序）. Of one county with one pool, in the books of this office.
     *
     * @param transitFen paid and not arrived
     */
    record Account(
            String scheme,
            String side,
            int county,
            String place,
            long remittedFen,
            long allottedFen,
            long transitFen) {}

    /** 可编制的方案. Settled until a day, books closed until a day. */
    record Ready(
            String code,
            String name,
            @Nullable LocalDate settledTo,
            @Nullable LocalDate closedTo) {}

    String place(int district) {
        return regions.find(district).map(Region::name).orElse(String.valueOf(district));
    }

    /** Counties with this piece in their name, of those that an office settles with. */
    List<Integer> named(Scope scope, int district, String text) {
        return text.isEmpty()
                ? List.of()
                : pools.held(scope, district).stream()
                        .map(PoolBooks.Held::county)
                        .distinct()
                        .filter(county -> place(county).contains(text))
                        .toList();
    }

    /** What moved and what is on its way, in the books of an office. */
    List<Account> accounts(Scope scope, int district) {
        List<Settlement> open = settlements.open(scope, district);
        return pools.held(scope, district).stream()
                .map(each -> account(scope, district, each, open))
                .toList();
    }

    private Account account(Scope scope, int district, PoolBooks.Held held, List<Settlement> open) {
        Settlements.Gone gone = settlements.gone(scope, district, held);
        long transit = open.stream()
                .filter(one -> one.state() == Settlement.State.PAID || one.state() == Settlement.State.BOUNCED)
                .filter(one -> one.side() == held.side() && one.county() == held.county())
                .filter(one -> one.scheme().equals(held.scheme()))
                .mapToLong(Settlement::amountFen)
                .sum();
        return new Account(
                held.scheme(),
                held.side().name(),
                held.county(),
                place(held.county()),
                gone.remittedFen(),
                gone.allottedFen(),
                transit);
    }

    /** Funds of an office that are part of a pool above. */
    List<Ready> ready(Scope scope, int district, boolean chinese) {
        List<Ready> ready = new ArrayList<>();
        for (Scheme each : pools.above(scope, district)) {
            ready.add(new Ready(
                    each.code(),
                    chinese ? each.name() : each.english(),
                    settlements
                            .last(scope, district, each.code())
                            .map(Settlement::until)
                            .orElse(null),
                    pools.closedTo(scope, district, each.code())));
        }
        return ready;
    }
}
