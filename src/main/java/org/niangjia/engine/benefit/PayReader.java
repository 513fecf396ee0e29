package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** 读补助方式. How much a benefit of a scheme file pays: by slabs, by days, or a lump for diagnoses. */
final class PayReader {
    private static final Pattern LIKE_ICD = Pattern.compile("[^\\p{IsHan}][0-9０-９].*");
    private static final Pattern GROUP = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]{0,39}");

    private PayReader() {}

    static Optional<Pay> pay(SchemeNode node) {
        List<String> kinds = List.of("slabs", "rate", "perDay", "diagnosis").stream()
                .filter(node::has)
                .toList();
        if (kinds.size() != 1) {
            node.fault(
                    node.line(),
                    "应写且只写一种补助：分段 slabs、比例 rate、每天 perDay 或 病种 diagnosis",
                    "exactly one of slabs, rate, perDay or diagnosis is expected");
            kinds.forEach(node::texts);
            return Optional.empty();
        }
        return Optional.of(
                switch (kinds.getFirst()) {
                    case "perDay" -> daily(node);
                    case "diagnosis" -> lump(node);
                    default -> slabs(node);
                });
    }

    private static Pay lump(SchemeNode node) {
        both(node, "pays");
        return new Pay.Lump(something(node, "pays"), diagnoses(node));
    }

    /** Whatever looks like an ICD-10 code has to be one: a slip of the pen would never be paid. */
    private static Set<String> diagnoses(SchemeNode node) {
        Set<String> codes = new TreeSet<>(node.texts("diagnosis"));
        if (codes.isEmpty()) {
            node.faultAt("diagnosis", "至少要写一个病种", "at least one diagnosis is needed");
        }
        for (String code : codes) {
            boolean known = LIKE_ICD.matcher(code).matches()
                    ? Asking.isIcd(code)
                    : GROUP.matcher(code).matches();
            if (!known) {
                node.faultAt(
                        "diagnosis",
                        "“" + code + "”应为方案自己定的代码（字母开头），或一个 ICD-10 编码的开头：大写字母加两位数字，如 C50、C50.9；几个编码分开写",
                        code
                                + " should be a code that the scheme chooses, or the beginning of one ICD-10 code: a capital letter"
                                + " and two digits such as C50 or C50.9; several are listed one by one");
            }
        }
        return codes;
    }

    private static Pay daily(SchemeNode node) {
        Optional<SchemeNode> stay = node.node("shortStay");
        stay.ifPresent(each -> both(each, "days", "pays"));
        int days = stay.map(each -> each.number("days", 1, 366).orElse(0)).orElse(0);
        long lump = stay.map(each -> something(each, "pays")).orElse(0L);
        stay.ifPresent(SchemeNode::done);
        long perDay = something(node, "perDay");
        OptionalInt most = node.number("maxDays", 1, 366);
        if (most.isPresent() && most.getAsInt() < days) {
            node.faultAt("maxDays", "少于短期住院的天数", "fewer than the days of a short stay");
        }
        return new Pay.Daily(perDay, most, days, lump, node.yuan("cap"));
    }

    /** A benefit that pays nothing is a slip of the pen. */
    private static long something(SchemeNode node, String key) {
        OptionalLong fen = node.yuan(key);
        if (fen.isPresent() && fen.getAsLong() == 0) {
            node.faultAt(key, "应大于 0 元，补 0 元等于没有这一项", "must be more than 0: it would pay nothing");
        }
        return fen.orElse(0);
    }

    private static void both(SchemeNode node, String... keys) {
        for (String key : keys) {
            if (!node.has(key)) {
                node.must(key);
            }
        }
    }

    private static Pay slabs(SchemeNode node) {
        List<Pay.Slab> slabs = new ArrayList<>();
        node.rate("rate", true).ifPresent(rate -> slabs.add(new Pay.Slab(0, OptionalLong.empty(), rate)));
        long next = 0;
        for (SchemeNode each : node.nodes("slabs")) {
            Pay.Slab slab = slab(each, next);
            slabs.add(slab);
            next = slab.toFen().orElse(Long.MAX_VALUE);
        }
        if (slabs.isEmpty() && node.has("slabs")) {
            node.faultAt("slabs", "至少要有一段", "at least one slab is needed");
        }
        OptionalLong floor = node.yuan("floor");
        OptionalLong cap = node.yuan("cap");
        if (floor.isPresent() && cap.isPresent() && cap.getAsLong() < floor.getAsLong()) {
            node.faultAt("cap", "封顶低于保底 " + PayRules.yuan(floor.getAsLong()) + " 元", "the cap is below the floor");
        }
        return new Pay.Slabs(
                node.yuan("gate"),
                node.yes("gateIncluded", false),
                node.yuan("deductible").orElse(0),
                List.copyOf(slabs),
                floor,
                node.yes("floorUpToBase", false),
                cap);
    }

    private static Pay.Slab slab(SchemeNode node, long next) {
        long from = node.yuan("from").orElse(next);
        OptionalLong to = node.yuan("to");
        Optional<BigDecimal> rate = node.rate("rate", true);
        both(node, "rate");
        if (next == Long.MAX_VALUE) {
            node.fault(node.line(), "上一段没有上限，后面不能再有分段", "the slab before has no end; none may follow");
        } else if (from < next) {
            node.fault(
                    node.line(),
                    "与上一段重叠：上一段到 " + PayRules.yuan(next) + " 元",
                    "overlaps the slab before, which ends at " + PayRules.yuan(next));
        } else if (from > next) {
            node.fault(
                    node.line(),
                    "与上一段之间有空缺：上一段到 " + PayRules.yuan(next) + " 元",
                    "leaves a gap after " + PayRules.yuan(next));
        }
        if (to.isPresent() && to.getAsLong() <= from) {
            node.faultAt("to", "应大于 " + PayRules.yuan(from) + " 元", "must be more than " + PayRules.yuan(from));
        }
        node.done();
        return new Pay.Slab(from, to, rate.orElse(BigDecimal.ZERO));
    }
}
