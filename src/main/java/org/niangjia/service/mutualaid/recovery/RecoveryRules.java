package org.niangjia.service.mutualaid.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Money;
import org.niangjia.base.Refusal;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.mutualaid.MutualAidRefusal;

/** 追回规则. Pure: who may take back what was paid too much, and how much of it when; every reason at once (practice ruling 24). */
final class RecoveryRules {
    private static final int MOST_WORDS = 2_000;

    private RecoveryRules() {}

    /**
     * 经办人. Who decides, as the rules ask about them.
     *
     * @param concerned whether it is for themself
     */
    record Officer(UUID account, PostRole role, boolean concerned) {}

    private static List<Refusal> mayDecide(Officer who) {
        List<Refusal> reasons = new ArrayList<>();
        if (who.role() == PostRole.CASHIER) {
            reasons.add(MutualAidRefusal.CASHIER_REVIEWS.with());
        }
        if (who.concerned()) {
            reasons.add(MutualAidRefusal.OWN_CLAIM.with());
        }
        return reasons;
    }

    /**
     * 追回提议, as the rules ask about it.
     *
     * @param paid whether the claim was paid
     * @param overFen what comes of it
     * @param owedFen what those who owe it agreed to, all together
     */
    record Proposed(
            boolean paid, Recovery.@Nullable Found found, String words, boolean changed, long overFen, long owedFen) {}

    static Decision proposed(Officer who, Proposed proposed) {
        List<Refusal> reasons = new ArrayList<>(mayDecide(who));
        if (!proposed.paid()) {
            reasons.add(MutualAidRefusal.NOT_PAID_YET.with());
        }
        if (proposed.found() == null) {
            reasons.add(MutualAidRefusal.FOUND_MISSING.at("found"));
        }
        reasons.addAll(words(proposed.words()));
        if (!proposed.changed()) {
            reasons.add(MutualAidRefusal.AMOUNTS_MISSING.at("amount"));
        } else if (proposed.paid() && proposed.overFen() <= 0) {
            reasons.add(MutualAidRefusal.NOTHING_OVERPAID.at("amount"));
        } else if (proposed.paid() && proposed.owedFen() <= 0) {
            reasons.add(MutualAidRefusal.NOBODY_AGREED.at("agreed"));
        } else if (proposed.owedFen() > proposed.overFen()) {
            reasons.add(MutualAidRefusal.AGREED_TOO_MUCH.at(
                    "agreed", Money.ofFen(proposed.overFen()).format()));
        }
        return Decision.of(reasons);
    }

    static List<Refusal> words(String text) {
        return text.isBlank()
                ? List.of(MutualAidRefusal.WORDS_MISSING.at("text"))
                : text.length() > MOST_WORDS
                        ? List.of(MutualAidRefusal.TEXT_TOO_LONG.at("text", MOST_WORDS))
                        : List.of();
    }

    /** 为什么: in a few words. */
    static Decision reason(String text) {
        return Decision.of(words(text));
    }

    /** 复核: somebody else, of what is still as it was computed. */
    static Decision confirmed(Officer who, Recovery recovery, long overFen) {
        List<Refusal> reasons = second(who, recovery);
        if (overFen != recovery.overFen()) {
            reasons.add(MutualAidRefusal.SUMS_CHANGED.with(
                    Money.ofFen(recovery.overFen()).format(),
                    Money.ofFen(overFen).format()));
        }
        return Decision.of(reasons);
    }

    private static List<Refusal> second(Officer who, Recovery recovery) {
        List<Refusal> reasons = new ArrayList<>(mayDecide(who));
        if (recovery.state() != Recovery.State.PROPOSED) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        }
        if (recovery.proposed().by(who.account())) {
            reasons.add(MutualAidRefusal.PROPOSED_BY_YOU.with());
        }
        return reasons;
    }

    /** 不追回: also whoever proposed it may give it up. */
    static Decision dropped(Officer who, Recovery recovery, String words) {
        List<Refusal> reasons = new ArrayList<>(mayDecide(who));
        if (recovery.state() != Recovery.State.PROPOSED) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        }
        reasons.addAll(words(words));
        return Decision.of(reasons);
    }

    /** 异议: once, in time, as long as it stands. */
    static Decision objected(Recovery recovery, boolean inTime, String words) {
        List<Refusal> reasons = new ArrayList<>();
        if (recovery.state() != Recovery.State.STANDING) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        } else if (recovery.objected() != null) {
            reasons.add(MutualAidRefusal.OBJECTED_ONCE.with());
        } else if (!inTime) {
            reasons.add(MutualAidRefusal.OBJECTION_TOO_LATE.with());
        }
        reasons.addAll(words(words));
        return Decision.of(reasons);
    }

    /** 异议复核: by neither of those who decided it; what has come back already is not less than what is owed then. */
    static Decision heard(Officer who, Recovery recovery, String words, Owing owing) {
        List<Refusal> reasons = new ArrayList<>(mayDecide(who));
        Recovery.Signed confirmed = recovery.confirmed();
        if (recovery.state() != Recovery.State.OBJECTED) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        }
        if (recovery.proposed().by(who.account()) || confirmed != null && confirmed.by(who.account())) {
            reasons.add(MutualAidRefusal.DECIDED_BY_YOU.with());
        }
        if (owing.thenFen() > owing.nowFen()) {
            reasons.add(MutualAidRefusal.MORE_THAN_BEFORE.at("amount"));
        }
        if (owing.thenFen() < owing.cameFen()) {
            reasons.add(MutualAidRefusal.CAME_ALREADY.with(
                    Money.ofFen(owing.cameFen()).format()));
        }
        reasons.addAll(words(words));
        return Decision.of(reasons);
    }

    /**
     * 应退. What is owed now, what it would be then, and what has come back or been asked for of it.
     */
    record Owing(long nowFen, long thenFen, long cameFen) {}

    /**
     * 要求退款: no more than is owed and not asked for yet, one notice at a time.
     *
     * @param openFen what an earlier notice waits for; 0 where none does
     */
    static Decision asked(Recovery recovery, Debtor debtor, long openFen, long fen) {
        List<Refusal> reasons = new ArrayList<>();
        if (recovery.state() != Recovery.State.STANDING) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        }
        if (openFen > 0) {
            reasons.add(
                    MutualAidRefusal.REPAYMENT_ASKED.with(Money.ofFen(openFen).format()));
        }
        if (fen <= 0 || fen > debtor.freeFen()) {
            reasons.add(MutualAidRefusal.REPAYMENT_AMOUNT.at(
                    "amount", Money.ofFen(debtor.freeFen()).format()));
        }
        return Decision.of(reasons);
    }

    /** 同意抵扣: while something is owed, one at a time. */
    static Decision consented(Recovery recovery, Debtor debtor, boolean open, boolean agreed) {
        List<Refusal> reasons = new ArrayList<>();
        if (recovery.state() != Recovery.State.STANDING || debtor.restFen() <= 0) {
            reasons.add(MutualAidRefusal.RECOVERY_STEP.with());
        }
        if (open) {
            reasons.add(MutualAidRefusal.CONSENT_OPEN.with());
        }
        if (!agreed) {
            reasons.add(MutualAidRefusal.CONSENT_MISSING.at("consent"));
        }
        return Decision.of(reasons);
    }
}
