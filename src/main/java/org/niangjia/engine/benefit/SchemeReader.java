package org.niangjia.engine.benefit;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Period;
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
        amounts = AmountReader.amounts(file);
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
                        file.choice("pooling", Pooling.words()).orElse(Pooling.COUNTY),
                        both(file, "shortfall"),
                        both(file, "surplus")),
                PlanYearReader.planYear(file),
                who(file),
                bases(file),
                amounts,
                checks(file),
                exclusions(file),
                ChannelReader.deadlines(file),
                ChannelReader.channels(file),
                ReviewReader.review(file),
                new ModuleReader(amounts, waiting(file)).modules(file),
                file.yuan("cap"));
        WholeScheme.check(file, scheme);
        file.done();
        throwFaults(!faults.isEmpty());
        return scheme;
    }

    /** A text, and what it says in English where the file has it. */
    private static Bilingual both(SchemeNode file, String key) {
        String text = file.or(key, "");
        return new Bilingual(text, file.or(key + "English", text));
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
            if (bases.containsKey(code.get())) {
                file.faultAt(
                        "base",
                        Insurances.name(code.get()).chinese() + "的计算基数写了两次",
                        "the formula for " + code.get() + " is given twice");
            }
            try {
                bases.put(code.get(), Formula.parse(text, amounts));
            } catch (IllegalArgumentException e) {
                file.faultAt("base", kind + "：" + e.getMessage(), text);
            }
        });
        return bases;
    }

    /** Amounts of one's own. None goes by the code or the name of another one: the sheet would be read otherwise. */
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
            String cause = Causes.code(node.must("cause"));
            if (!cause.isEmpty() && !Claim.CAUSES.contains(cause) && !SchemeWords.chinese(cause)) {
                node.must("name");
            }
            exclusions.add(new Scheme.Exclusion(
                    cause, node.or("name", Causes.name(cause)), node.text("english"), node.must("source")));
            node.done();
        }
        return exclusions;
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
