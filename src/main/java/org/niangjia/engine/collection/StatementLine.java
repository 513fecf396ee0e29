package org.niangjia.engine.collection;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 到账明细. A line of a bank statement.
 *
 * @param serial the bank's own number; with day and amount it is the line
 * @param usedFen what is no longer in suspense
 */
record StatementLine(
        int district,
        UUID id,
        String till,
        String serial,
        LocalDate bookedOn,
        long amountFen,
        String payer,
        String remark,
        long usedFen) {

    long restFen() {
        return amountFen - usedFen;
    }
}
