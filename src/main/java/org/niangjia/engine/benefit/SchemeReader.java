package org.niangjia.engine.benefit;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.niangjia.base.Period;
import org.niangjia.base.TimeLimit;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** 读方案文件. From the text of a file to a scheme, or every fault with its line; docs/schemes.md teaches the words. */
public final class SchemeReader {
    private static final int LONGEST = 200_000;
    private static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);
    private static final Map<String, Scheme.Standing> STANDINGS = Map.of(
            "verified", Scheme.Standing.VERIFIED,
            "已核实", Scheme.Standing.VERIFIED,
            "sample", Scheme.Standing.SAMPLE,
            "样例", Scheme.Standing.SAMPLE,
            "demo", Scheme.Standing.DEMO,
            "演示", Scheme.Standing.DEMO);
    private static final Map<String, PlanYear.CoverDay> COVER_DAYS = Map.of(
            "planYear", PlanYear.CoverDay.PLAN_YEAR,
            "随年度", PlanYear.CoverDay.PLAN_YEAR,
            "nextDay", PlanYear.CoverDay.NEXT_DAY,
            "到账次日", PlanYear.CoverDay.NEXT_DAY);
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

    private final List<SchemeFault> faults = new ArrayList<>();
    private Amounts amounts = Amounts.USUAL;

    private SchemeReader() {}

    /** Reads a scheme. Throws {@link SchemeFaultyException} with every fault. */
    public static Scheme read(String text) {
        return new SchemeReader().scheme(text);
    }

    private Scheme scheme(String text) {
        SchemeNode file = new SchemeNode(tree(text), faults);
        throwFaults(faults.size() > 0 && !file.has("modules"));
        file.node("amounts").ifPresent(more -> amounts = amounts.and(file.pairs("amounts")));
        String code = code(file);
        String name = file.must("name");
        Set<Integer> regions = regions(file);
        Period valid = valid(file);
        Scheme.Standing standing = file.choice("standing", STANDINGS).orElse(Scheme.Standing.DEMO);
        if (!file.has("standing")) {
            file.must("standing");
        }
        Scheme scheme = new Scheme(
                code,
                name,
                file.or("english", name),
                regions,
                valid,
                standing,
                file.must("source"),
                new Scheme.Fund(
                        file.or("carrier", ""),
                        file.or("pooling", ""),
                        file.or("shortfall", ""),
                        file.or("surplus", "")),
                planYear(file),
                who(file),
                bases(file),
                amounts,
                checks(file),
                exclusions(file),
                deadlines(file),
                channels(file),
                review(file),
                new ModuleReader(amounts, waiting(file)).modules(file),
                file.yuan("cap"));
        baseForEverybody(file, scheme);
        file.done();
        throwFaults(!faults.isEmpty());
        return scheme;
    }

    private void throwFaults(boolean enough) {
        if (enough) {
            throw new SchemeFaultyException(faults);
        }
    }

    private Node tree(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(12);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new SchemeFaultyException(List.of(new SchemeFault(1, "文件是空的", "the file is empty")));
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new SchemeFaultyException(
                    List.of(new SchemeFault(line, "这一行的格式不对，请核对缩进和冒号后的空格", String.valueOf(e.getProblem()))));
        } catch (YAMLException e) {
            throw new SchemeFaultyException(
                    List.of(new SchemeFault(1, "文件太长、太深或使用了引用", String.valueOf(e.getMessage()))));
        }
    }

    private String code(SchemeNode file) {
        String code = file.must("code");
        if (!code.isEmpty() && !code.matches("[a-z][a-z0-9-]{1,39}")) {
            file.faultAt("code", "应为小写字母、数字和 -，2 到 40 个", "2 to 40 small letters, digits and -");
        }
        return code;
    }

    private Set<Integer> regions(SchemeNode file) {
        Set<Integer> regions = new TreeSet<>();
        List<String> written = file.texts("regions");
        for (String region : written) {
            if (region.matches("[1-9]\\d{5}")) {
                regions.add(Integer.valueOf(region));
            } else {
                file.faultAt("regions", "应为六位区划代码，不是“" + region + "”", "division codes of six digits, not " + region);
            }
        }
        if (written.isEmpty()) {
            file.must("regions");
        }
        return regions;
    }

    private Period valid(SchemeNode file) {
        LocalDate from = file.date("from").orElse(LONG_AGO);
        if (!file.has("from")) {
            file.must("from");
        }
        Optional<LocalDate> to = file.date("to");
        if (to.isPresent() && to.get().isBefore(from)) {
            file.faultAt("to", "早于开始日期 " + from, "before the first day " + from);
            return Period.since(from);
        }
        return new Period(from, to.orElse(null));
    }

    private PlanYear planYear(SchemeNode file) {
        Optional<SchemeNode> node = file.node("planYear");
        if (node.isEmpty()) {
            return new PlanYear(Optional.of(MonthDay.of(1, 1)), 12, Optional.empty(), PlanYear.CoverDay.PLAN_YEAR);
        }
        SchemeNode year = node.get();
        boolean rolling =
                year.text("starts").filter(Set.of("rolling", "逐人")::contains).isPresent();
        Optional<MonthDay> starts = rolling ? Optional.empty() : year.read("starts", SchemeReader::monthDay);
        int months = year.number("months", 1, 120).orElse(12);
        Optional<PlanYear.Window> window = Optional.empty();
        if (year.has("closes")) {
            String opens = year.or("opens", "01-01");
            String closes = year.must("closes");
            window = year.read("closes", text -> window(opens, closes));
        } else if (year.has("opens")) {
            year.faultAt("opens", "还要写参保期到哪一天", "the day on which the window closes is missing");
        }
        PlanYear.CoverDay day = year.choice("coverBegins", COVER_DAYS).orElse(PlanYear.CoverDay.PLAN_YEAR);
        year.done();
        return new PlanYear(starts, months, window, day);
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("应写月-日，如 01-01，或 逐人 (month-day such as 01-01, or rolling)", e);
        }
    }

    private static PlanYear.Window window(String opens, String closes) {
        return new PlanYear.Window(before(opens), monthDay(day(opens)), before(closes), monthDay(day(closes)));
    }

    private static int before(String text) {
        return text.startsWith("上年") || text.startsWith("previous") ? 1 : 0;
    }

    private static String day(String text) {
        return text.replace("上年", "").replace("previous", "").replace("本年", "").strip();
    }

    private Eligibility who(SchemeNode file) {
        Optional<SchemeNode> node = file.node("who");
        if (node.isEmpty()) {
            return new Eligibility(Set.of(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false);
        }
        SchemeNode who = node.get();
        OptionalInt most = who.number("maxAge", 16, 120);
        OptionalInt men = who.number("maxAgeMen", 16, 120);
        OptionalInt women = who.number("maxAgeWomen", 16, 120);
        Eligibility rule = new Eligibility(
                insurances(who),
                who.number("minAge", 0, 120),
                men.isPresent() ? men : most,
                women.isPresent() ? women : most,
                who.choice("retired", Map.of("included", true, "可参加", true, "excluded", false, "不可参加", false))
                        .orElse(false));
        who.done();
        return rule;
    }

    static Set<String> insurances(SchemeNode node) {
        Set<String> codes = new TreeSet<>();
        for (String written : node.texts("insurance")) {
            Insurances.code(written)
                    .ifPresentOrElse(
                            codes::add,
                            () -> node.faultAt(
                                    "insurance",
                                    "不认识的医保类型“" + written + "”，已知：" + Insurances.all(),
                                    "unknown kind " + written));
        }
        return codes;
    }

    private Map<String, Formula> bases(SchemeNode file) {
        Map<String, Formula> bases = new LinkedHashMap<>();
        if (!file.isNode("base")) {
            file.read("base", text -> Formula.parse(text, amounts)).ifPresent(base -> bases.put("", base));
            return bases;
        }
        file.pairs("base").forEach((kind, text) -> {
            Optional<String> code = Insurances.code(kind);
            if (code.isEmpty()) {
                file.faultAt("base", "不认识的医保类型“" + kind + "”", "unknown kind of insurance " + kind);
                return;
            }
            try {
                bases.put(code.get(), Formula.parse(text, amounts));
            } catch (IllegalArgumentException e) {
                file.faultAt("base", kind + "：" + e.getMessage(), text);
            }
        });
        return bases;
    }

    /** A percentage of nothing is a fault of the file, not of the claim. */
    private static void baseForEverybody(SchemeNode file, Scheme scheme) {
        boolean asked = scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .anyMatch(each -> each.pay() instanceof Pay.Slabs && each.base().isEmpty());
        if (!asked || scheme.bases().containsKey("")) {
            return;
        }
        if (scheme.bases().isEmpty()) {
            file.must("base");
        }
        scheme.who().insurances().stream()
                .filter(kind -> !scheme.bases().isEmpty() && !scheme.bases().containsKey(kind))
                .forEach(kind ->
                        file.faultAt("base", "没有写" + Insurances.name(kind) + "的计算基数", "no formula for " + kind));
    }

    private List<Scheme.SheetCheck> checks(SchemeNode file) {
        List<Scheme.SheetCheck> checks = new ArrayList<>();
        for (SchemeNode node : file.nodes("checks")) {
            String total = amount(node, "total", node.must("total"));
            List<String> parts = node.texts("parts").stream()
                    .map(each -> amount(node, "parts", each))
                    .toList();
            node.done();
            checks.add(new Scheme.SheetCheck(total, parts));
        }
        return checks;
    }

    private String amount(SchemeNode node, String key, String written) {
        Optional<String> code = amounts.code(written);
        if (code.isEmpty() && !written.isEmpty()) {
            node.faultAt(key, "不认识的金额项“" + written + "”", "unknown amount " + written);
        }
        return code.orElse(written);
    }

    private List<Scheme.Exclusion> exclusions(SchemeNode file) {
        List<Scheme.Exclusion> exclusions = new ArrayList<>();
        for (SchemeNode node : file.nodes("exclusions")) {
            String cause = node.must("cause");
            exclusions.add(new Scheme.Exclusion(cause, node.or("name", cause), node.must("source")));
            node.done();
        }
        return exclusions;
    }

    private Deadlines deadlines(SchemeNode file) {
        Optional<SchemeNode> node = file.node("deadlines");
        if (node.isEmpty()) {
            return new Deadlines(Optional.empty(), false, Optional.empty(), Optional.empty(), OptionalLong.empty());
        }
        SchemeNode each = node.get();
        Deadlines deadlines = new Deadlines(
                each.read("claimWithin", SchemeReader::limit),
                each.choice("countedFrom", Map.of("settlement", true, "结算", true, "discharge", false, "出院", false))
                        .orElse(false),
                each.read("decideWithin", SchemeReader::limit),
                each.read("receiptWithin", SchemeReader::limit),
                each.yuan("originalAbove"));
        each.done();
        return deadlines;
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

    private List<Channel> channels(SchemeNode file) {
        List<Channel> channels = new ArrayList<>();
        for (SchemeNode node : file.nodes("channels")) {
            Optional<String> code = node.choice("channel", CHANNELS);
            if (!node.has("channel")) {
                node.must("channel");
            }
            boolean women = node.choice("counts", Map.of("women", true, "女职工", true, "staff", false, "全体职工", false))
                    .orElse(false);
            List<Channel.Least> minimum = minimum(node);
            node.done();
            code.ifPresent(each -> channels.add(new Channel(each, women, minimum)));
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

    private static List<Scheme.ReviewLevel> review(SchemeNode file) {
        List<Scheme.ReviewLevel> levels = new ArrayList<>();
        long last = -1;
        for (SchemeNode node : file.nodes("review")) {
            OptionalLong upTo = node.yuan("upTo");
            if (upTo.orElse(Long.MAX_VALUE) <= last) {
                node.faultAt("upTo", "应大于上一级", "must be more than the level before");
            }
            last = upTo.orElse(Long.MAX_VALUE);
            levels.add(new Scheme.ReviewLevel(upTo, node.texts("by"), node.rate("sample", true)));
            node.done();
        }
        return levels;
    }

    static Optional<Waiting> waiting(SchemeNode node) {
        return node.node("waiting").map(each -> {
            int days = each.number("days", 1, 3650).orElse(1);
            if (!each.has("days")) {
                each.must("days");
            }
            int renewal = each.number("renewal", 0, 3650).orElse(0);
            boolean waits = each.choice("lastDay", Map.of("waits", true, "不补助", true, "pays", false, "补助", false))
                    .orElse(true);
            each.done();
            return new Waiting(days, renewal, waits);
        });
    }
}
