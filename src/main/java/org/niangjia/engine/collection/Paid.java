package org.niangjia.engine.collection;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * 已缴款. A settled notice as its service hears of it.
 *
 * @param paidOn day on which the last of the money arrived
 * @param transfers transfers of the ledger by the code of the notice's part
 */
public record Paid(Notice notice, LocalDate paidOn, Map<String, UUID> transfers) {
    public Paid {
        transfers = Map.copyOf(transfers);
    }
}
