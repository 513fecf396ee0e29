package org.niangjia.engine.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.base.Decision;
import org.niangjia.base.Money;
import org.niangjia.base.Refusal;

/** 收款规则. Pure: what may be done with money that has come, every reason at once. */
final class CollectionRules {
    private static final int MOST_NOTICES = 50;

    private CollectionRules() {}

    /** May this line go to these notices, in this order. */
    static Decision confirm(StatementLine line, List<Notice> notices) {
        List<Refusal> reasons = new ArrayList<>();
        if (notices.isEmpty()) {
            reasons.add(CollectionRefusal.NOTHING_CHOSEN.with().at("notices"));
        }
        if (notices.size() > MOST_NOTICES) {
            reasons.add(CollectionRefusal.TOO_MANY_CHOSEN.with(MOST_NOTICES).at("notices"));
        }
        if (line.restFen() == 0) {
            reasons.add(CollectionRefusal.NOTHING_IN_LINE.with().at("notices"));
        }
        long rest = line.restFen();
        for (Notice notice : notices) {
            if (!notice.till().equals(line.till())) {
                reasons.add(
                        CollectionRefusal.NOTICE_OF_ANOTHER.with(notice.code()).at("notices"));
            } else if (!notice.open()) {
                reasons.add(CollectionRefusal.NOTICE_ENDED.with(notice.code()).at("notices"));
            } else if (rest <= 0 && line.restFen() > 0) {
                reasons.add(CollectionRefusal.NOTHING_LEFT
                        .with(notice.code(), notice.payer())
                        .at("notices"));
            }
            rest -= notice.restFen();
        }
        return Decision.of(reasons);
    }

    /** How much of a line each notice gets: all that it lacks, in order, until nothing is left. */
    static Map<Notice, Long> shares(long restFen, List<Notice> notices) {
        Map<Notice, Long> shares = new LinkedHashMap<>();
        long rest = restFen;
        for (Notice notice : notices) {
            long share = Math.min(rest, notice.restFen());
            shares.put(notice, share);
            rest -= share;
        }
        return shares;
    }

    /** 退款: no more than is left, with a reason and an account to go to. */
    static Decision refund(StatementLine line, RefundDesk.Wish wish) {
        List<Refusal> reasons = new ArrayList<>();
        if (wish.fen() <= 0) {
            reasons.add(CollectionRefusal.AMOUNT_WRONG.with().at("amount"));
        } else if (wish.fen() > line.restFen()) {
            reasons.add(CollectionRefusal.MORE_THAN_LEFT
                    .with(Money.ofFen(line.restFen()).format())
                    .at("amount"));
        }
        if (wish.reason().isBlank()) {
            reasons.add(CollectionRefusal.REASON_MISSING.with().at("reason"));
        }
        if (wish.payee().isBlank()) {
            reasons.add(CollectionRefusal.PAYEE_MISSING.with().at("payee"));
        }
        if (wish.account().isBlank()) {
            reasons.add(CollectionRefusal.ACCOUNT_MISSING.with().at("account"));
        }
        return Decision.of(reasons);
    }

    /** 还有余额: own cash is told of a line that nobody has used up. */
    static Decision left(StatementLine line) {
        return Decision.of(line.restFen() > 0 ? List.of() : List.of(CollectionRefusal.NOTHING_IN_LINE.with()));
    }
}
