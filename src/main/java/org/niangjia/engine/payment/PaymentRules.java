package org.niangjia.engine.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Refusal;

/** 付款规则. What may be ordered, batched, released, and what the bank may say; pure. */
final class PaymentRules {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;
    private static final int LONGEST_NAME = 60;

    /** Payments in one batch: what one posting of the ledger takes. */
    static final int MOST_LINES = 2_000;

    private PaymentRules() {}

    /** 收款账户: digits alone, 8 to 32 of them, and a holder. */
    static List<Refusal> payee(Payee payee) {
        List<Refusal> reasons = new ArrayList<>();
        if (payee.name().isBlank() || payee.name().length() > LONGEST_NAME) {
            reasons.add(PaymentRefusal.PAYEE_MISSING.with().at("payee"));
        }
        boolean digits = payee.account().matches("\\d{" + SHORTEST + "," + LONGEST + "}");
        if (!digits) {
            reasons.add(PaymentRefusal.ACCOUNT_WRONG.with(SHORTEST, LONGEST).at("account"));
        }
        return reasons;
    }

    /** 组批: whoever decided a payment does not take it to the bank. */
    static List<Refusal> batched(Set<UUID> chosen, List<Orders.Open> found, UUID maker) {
        List<Refusal> reasons = new ArrayList<>();
        if (chosen.isEmpty()) {
            reasons.add(PaymentRefusal.NOTHING_CHOSEN.with());
        }
        if (chosen.size() > MOST_LINES) {
            reasons.add(PaymentRefusal.TOO_MANY.with(MOST_LINES));
        }
        if (found.size() < chosen.size()) {
            reasons.add(PaymentRefusal.ORDER_GONE.with(chosen.size() - found.size()));
        }
        found.stream()
                .filter(order -> order.deciders().contains(maker))
                .map(order -> PaymentRefusal.DECIDED_BY_YOU.with(order.about()))
                .forEach(reasons::add);
        return reasons;
    }

    /** 放款复核: neither whoever made the batch nor whoever decided or asked for any of its payments. */
    static List<Refusal> released(PaymentBatch batch, List<Orders.Line> lines, UUID releaser) {
        List<Refusal> reasons = new ArrayList<>();
        if (batch.dropped()) {
            reasons.add(PaymentRefusal.DROPPED.with());
        }
        String before = batch.releasedName();
        if (before != null) {
            reasons.add(PaymentRefusal.RELEASED_ALREADY.with(before));
        }
        boolean made = batch.madeBy().equals(releaser);
        if (made) {
            reasons.add(PaymentRefusal.MADE_BY_YOU.with());
        }
        lines.stream()
                .filter(line -> line.deciders().contains(releaser))
                .map(line -> PaymentRefusal.DECIDED_BY_YOU.with(line.about()))
                .forEach(reasons::add);
        lines.stream()
                .filter(line -> !made
                        && releaser.equals(line.asker())
                        && !line.deciders().contains(releaser))
                .map(line -> PaymentRefusal.ASKED_BY_YOU.with(line.about()))
                .forEach(reasons::add);
        return reasons;
    }

    /** 撤批: as long as the file has not gone to the bank. */
    static List<Refusal> dropped(PaymentBatch batch) {
        List<Refusal> reasons = new ArrayList<>();
        if (batch.dropped()) {
            reasons.add(PaymentRefusal.DROPPED.with());
        }
        if (batch.takenAt() != null) {
            reasons.add(PaymentRefusal.FILE_TAKEN.with());
        }
        return reasons;
    }

    /** 导出银行文件: after somebody else has looked. */
    static List<Refusal> taken(PaymentBatch batch) {
        List<Refusal> reasons = new ArrayList<>();
        if (batch.dropped()) {
            reasons.add(PaymentRefusal.DROPPED.with());
        } else if (!batch.released()) {
            reasons.add(PaymentRefusal.NOT_RELEASED.with());
        }
        return reasons;
    }

    /**
     * 回盘核对. What the bank says must fit what went out: line, account, amount; and it says one thing of a line. What
     * it has said before in the same words is passed over.
     */
    static List<Refusal> answered(PaymentBatch batch, Map<Integer, Orders.Line> lines, List<ReturnFile.Line> answers) {
        List<Refusal> reasons = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ReturnFile.Line answer : answers) {
            Orders.Line line = lines.get(answer.line());
            boolean other = !answer.batch().isEmpty() && !answer.batch().equals(batch.no());
            if (line == null || other) {
                reasons.add(PaymentRefusal.LINE_UNKNOWN.with(answer.row(), answer.line()));
                continue;
            }
            if (!seen.add(answer.line())) {
                reasons.add(PaymentRefusal.LINE_TWICE.with(answer.row(), answer.line()));
            }
            if (!line.payee().account().equals(answer.account())) {
                reasons.add(PaymentRefusal.LINE_OTHER_ACCOUNT.with(answer.row(), answer.line()));
            }
            if (line.amountFen() != answer.fen()) {
                reasons.add(PaymentRefusal.LINE_OTHER_AMOUNT.with(answer.row(), answer.line()));
            }
            if (line.outcome() != null && line.outcome().equals("PAID") != answer.paid()) {
                reasons.add(PaymentRefusal.LINE_SAID_OTHERWISE.with(answer.row(), answer.line()));
            }
        }
        return reasons;
    }

    /** Answers about lines that are still open. */
    static Map<Integer, ReturnFile.Line> news(Map<Integer, Orders.Line> lines, List<ReturnFile.Line> answers) {
        Map<Integer, ReturnFile.Line> news = new HashMap<>();
        for (ReturnFile.Line answer : answers) {
            Orders.Line line = lines.get(answer.line());
            if (line != null && line.outcome() == null) {
                news.put(answer.line(), answer);
            }
        }
        return news;
    }
}
