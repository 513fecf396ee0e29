package org.niangjia.engine.benefit;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.niangjia.base.TimeLimit;

/**
 * 申领和审核期限.
 *
 * @param claimWithin from the day that {@code settled} names to the claim; none where the scheme is silent
 * @param settled whether the time runs from the settlement of the bill instead of the discharge
 * @param decideWithin from handing in to the decision; the time in which the claimant supplies what is missing does not count
 * @param receiptWithin from the payment to the receipt
 * @param late what holds for a claim whose bill is reimbursed at a counter later; none where the scheme is silent
 * @param originalAboveFen an invoice of more than this is handed in on paper too, in fen
 */
public record Deadlines(
        Optional<TimeLimit> claimWithin,
        boolean settled,
        Optional<TimeLimit> decideWithin,
        Optional<TimeLimit> receiptWithin,
        Optional<Late> late,
        OptionalLong originalAboveFen) {

    /**
     * 逾期申领. A claim after the time to claim is in time for so long after the reimbursement arrived.
     *
     * @param source where the rule stands
     */
    public record Late(TimeLimit within, String source) {}

    /** Whether a sheet asks for the paper original: an invoice comes to at least the largest amount on it. */
    public boolean asksOriginal(Map<String, Long> amounts) {
        return originalAboveFen.isPresent()
                && amounts.values().stream().anyMatch(fen -> fen > originalAboveFen.getAsLong());
    }
}
