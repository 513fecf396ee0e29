package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** 读复核层级. Who decides up to which amount: each level ends above the one before, no larger amount is signed by fewer, the last has no end. */
final class ReviewReader {
    private static final List<String> IN_ORDER =
            List.of(Scheme.ReviewLevel.REVIEWER, Scheme.ReviewLevel.SECOND, Scheme.ReviewLevel.DEPUTY_CHAIR);
    private static final Map<String, String> SEATS = seats();

    /** What holds where a scheme is silent: the demo's levels (practice ruling 23). */
    static final List<Scheme.ReviewLevel> DEMO = List.of(
            new Scheme.ReviewLevel(
                    OptionalLong.of(2_000_00), IN_ORDER.subList(0, 1), Optional.of(new BigDecimal("0.05"))),
            new Scheme.ReviewLevel(OptionalLong.of(10_000_00), IN_ORDER.subList(0, 2), Optional.empty()),
            new Scheme.ReviewLevel(OptionalLong.empty(), IN_ORDER, Optional.empty()));

    private ReviewReader() {}

    private static Map<String, String> seats() {
        Map<String, String> seats = new LinkedHashMap<>();
        seats.put("初审", Scheme.ReviewLevel.REVIEWER);
        seats.put("复审", Scheme.ReviewLevel.SECOND);
        seats.put("分管副主席", Scheme.ReviewLevel.DEPUTY_CHAIR);
        IN_ORDER.forEach(each -> seats.put(each, each));
        return seats;
    }

    static List<Scheme.ReviewLevel> review(SchemeNode file) {
        if (!file.has("review")) {
            return DEMO;
        }
        List<SchemeNode> nodes = file.nodes("review");
        List<Scheme.ReviewLevel> levels = new ArrayList<>();
        for (SchemeNode node : nodes) {
            Scheme.ReviewLevel level =
                    new Scheme.ReviewLevel(node.yuan("upTo"), signers(node), node.rate("sample", true));
            if (!levels.isEmpty()) {
                after(levels.getLast(), level, node);
            }
            levels.add(level);
            node.done();
        }
        if (levels.isEmpty()) {
            file.faultAt(
                    "review",
                    "至少要有一级；不写“审核”就按演示的三级",
                    "at least one level is needed; without the word the demo's three hold");
        } else if (nodes.getLast().has("upTo")) {
            nodes.getLast()
                    .faultAt(
                            "upTo",
                            "最后一级不能有上限，再大的金额也要有人审",
                            "the last level has no end; larger amounts need somebody too");
        }
        return levels;
    }

    private static List<String> signers(SchemeNode node) {
        if (!node.has("by")) {
            node.must("by");
            return List.of();
        }
        List<String> by = node.choices("by", SEATS);
        if (by.size() == node.texts("by").size() && (by.isEmpty() || !by.equals(first(by.size())))) {
            node.faultAt(
                    "by",
                    "应为 [初审]、[初审, 复审] 或 [初审, 复审, 分管副主席]",
                    "[reviewer], [reviewer, second] or [reviewer, second, deputyChair]");
        }
        return by;
    }

    private static List<String> first(int n) {
        return IN_ORDER.subList(0, Math.min(n, IN_ORDER.size()));
    }

    private static void after(Scheme.ReviewLevel before, Scheme.ReviewLevel level, SchemeNode node) {
        if (before.upToFen().isEmpty()) {
            node.fault(node.line(), "上一级没有上限，后面不能再有一级", "the level before has no end; none may follow");
        } else if (level.upToFen().isPresent()
                && level.upToFen().getAsLong() <= before.upToFen().getAsLong()) {
            node.faultAt("upTo", "应大于上一级", "must be more than the level before");
        }
        if (!level.by().isEmpty() && level.by().size() < before.by().size()) {
            node.faultAt("by", "金额更大，审的人不能比上一级少", "a larger amount is not signed by fewer than the level before");
        }
    }
}
