package org.niangjia.service.mutualaid;

import org.niangjia.base.Bilingual;
import org.niangjia.base.Refusal;

/** 参保和申领的退回原因. */
public enum MutualAidRefusal {
    SCHEME_UNKNOWN,
    NOBODY_LISTED,
    TWICE_IN_LIST,
    ALREADY_ENROLLED,
    NO_COVER,
    NOT_AT_COUNTER,
    SCHEME_CHOICE,
    KIND_MISSING,
    DAY_MISSING,
    DAY_IN_FUTURE,
    DISCHARGED_BEFORE,
    SETTLED_BEFORE,
    REIMBURSED_BEFORE,
    FOUND_OUTSIDE_STAY,
    HOSPITAL_MISSING,
    GRADE_WRONG,
    DIAGNOSIS_MISSING,
    ICD_WRONG,
    GROUP_UNKNOWN,
    CAUSE_UNKNOWN,
    TEXT_TOO_LONG,
    AMOUNT_UNKNOWN,
    AMOUNT_NOT_A_SUM,
    AMOUNT_NEGATIVE,
    AMOUNT_FRACTION,
    AMOUNT_TOO_LARGE,
    AMOUNTS_MISSING,
    INVOICE_MISSING,
    INVOICE_WRONG,
    INVOICE_USED,
    CARD_WRONG,
    BANK_MISSING,
    AGENT_INCOMPLETE,
    AUTHORISATION_MISSING,
    PAYEE_OTHER,
    CONSENT_MISSING,
    MODULE_UNKNOWN,
    PAPERS_MISSING,
    WORDS_MISSING,
    VERDICT_MISSING,
    NOT_PAYABLE,
    CASHIER_REVIEWS,
    OWN_CLAIM,
    ENTERED_BY_REVIEWER,
    HEAD_NEEDED,
    AWARDED_ALREADY,
    SAMPLE_RESULT,
    NOTHING_RETURNED,
    FUND_KIND_MISSING,
    FUND_AMOUNT_WRONG,
    FUND_DAY_WRONG,
    FUND_WORDS_MISSING,
    COVER_IN_FORCE,
    REPAYMENT_SETTLED,
    CASH_MISSING,
    DIED_ON_WRONG,
    HEIR_PROOF_MISSING,
    HEIRS_MISSING,
    HEIR_TWICE,
    HEIR_SHARE_WRONG,
    HEIR_SHARES_NOT_WHOLE,
    ESTATE_STANDS,
    RECOVERY_PENDING,
    TOLD_HOW_MISSING,
    TOLD_BEFORE,
    TOLD_TELLER_MISSING,
    TOLD_WHOM_MISSING,
    NOT_PAID_YET,
    FOUND_MISSING,
    NOTHING_OVERPAID,
    NOTHING_UNDERPAID,
    RECHECK_MIXED,
    RECHECK_RECOVERED,
    NOBODY_AGREED,
    AGREED_TOO_MUCH,
    SUMS_CHANGED,
    RECOVERY_STEP,
    REPAYMENT_ASKED,
    PROPOSED_BY_YOU,
    DECIDED_BY_YOU,
    OBJECTED_ONCE,
    OBJECTION_TOO_LATE,
    MORE_THAN_BEFORE,
    CAME_ALREADY,
    REPAYMENT_AMOUNT,
    CONSENT_OPEN,
    NO_CONSENT;

    public Refusal with(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i] instanceof Bilingual name ? name.written() : String.valueOf(args[i]);
        }
        return Refusal.of("mutualaid." + name(), texts);
    }

    /** The same, at a field of a form. */
    public Refusal at(String field, Object... args) {
        return with(args).at(field);
    }
}
