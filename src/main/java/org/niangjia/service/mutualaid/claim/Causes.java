package org.niangjia.service.mutualaid.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.Words;

/** 申领情形. What a claim under a scheme may come from, called as the scheme's file calls it, else as the house does. */
final class Causes {
    private Causes() {}

    /** Illness, accident, what a benefit of the scheme is for, and what the scheme excludes. */
    static List<String> of(Scheme scheme) {
        Stream<String> paid = scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .flatMap(benefit -> benefit.causes().stream());
        Stream<String> excluded = scheme.exclusions().stream().map(Scheme.Exclusion::cause);
        return Stream.concat(Stream.of(Claim.ILLNESS, Claim.ACCIDENT), Stream.concat(paid, excluded))
                .distinct()
                .toList();
    }

    /** By code, in the order in which they are offered. */
    static Map<String, String> named(Scheme scheme, Words words) {
        Map<String, String> named = new LinkedHashMap<>();
        of(scheme).forEach(code -> named.put(code, name(scheme, code, words)));
        return named;
    }

    static String name(Scheme scheme, String code, Words words) {
        String house = words.find("mutualaid.cause." + code).orElse(code);
        return scheme.exclusions().stream()
                .filter(each -> each.cause().equals(code))
                .findFirst()
                .map(each ->
                        words.chinese() ? each.name() : each.english().orElse(house.equals(code) ? each.name() : house))
                .filter(name -> !name.equals(code))
                .orElse(house);
    }
}
