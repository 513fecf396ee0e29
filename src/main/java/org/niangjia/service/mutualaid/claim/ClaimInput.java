package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 申领单. What somebody hands in, as typed. Programs name amounts in fen ({@code amounts}); the form sends yuan as typed
 * ({@code amount}) beside their codes ({@code amountCode}).
 *
 * @param name whose claim it is, where it is not the account's own member
 * @param kind STAY, DIAGNOSIS or ACCIDENT
 * @param on day of the diagnosis or accident
 * @param settled day of the settlement, where it is later than the discharge
 * @param reimbursed day on which the social insurance paid at its counter (零星报销)
 * @param group codes that the scheme pays lumps for
 * @param agentRelation of a 代办人: SPOUSE, CHILD, PARENT, SIBLING, COLLEAGUE, UNIT, HEIR or OTHER
 * @param authorised whether the authorisation of a 代办人, or an heir's proof, is among the papers
 * @param payeeName holder of the card; another one than the claimant is an heir with proof
 * @param consent the separate consent to the use of health data
 * @param unitMaySee whether the unit may see state and amount
 */
record ClaimInput(
        @Nullable Integer district,
        @Nullable String scheme,
        @Nullable String module,
        @Nullable String name,
        @Nullable String idNumber,
        @Nullable String kind,
        @Nullable LocalDate admitted,
        @Nullable LocalDate discharged,
        @Nullable LocalDate on,
        @Nullable LocalDate settled,
        @Nullable LocalDate reimbursed,
        @Nullable String hospital,
        @Nullable Integer hospitalGrade,
        @Nullable String cause,
        @Nullable String diagnosis,
        @Nullable String icd,
        @Nullable List<String> group,
        @Nullable Map<String, Object> amounts,
        @Nullable List<String> amountCode,
        @Nullable List<String> amount,
        @Nullable String invoiceCode,
        @Nullable String invoiceNumber,
        @Nullable String invoiceCheck,
        @Nullable String payeeName,
        @Nullable String bankCard,
        @Nullable String bank,
        @Nullable String agentName,
        @Nullable String agentRelation,
        @Nullable String agentPhone,
        @Nullable Boolean authorised,
        @Nullable Boolean consent,
        @Nullable Boolean unitMaySee) {

    static ClaimInput blank() {
        return new ClaimInput(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What was typed for an amount of the form, to be shown again; empty at first. */
    String typedAmount(String code) {
        int at = amountCode == null ? -1 : amountCode.indexOf(code);
        return at < 0 || amount == null || at >= amount.size() ? "" : clean(amount.get(at));
    }

    /** A part of the invoice's identity, by the name of its field. */
    String invoice(String field) {
        return clean(
                switch (field) {
                    case "invoiceCode" -> invoiceCode;
                    case "invoiceNumber" -> invoiceNumber;
                    default -> invoiceCheck;
                });
    }

    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }
}
