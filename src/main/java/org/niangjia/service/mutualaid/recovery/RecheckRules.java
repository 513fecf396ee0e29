package org.niangjia.service.mutualaid.recovery;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.mutualaid.MutualAidRefusal;

/** 补发规则. Pure: who may say that too little was paid, and who decides of it; every reason at once (practice ruling 23). */
final class RecheckRules {
    private RecheckRules() {}

    /**
     * 复核人. Who decides, as the rules ask about them; whoever holds a seat of the claim is kept out by the register of seats.
     *
     * @param own whether it is for themself
     * @param entered whether they entered it for somebody
     * @param here whether the claim is being looked at again
     */
    record Officer(PostRole role, boolean own, boolean entered, boolean here) {}

    /**
     * 补发, as the rules ask about it.
     *
     * @param large whether so much takes more than one signature at a first decision
     * @param mixed whether one plan year comes to less
     */
    record Raised(boolean large, long missingFen, boolean mixed, String words) {}

    private static List<Refusal> mayDecide(Officer who) {
        List<Refusal> reasons = new ArrayList<>();
        if (!who.here()) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        }
        if (who.role() == PostRole.CASHIER) {
            reasons.add(MutualAidRefusal.CASHIER_REVIEWS.with());
        }
        if (who.own()) {
            reasons.add(MutualAidRefusal.OWN_CLAIM.with());
        }
        if (who.entered()) {
            reasons.add(MutualAidRefusal.ENTERED_BY_REVIEWER.with());
        }
        return reasons;
    }

    static Decision raised(Officer who, Raised raised) {
        List<Refusal> reasons = new ArrayList<>(mayDecide(who));
        if (raised.missingFen() <= 0) {
            reasons.add(MutualAidRefusal.NOTHING_UNDERPAID.at("amount"));
        }
        if (raised.mixed()) {
            reasons.add(MutualAidRefusal.RECHECK_MIXED.at("amount"));
        }
        if (raised.large() && !who.role().head()) {
            reasons.add(MutualAidRefusal.HEAD_NEEDED.with());
        }
        reasons.addAll(RecoveryRules.words(raised.words()));
        return Decision.of(reasons);
    }

    static Decision kept(Officer who, String words) {
        List<Refusal> reasons = new ArrayList<>(mayDecide(who));
        reasons.addAll(RecoveryRules.words(words));
        return Decision.of(reasons);
    }

    /** 异议: why, and once. */
    static Decision objected(String words, int before) {
        List<Refusal> reasons = new ArrayList<>(RecoveryRules.words(words));
        if (before > 0) {
            reasons.add(MutualAidRefusal.OBJECTED_ONCE.with());
        }
        return Decision.of(reasons);
    }
}
