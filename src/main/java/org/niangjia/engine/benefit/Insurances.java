package org.niangjia.engine.benefit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** 医保类型. Kinds of medical insurance by code and by Chinese term. */
public final class Insurances {
    static final String EMPLOYEE = "employee";

    private static final Map<String, String> NAMES = new TreeMap<>(
            Map.of(EMPLOYEE, "职工医保", "resident", "居民医保", "newRural", "新农合", "flexible", "灵活就业人员医保", "outside", "外地参保"));
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
                        .filter(each -> each.getValue().equals(written))
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

    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    static String names(Collection<String> codes) {
        return codes.stream().sorted().map(Insurances::name).collect(Collectors.joining("、"));
    }

    static String all() {
        return NAMES.entrySet().stream()
                .map(each -> each.getKey() + "（" + each.getValue() + "）")
                .collect(Collectors.joining("、"));
    }
}
