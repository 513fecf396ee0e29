package org.niangjia.engine.benefit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.niangjia.base.Bilingual;

/** 医保类型. Kinds of medical insurance by code and by name. */
public final class Insurances {
    static final String EMPLOYEE = "employee";

    private static final Map<String, Bilingual> NAMES = new TreeMap<>(Map.of(
            EMPLOYEE,
            new Bilingual("职工医保", "employees' medical insurance"),
            "resident",
            new Bilingual("居民医保", "residents' medical insurance"),
            "newRural",
            new Bilingual("新农合", "new rural medical insurance"),
            "flexible",
            new Bilingual("灵活就业人员医保", "flexible workers' medical insurance"),
            "outside",
            new Bilingual("外地参保", "medical insurance elsewhere")));
    private static final Map<String, String> SHORT =
            Map.of("职工", EMPLOYEE, "居民", "resident", "灵活就业", "flexible", "外地", "outside");

    private Insurances() {}

    /** The code of a kind that is written as code or Chinese term. */
    public static Optional<String> code(String written) {
        if (NAMES.containsKey(written)) {
            return Optional.of(written);
        }
        return Optional.ofNullable(SHORT.get(written))
                .or(() -> NAMES.entrySet().stream()
                        .filter(each -> each.getValue().chinese().equals(written))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** Kinds that may take part in a scheme, by code; all of them where it names none. */
    public static java.util.List<String> of(Scheme scheme) {
        return java.util.List.copyOf(
                scheme.who().insurances().isEmpty()
                        ? NAMES.keySet()
                        : scheme.who().insurances());
    }

    static Bilingual name(String code) {
        return NAMES.getOrDefault(code, Bilingual.of(code));
    }

    static Bilingual names(Collection<String> codes) {
        return Bilingual.list(codes.stream().sorted().map(Insurances::name).toList());
    }

    static String all() {
        return NAMES.entrySet().stream()
                .map(each -> each.getKey() + "（" + each.getValue().chinese() + "）")
                .collect(Collectors.joining("、"));
    }
}
