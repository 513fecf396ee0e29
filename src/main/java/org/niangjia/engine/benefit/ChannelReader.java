package org.niangjia.engine.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.niangjia.base.TimeLimit;

/** 读办理条款. How people take part, and how long things may take. */
final class ChannelReader {
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("unit", "unit"),
            Map.entry("单位", "unit"),
            Map.entry("jointUnion", "jointUnion"),
            Map.entry("联合工会", "jointUnion"),
            Map.entry("newForm", "newForm"),
            Map.entry("新就业形态", "newForm"),
            Map.entry("individual", "individual"),
            Map.entry("个人", "individual"),
            Map.entry("unionPaid", "unionPaid"),
            Map.entry("工会代缴", "unionPaid"));

    private ChannelReader() {}

    static List<Channel> channels(SchemeNode file) {
        List<Channel> channels = new ArrayList<>();
        for (SchemeNode node : file.nodes("channels")) {
            Optional<String> code = node.choice("channel", CHANNELS);
            if (!node.has("channel")) {
                node.must("channel");
            }
            boolean women = node.choice("counts", Map.of("women", true, "女职工", true, "staff", false, "全体职工", false))
                    .orElse(false);
            boolean sameShares = node.yes("sameShares", false);
            List<Channel.Least> minimum = minimum(node);
            node.done();
            code.ifPresent(each -> channels.add(new Channel(each, women, sameShares, minimum)));
        }
        return channels;
    }

    private static List<Channel.Least> minimum(SchemeNode channel) {
        List<Channel.Least> minimum = new ArrayList<>();
        int next = 1;
        for (SchemeNode node : channel.nodes("minimum")) {
            int from = node.number("from", 1, 10_000_000).orElse(next);
            OptionalInt to = node.number("to", 1, 10_000_000);
            Optional<java.math.BigDecimal> share = node.rate("share", true);
            if (!node.has("share")) {
                node.must("share");
            }
            if (from != next) {
                node.fault(
                        node.line(), "人数应从 " + next + " 接着写，不是 " + from, "sizes go on from " + next + ", not " + from);
            }
            if (to.isPresent() && to.getAsInt() < from) {
                node.faultAt("to", "小于 " + from, "less than " + from);
            }
            next = to.orElse(Integer.MAX_VALUE - 1) + 1;
            share.ifPresent(each -> minimum.add(new Channel.Least(from, to, each)));
            node.done();
        }
        return minimum;
    }

    static Deadlines deadlines(SchemeNode file) {
        Optional<SchemeNode> node = file.node("deadlines");
        if (node.isEmpty()) {
            return new Deadlines(
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty());
        }
        SchemeNode each = node.get();
        Deadlines deadlines = new Deadlines(
                each.read("claimWithin", ChannelReader::limit),
                each.choice("countedFrom", Map.of("settlement", true, "结算", true, "discharge", false, "出院", false))
                        .orElse(false),
                each.read("decideWithin", ChannelReader::limit),
                each.read("receiptWithin", ChannelReader::limit),
                late(file, each),
                each.yuan("originalAbove"));
        each.done();
        return deadlines;
    }

    private static Optional<Deadlines.Late> late(SchemeNode file, SchemeNode deadlines) {
        Optional<SchemeNode> node = deadlines.node("late");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        SchemeNode late = node.get();
        if (!deadlines.has("claimWithin")) {
            deadlines.faultAt("late", "没有申领期限，就没有逾期", "nothing is late without claimWithin");
        }
        late.must("after");
        late.choice("after", Map.of("reimbursement", true, "报销到账", true));
        late.must("within");
        Optional<TimeLimit> within = late.read("within", ChannelReader::limit);
        String source = late.or("source", file.or("source", ""));
        late.done();
        return within.map(each -> new Deadlines.Late(each, source));
    }

    /** 30 工作日, 180 天, 24 个月 or 30 WORK_DAY. */
    private static TimeLimit limit(String text) {
        String plain = text.replace("个工作日", " WORK_DAY")
                .replace("工作日", " WORK_DAY")
                .replace("个月", " MONTH")
                .replace("working days", "WORK_DAY")
                .replace("months", "MONTH")
                .replace("days", "CAL_DAY")
                .replace("天", " CAL_DAY")
                .replace("日", " CAL_DAY")
                .replaceAll("\\s+", " ");
        try {
            return TimeLimit.parse(plain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("应写 30 工作日、180 天 或 24 个月 (30 working days, 180 days, 24 months)", e);
        }
    }
}
