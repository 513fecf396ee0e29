package org.niangjia.engine.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** 情形. What brought a claim about: an illness, an accident, or what the scheme excludes. */
final class Causes {
    private static final Map<String, String> NAMES = Map.of(Claim.ILLNESS, "疾病", Claim.ACCIDENT, "意外");
    private static final Map<String, String> ENGLISH = Map.of(
            Claim.ILLNESS,
            "Illness",
            Claim.ACCIDENT,
            "Accident",
            "workInjury",
            "Injury at work",
            "thirdParty",
            "Somebody else's liability",
            "maternity",
            "Childbirth",
            "fight",
            "Fight",
            "abroad",
            "Treatment abroad");
    private static final Map<String, String> CODES = Map.of("疾病", Claim.ILLNESS, "意外", Claim.ACCIDENT);
    static final String ALL = "illness（疾病）、accident（意外）";

    private Causes() {}

    /** The code of a cause as written; one that a scheme chooses for itself is its own code. */
    static String code(String written) {
        return CODES.getOrDefault(written, written);
    }

    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    static Optional<String> english(String code) {
        return Optional.ofNullable(ENGLISH.get(code));
    }

    /** Whether benefits may be paid for it. */
    static boolean isPayable(String code) {
        return NAMES.containsKey(code);
    }

    /** The code of a cause that somebody may claim for, written as code or as name. */
    static Optional<String> find(Scheme scheme, String written) {
        String code = code(written);
        boolean paid = scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .anyMatch(each -> each.causes().contains(code));
        if (paid || isPayable(code)) {
            return Optional.of(code);
        }
        return scheme.exclusions().stream()
                .filter(each -> each.cause().equals(code) || each.name().equals(written))
                .map(Scheme.Exclusion::cause)
                .findFirst();
    }

    /** For messages. */
    static List<String> known(Scheme scheme) {
        return Stream.concat(
                        Stream.of(ALL),
                        scheme.exclusions().stream()
                                .map(each -> each.cause().equals(each.name())
                                        ? each.cause()
                                        : each.cause() + "（" + each.name() + "）"))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }
}
