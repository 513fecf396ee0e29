package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** 读项目和补助. The modules of a scheme file and what each pays. */
final class ModuleReader {
    private static final String CODE = "[A-Za-z][A-Za-z0-9_-]{0,39}";
    private static final Map<String, Person.Sex> SEXES =
            Map.of("female", Person.Sex.FEMALE, "女", Person.Sex.FEMALE, "male", Person.Sex.MALE, "男", Person.Sex.MALE);
    private static final Map<String, Benefit.Wait> WAITS = Map.of(
            "after", Benefit.Wait.AFTER,
            "期满后", Benefit.Wait.AFTER,
            "inside", Benefit.Wait.INSIDE,
            "期内", Benefit.Wait.INSIDE,
            "always", Benefit.Wait.ANY,
            "不限", Benefit.Wait.ANY);

    private final Amounts amounts;
    private final Optional<Waiting> waiting;

    ModuleReader(Amounts amounts, Optional<Waiting> waiting) {
        this.amounts = amounts;
        this.waiting = waiting;
    }

    List<AidModule> modules(SchemeNode file) {
        List<AidModule> modules = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (SchemeNode node : file.nodes("modules")) {
            AidModule module = module(node);
            if (!codes.add(module.code())) {
                node.faultAt("code", "代码重复", "the code is used twice");
            }
            modules.add(module);
        }
        if (modules.isEmpty()) {
            file.must("modules");
            file.fault(file.line("modules"), "至少要有一个项目", "at least one module is needed");
        }
        return modules;
    }

    private AidModule module(SchemeNode node) {
        String code = code(node);
        String name = node.must("name");
        Optional<SchemeNode> shares = node.node("shares");
        int least = shares.map(each -> each.number("min", 1, 100).orElse(1)).orElse(1);
        int most = shares.map(each -> each.number("max", 1, 100).orElse(least)).orElse(1);
        shares.ifPresent(SchemeNode::done);
        if (most < least) {
            node.faultAt("shares", "最多少于最少", "the most is less than the least");
        }
        OptionalLong cap = node.yuan("cap");
        OptionalLong capPerShare = node.yuan("capPerShare");
        AidModule module = new AidModule(
                code,
                name,
                node.or("english", name),
                fees(node),
                node.yuan("personalAtLeast").orElse(0),
                node.choice("sex", SEXES),
                least,
                most,
                node.has("waiting") ? SchemeReader.waiting(node) : waiting,
                grade(node),
                cap,
                capPerShare,
                benefits(node));
        floorsUnderCap(node, module);
        node.done();
        return module;
    }

    private static String code(SchemeNode node) {
        String code = node.must("code");
        if (!code.isEmpty() && !code.matches(CODE)) {
            node.faultAt("code", "应以字母开头，只用字母、数字、- 和 _", "letters, digits, - and _, beginning with a letter");
        }
        return code;
    }

    private static List<AidModule.Fee> fees(SchemeNode node) {
        List<AidModule.Fee> fees = new ArrayList<>();
        node.yuan("fee").ifPresent(fen -> fees.add(new AidModule.Fee(1, fen)));
        for (SchemeNode each : node.nodes("fees")) {
            int years = each.number("years", 1, 10).orElse(1);
            OptionalLong fen = each.yuan("fee");
            if (fen.isEmpty()) {
                each.must("fee");
            }
            if (fees.stream().anyMatch(fee -> fee.years() == years)) {
                each.faultAt("years", "这个年数已经写过互助费", "a fee for these years is given already");
            }
            fees.add(new AidModule.Fee(years, fen.orElse(0)));
            each.done();
        }
        if (fees.isEmpty()) {
            node.must("fee");
        }
        return fees;
    }

    private static int grade(SchemeNode node) {
        return node.choice("hospitalGrade", Map.of("1", 1, "一级", 1, "2", 2, "二级", 2, "3", 3, "三级", 3))
                .orElse(0);
    }

    private List<Benefit> benefits(SchemeNode module) {
        List<Benefit> benefits = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (SchemeNode node : module.nodes("benefits")) {
            Optional<Pay> pay = pay(node);
            String code = code(node);
            if (!codes.add(code)) {
                node.faultAt("code", "代码重复", "the code is used twice");
            }
            pay.ifPresent(each -> benefits.add(benefit(node, code, each)));
            node.done();
        }
        if (benefits.isEmpty() && module.nodes("benefits").isEmpty()) {
            module.fault(
                    module.line(),
                    "项目没有写补助什么 (" + SchemeWords.both("benefits") + ")",
                    "the module pays nothing: benefits");
        }
        return benefits;
    }

    private Benefit benefit(SchemeNode node, String code, Pay pay) {
        Benefit.Wait wait = node.choice("when", WAITS).orElse(Benefit.Wait.AFTER);
        OptionalInt after = node.number("afterDay", 0, 3650);
        if (after.isPresent() && wait != Benefit.Wait.INSIDE) {
            node.faultAt("afterDay", "只用于免责期内的补助", "only for what is paid inside the waiting period");
        }
        return new Benefit(
                code,
                node.must("name"),
                pay,
                node.read("base", text -> Formula.parse(text, amounts)),
                SchemeReader.insurances(node),
                node.choice("sex", SEXES),
                grade(node),
                new TreeSet<>(node.texts("causes")),
                node.or("group", ""),
                node.yes("perShare", true),
                node.choice("per", Map.of("claim", true, "每次", true, "planYear", false, "年度", false))
                        .orElse(false),
                node.yes("outsideCap", false),
                node.yes("ends", false),
                wait,
                after,
                node.or("source", ""));
    }

    private Optional<Pay> pay(SchemeNode node) {
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
        OptionalLong pays = node.yuan("pays");
        if (pays.isEmpty()) {
            node.must("pays");
        }
        return new Pay.Lump(pays.orElse(0), new TreeSet<>(node.texts("diagnosis")));
    }

    private static Pay daily(SchemeNode node) {
        Optional<SchemeNode> stay = node.node("shortStay");
        int days = stay.map(each -> each.number("days", 1, 366).orElse(0)).orElse(0);
        long lump = stay.map(each -> each.yuan("pays").orElse(0)).orElse(0L);
        stay.ifPresent(SchemeNode::done);
        long perDay = node.yuan("perDay").orElse(0);
        OptionalInt most = node.number("maxDays", 1, 366);
        if (most.isPresent() && most.getAsInt() < days) {
            node.faultAt("maxDays", "少于短期住院的天数", "fewer than the days of a short stay");
        }
        return new Pay.Daily(perDay, most, days, lump, node.yuan("cap"));
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
        if (!node.has("rate")) {
            node.must("rate");
        }
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

    private static void floorsUnderCap(SchemeNode node, AidModule module) {
        OptionalLong most = module.cap(module.maxShares());
        if (most.isEmpty()) {
            return;
        }
        for (Benefit benefit : module.benefits()) {
            long least = switch (benefit.pay()) {
                case Pay.Slabs slabs -> slabs.floorFen().orElse(0);
                case Pay.Daily daily -> daily.shortStayFen();
                case Pay.Lump lump -> lump.fen();
            };
            if (!benefit.outsideCap() && least > most.getAsLong()) {
                node.fault(
                        node.line(node.has("cap") ? "cap" : "capPerShare"),
                        "封顶低于“" + benefit.name() + "”的 " + PayRules.yuan(least) + " 元",
                        "the cap is below the " + PayRules.yuan(least) + " of " + benefit.code());
            }
        }
    }
}
