package org.niangjia.service.mutualaid.claim;

import org.jspecify.annotations.Nullable;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimFacts;

/**
 * 已读申领单. A claim as read from what was typed.
 *
 * @param invoice identity of the invoice (code and number), or null where none is needed
 * @param shown the invoice's number with its beginning hidden
 */
record ClaimForm(
        ClaimFacts facts,
        Agent agent,
        Awarded.Payee payee,
        @Nullable String invoice,
        String shown,
        boolean unitMaySee) {

    /**
     * 代办人. Who acts for the claimant, and as what; empty for nobody.
     *
     * @param authorised whether they say that the authorisation, or an heir's proof, is among the papers
     */
    record Agent(String name, String relation, String phone, boolean authorised) {
        boolean heir() {
            return relation.equals("HEIR");
        }
    }
}
