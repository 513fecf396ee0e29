package org.niangjia.service.mutualaid.estate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.service.mutualaid.MutualAidRefusal;

/** 继承规则. Pure: who may receive for somebody who has died (practice ruling 24). */
final class EstateRules {
    static final int WHOLE = 10_000;
    static final int MOST_HEIRS = 20;
    static final List<String> RELATIONS = List.of("SPOUSE", "CHILD", "PARENT", "SIBLING", "OTHER");
    static final List<String> PROOFS = List.of("NOTARY", "COURT", "AGREEMENT");
    private static final int MOST_WORDS = 60;

    private EstateRules() {}

    /** 登记内容, as typed. */
    record Entered(@Nullable LocalDate diedOn, String proof, String proofNo) {}

    /** All of it is given to somebody, nobody stands there twice, and the proof is named. */
    static Decision entered(Entered entered, List<Estates.NewHeir> heirs, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        LocalDate died = entered.diedOn();
        if (died == null || died.isAfter(today)) {
            reasons.add(MutualAidRefusal.DIED_ON_WRONG.at("diedOn"));
        }
        if (!PROOFS.contains(entered.proof())
                || entered.proofNo().isBlank()
                || entered.proofNo().length() > MOST_WORDS) {
            reasons.add(MutualAidRefusal.HEIR_PROOF_MISSING.at("proofNo", MOST_WORDS));
        }
        if (heirs.isEmpty() || heirs.size() > MOST_HEIRS) {
            reasons.add(MutualAidRefusal.HEIRS_MISSING.at("heirs"));
        }
        Set<String> numbers = new HashSet<>();
        for (Estates.NewHeir heir : heirs) {
            if (!numbers.add(heir.number().value())) {
                reasons.add(MutualAidRefusal.HEIR_TWICE.at("heirs", heir.name()));
            }
            if (heir.share() < 1 || heir.share() > WHOLE) {
                reasons.add(MutualAidRefusal.HEIR_SHARE_WRONG.at("heirs", heir.name()));
            }
        }
        long sum = heirs.stream().mapToLong(Estates.NewHeir::share).sum();
        if (!heirs.isEmpty() && sum != WHOLE) {
            reasons.add(MutualAidRefusal.HEIR_SHARES_NOT_WHOLE.at("heirs", percent(sum)));
        }
        return Decision.of(reasons);
    }

    static String percent(long share) {
        return java.math.BigDecimal.valueOf(share, 2).stripTrailingZeros().toPlainString() + "%";
    }
}
