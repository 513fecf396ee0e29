package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.niangjia.engine.benefit.Computed;

/**
 * 核定的互助金. What a decision gives somebody for one event in one plan year.
 *
 * @param seq number of the award in the plan year, from the sums that it was computed from
 * @param on day of the event
 * @param computed without refusals; may come to nothing
 * @param enrolments the cover behind each module that pays, by the module's code
 */
public record Awarded(
        UUID person,
        String scheme,
        int year,
        int seq,
        LocalDate on,
        LocalDate decidedOn,
        Computed computed,
        Map<String, UUID> enrolments) {

    /** 收款人. Whom the money goes to, and where. */
    public record Payee(String name, String account, String bank) {}
}
