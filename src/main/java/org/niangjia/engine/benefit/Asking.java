package org.niangjia.engine.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.niangjia.base.Bilingual;

/** 申领内容. Which benefits a claim asks for: by who somebody is, what happened, and what the sheet gives. */
record Asking(Scheme scheme, Person person, Claim claim) {
    private static final Pattern ICD = Pattern.compile("[A-Z]\\d{2}(\\.[0-9A-Z]{0,4})?");

    boolean asks(Benefit benefit) {
        if (!benefit.insurances().isEmpty() && !benefit.insurances().contains(person.insurance())
                || benefit.sex().isPresent() && benefit.sex().get() != person.sex()
                || !benefit.causes().isEmpty() && !benefit.causes().contains(claim.cause())) {
            return false;
        }
        return switch (benefit.pay()) {
            case Pay.Slabs slabs ->
                formula(benefit)
                        .filter(base -> base.names().stream().anyMatch(claim.amounts()::containsKey))
                        .isPresent();
            case Pay.Daily daily -> claim.stayDays().orElse(0) > 0;
            case Pay.Lump lump -> claim.diagnoses().stream().anyMatch(each -> names(lump, each));
        };
    }

    Optional<Formula> formula(Benefit benefit) {
        return benefit.base().or(() -> scheme.base(person.insurance()));
    }

    /** The amounts that a formula uses: 自付 5,232.97，起付线 800.00. */
    Bilingual given(Formula formula) {
        List<Bilingual> named = new ArrayList<>();
        for (String code : scheme.amounts().names().keySet()) {
            if (formula.names().contains(code)) {
                named.add(scheme.amounts()
                        .name(code)
                        .plus(" " + PayRules.yuan(claim.amounts().getOrDefault(code, 0L))));
            }
        }
        return Bilingual.join(named, "，", ", ");
    }

    /** What ends the liability comes after all else, and of several the highest first, for only that one is paid. */
    static long last(Benefit benefit) {
        if (!benefit.ends()) {
            return Long.MIN_VALUE;
        }
        return benefit.pay() instanceof Pay.Lump lump ? -lump.fen() : 0;
    }

    private static boolean names(Pay.Lump lump, String diagnosis) {
        return lump.diagnoses().stream()
                .anyMatch(code -> diagnosis.equals(code) || isIcd(code) && diagnosis.startsWith(code));
    }

    /** The beginning of an ICD-10 code: a letter and two digits at least. */
    static boolean isIcd(String code) {
        return ICD.matcher(code).matches();
    }
}
