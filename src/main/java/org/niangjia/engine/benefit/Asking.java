package org.niangjia.engine.benefit;

import java.util.Optional;

/** 申领内容. Which benefits a claim asks for: by who somebody is, what happened, and what the sheet gives. */
record Asking(Scheme scheme, Person person, Claim claim) {
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

    private static boolean names(Pay.Lump lump, String diagnosis) {
        return lump.diagnoses().stream()
                .anyMatch(code -> diagnosis.equals(code) || isIcd(code) && diagnosis.startsWith(code));
    }

    private static boolean isIcd(String code) {
        return code.length() >= 3 && Character.isUpperCase(code.charAt(0)) && Character.isDigit(code.charAt(1));
    }
}
