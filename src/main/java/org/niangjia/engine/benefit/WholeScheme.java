package org.niangjia.engine.benefit;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** 方案核对. What can be seen only of a whole scheme: that what it says it pays can be paid to somebody. */
final class WholeScheme {
    private final SchemeNode file;
    private final Scheme scheme;

    private WholeScheme(SchemeNode file, Scheme scheme) {
        this.file = file;
        this.scheme = scheme;
    }

    static void check(SchemeNode file, Scheme scheme) {
        WholeScheme whole = new WholeScheme(file, scheme);
        whole.bases();
        whole.causes();
    }

    /** A percentage of nothing is a fault of the file, not of the claim. */
    private void bases() {
        Set<String> without = new TreeSet<>();
        for (AidModule module : scheme.modules()) {
            module.benefits().stream()
                    .filter(each ->
                            each.pay() instanceof Pay.Slabs && each.base().isEmpty())
                    .forEach(each -> without.addAll(withoutBase(each)));
        }
        if (without.isEmpty()) {
            return;
        }
        if (!file.has("base")) {
            file.must("base");
        } else if (file.isNode("base")) {
            file.faultAt(
                    "base",
                    "没有写" + Insurances.names(without).chinese() + "的计算基数",
                    "no formula for " + String.join(", ", without));
        }
    }

    /** Kinds of insurance that a benefit is for and whose base nothing says. */
    private Set<String> withoutBase(Benefit benefit) {
        return Insurances.of(scheme).stream()
                .filter(kind ->
                        benefit.insurances().isEmpty() || benefit.insurances().contains(kind))
                .filter(kind -> scheme.base(kind).isEmpty() && !written().contains(kind))
                .collect(Collectors.toSet());
    }

    /** Kinds that stand in the file, also where their formula is faulty: that is said already. */
    private Set<String> written() {
        return file.words("base").stream()
                .flatMap(word -> Insurances.code(word).stream())
                .collect(Collectors.toSet());
    }

    private void causes() {
        Set<String> excluded = scheme.exclusions().stream()
                .map(Scheme.Exclusion::cause)
                .filter(Causes::isPayable)
                .collect(Collectors.toSet());
        for (AidModule module : scheme.modules()) {
            module.benefits().stream()
                    .filter(each -> !each.causes().isEmpty() && excluded.containsAll(each.causes()))
                    .forEach(each -> file.faultAt(
                            "exclusions",
                            "“" + each.name() + "”只为这里写的情形补助，永远不会补",
                            each.code() + " is paid for what is excluded here only, never at all"));
        }
    }
}
