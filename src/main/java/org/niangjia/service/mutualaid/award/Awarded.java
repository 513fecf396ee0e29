package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.service.mutualaid.MutualAidRefusal;

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
    public record Payee(String name, String account, String bank) {
        private static final Pattern CARD = Pattern.compile("\\d{12,19}");
        private static final int CARD_WITH_CHECK = 16;

        /** 银行账号: what is wrong with one, as typed: digits, with a right check digit where it is a card, and the bank's name. */
        public static List<Refusal> account(String card, String bank) {
            List<Refusal> reasons = new ArrayList<>();
            if (!CARD.matcher(card).matches() || card.length() >= CARD_WITH_CHECK && !luhn(card)) {
                reasons.add(MutualAidRefusal.CARD_WRONG.at("bankCard"));
            }
            if (bank.isEmpty()) {
                reasons.add(MutualAidRefusal.BANK_MISSING.at("bank"));
            }
            return reasons;
        }

        private static boolean luhn(String digits) {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int twice = i % 2 == 1 ? digit * 2 : digit;
                sum += twice > 9 ? twice - 9 : twice;
            }
            return sum % 10 == 0;
        }
    }
}
