package org.niangjia.engine.benefit;

import java.util.List;
import java.util.Map;
import org.niangjia.base.Refusal;

/**
 * 计算结果. What is due for one claim, how it was computed, or every reason why nothing is.
 *
 * @param payoutFen due now, in fen
 * @param refusals why the claim is not payable; empty for a claim that merely comes to nothing
 * @param shares what each benefit came to, to be added up for the next claim
 * @param ends modules whose liability ends with this payment
 */
public record Computed(
        long payoutFen,
        List<TraceLine> trace,
        List<Refusal> refusals,
        Map<Progress.Of, Progress.Sum> shares,
        List<String> ends) {

    static Computed refused(List<Refusal> refusals, List<TraceLine> notes) {
        return new Computed(0, List.copyOf(notes), refusals, Map.of(), List.of());
    }
}
