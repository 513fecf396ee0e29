package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.base.Refusal;
import org.niangjia.platform.frame.Words;

/** 计算说明. Results as data for JSON and as lines for people, in a language. */
public final class Explanation {
    private final Words words;

    public Explanation(Words words) {
        this.words = words;
    }

    /** {@code {"claims":[{"payoutFen","trace":[…],"refusals":[…]}],"totalFen"}}. */
    public Map<String, Object> data(List<Computed> results) {
        List<Map<String, Object>> claims = new ArrayList<>();
        long total = 0;
        for (Computed result : results) {
            Map<String, Object> claim = new LinkedHashMap<>();
            claim.put("payoutFen", result.payoutFen());
            claim.put("trace", result.trace().stream().map(this::step).toList());
            claim.put("refusals", result.refusals().stream().map(this::refusal).toList());
            claims.add(claim);
            total = Math.addExact(total, result.payoutFen());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("claims", claims);
        answer.put("totalFen", total);
        return answer;
    }

    private Map<String, Object> step(TraceLine line) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", line.code().replace("benefit.", ""));
        if (!line.module().isEmpty()) {
            step.put("module", line.module());
        }
        if (!line.benefit().isEmpty()) {
            step.put("benefit", line.benefit());
        }
        step.put("text", text(line));
        line.figures().forEach((name, figure) -> step.put(named(name), plain(figure)));
        return step;
    }

    private static String named(String figure) {
        return figure.equals("rate") || figure.equals("days") ? figure : figure + "Fen";
    }

    private static BigDecimal plain(BigDecimal figure) {
        BigDecimal plain = figure.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private Map<String, Object> refusal(Refusal refusal) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("code", refusal.code());
        each.put("message", message(refusal));
        return each;
    }

    /** A reason in words, with its rule and source. */
    public String message(Refusal refusal) {
        return words.t(refusal.code(), refusal.args().toArray());
    }

    /** A step in words. */
    public String text(TraceLine line) {
        String key = line.code().startsWith("benefit.") ? line.code() : "benefit.trace." + line.code();
        return words.t(key, line.args().toArray());
    }
}
