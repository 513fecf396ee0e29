package org.niangjia.engine.benefit;

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
        Optional<Waiting> own = node.has("waiting") ? SchemeReader.waiting(node) : waiting;
        AidModule module = new AidModule(
                code,
                name,
                node.or("english", name),
                fees(node),
                node.yuan("personalAtLeast").orElse(0),
                node.choice("sex", SEXES),
                least,
                most,
                own,
                grade(node),
                cap,
                capPerShare,
                benefits(node, own));
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

    private List<Benefit> benefits(SchemeNode module, Optional<Waiting> ofModule) {
        List<Benefit> benefits = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (SchemeNode node : module.nodes("benefits")) {
            Optional<Pay> pay = PayReader.pay(node);
            String code = code(node);
            if (!codes.add(code)) {
                node.faultAt("code", "代码重复", "the code is used twice");
            }
            pay.ifPresent(each -> benefits.add(benefit(node, code, each, ofModule)));
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

    private Benefit benefit(SchemeNode node, String code, Pay pay, Optional<Waiting> ofModule) {
        Benefit.Wait wait = node.choice("when", WAITS).orElse(Benefit.Wait.AFTER);
        OptionalInt after = node.number("afterDay", 0, 3650);
        if (after.isPresent() && wait != Benefit.Wait.INSIDE) {
            node.faultAt("afterDay", "只用于免责期内的补助", "only for what is paid inside the waiting period");
        } else if (wait == Benefit.Wait.INSIDE) {
            insideOf(ofModule, after, node);
        }
        String name = node.must("name");
        return new Benefit(
                code,
                name,
                node.or("english", name),
                pay,
                node.read("base", text -> Formula.parse(text, amounts)),
                SchemeReader.insurances(node),
                node.choice("sex", SEXES),
                grade(node),
                causes(node),
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

    /** What is paid inside a waiting period needs one, and a day of it that is left. */
    private static void insideOf(Optional<Waiting> waiting, OptionalInt after, SchemeNode node) {
        if (waiting.isEmpty()) {
            node.faultAt("when", "这个项目没有免责期，永远不会补", "the module has no waiting period, so it is never paid");
        } else if (!waiting.get().contains(after.orElse(0) + 1L)) {
            node.faultAt(
                    after.isPresent() ? "afterDay" : "when",
                    "那时免责期（" + waiting.get().days() + " 天）已满，永远不会补",
                    "the waiting period of " + waiting.get().days() + " days is over by then, so it is never paid");
        }
    }

    private static Set<String> causes(SchemeNode node) {
        Set<String> causes = new TreeSet<>();
        for (String written : node.texts("causes")) {
            String code = Causes.code(written);
            if (!Causes.isPayable(code) && !SchemeWords.chinese(code)) {
                node.faultAt(
                        "causes",
                        "不认识的情形“" + written + "”，没有人能按它申领；已知：" + Causes.ALL,
                        "unknown cause " + written + ", nobody can claim it; known: illness, accident");
            }
            causes.add(code);
        }
        return causes;
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
