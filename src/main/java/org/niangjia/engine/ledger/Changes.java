package org.niangjia.engine.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** 余额变动. What transfers change in the balances of their accounts. */
final class Changes {
    private final Map<UUID, Balance> byAccount = new TreeMap<>();

    static Changes of(Collection<Transfer> transfers) {
        Changes changes = new Changes();
        transfers.forEach(one -> {
            Transfer.Origin of = one.of();
            changes.add(one.debit(), one.credit(), one.kind(), one.amountFen(), of == null ? 0 : of.amountFen());
        });
        return changes;
    }

    /** One transfer, or the sum of many with the same accounts and kind. */
    void add(UUID debit, UUID credit, Transfer.Kind kind, long amountFen, long ofAmountFen) {
        long moved = kind.moves() ? amountFen : 0;
        long held = switch (kind) {
            case PENDING -> amountFen;
            case POST, VOID -> -ofAmountFen;
            case POSTED, REVERSAL -> 0;
        };
        byAccount.merge(debit, new Balance(moved, 0, held, 0), Balance::plus);
        byAccount.merge(credit, new Balance(0, moved, 0, held), Balance::plus);
    }

    /** What an account came to already. */
    void add(UUID account, Balance balance) {
        byAccount.merge(account, balance, Balance::plus);
    }

    /** Change of every account that is touched. */
    Map<UUID, Balance> byAccount() {
        return byAccount;
    }

    Balance of(UUID account) {
        return byAccount.getOrDefault(account, Balance.ZERO);
    }
}
