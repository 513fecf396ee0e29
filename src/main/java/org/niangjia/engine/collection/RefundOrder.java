package org.niangjia.engine.collection;

import java.util.UUID;

/**
 * 暂收退款单. What a till asks its service to have paid back out of suspense.
 *
 * @param id the same refund is paid once
 * @param about what the payee reads beside the amount
 * @param account number of the payee's account, digits alone
 * @param bank name of the bank, may be empty
 */
public record RefundOrder(UUID id, String about, long amountFen, String payee, String account, String bank) {
    @Override
    public String toString() {
        return "RefundOrder[" + id + "]";
    }
}
