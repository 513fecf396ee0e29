package org.niangjia.engine.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.niangjia.base.Refusal;

/** 参保规则. Pure: may this person take this cover; every reason at once. */
public final class CoverRules {
    private CoverRules() {}

    /** Why a cover cannot be taken, or nothing. */
    public static List<Refusal> refusals(Scheme scheme, Person person, Cover cover) {
        List<Refusal> reasons = new ArrayList<>();
        if (!scheme.isFor(cover.from())) {
            reasons.add(BenefitRefusal.SCHEME_NOT_VALID.with(
                    cover.from(), scheme.valid().from(), end(scheme), scheme.source()));
        }
        person(scheme, person, cover, reasons);
        for (String code : cover.modules()) {
            scheme.find(code)
                    .ifPresentOrElse(
                            module -> module(scheme, module, person, cover, reasons),
                            () -> reasons.add(
                                    BenefitRefusal.MODULE_UNKNOWN.with(code, codes(scheme), scheme.source())));
        }
        return reasons;
    }

    private static void person(Scheme scheme, Person person, Cover cover, List<Refusal> reasons) {
        Eligibility who = scheme.who();
        if (!who.insurances().isEmpty() && !who.insurances().contains(person.insurance())) {
            reasons.add(BenefitRefusal.INSURANCE_NOT_COVERED.with(
                    Insurances.name(person.insurance()), Insurances.names(who.insurances()), scheme.source()));
        }
        if (person.retired() && !who.retired()) {
            reasons.add(BenefitRefusal.RETIRED.with(scheme.source()));
        }
        int age = person.ageOn(cover.from());
        if (who.minAge().isPresent() && age < who.minAge().getAsInt()) {
            reasons.add(BenefitRefusal.TOO_YOUNG.with(age, who.minAge().getAsInt(), scheme.source()));
        }
        OptionalInt oldest = person.sex() == Person.Sex.MALE ? who.maxAgeMen() : who.maxAgeWomen();
        if (oldest.isPresent() && age > oldest.getAsInt()) {
            reasons.add(BenefitRefusal.TOO_OLD.with(age, oldest.getAsInt(), scheme.source()));
        }
    }

    private static void module(Scheme scheme, AidModule module, Person person, Cover cover, List<Refusal> reasons) {
        if (module.sex().isPresent() && module.sex().get() != person.sex()) {
            reasons.add(BenefitRefusal.SEX_NOT_COVERED.with(
                    module.name(), module.sex().get() == Person.Sex.FEMALE ? "女职工" : "男职工", scheme.source()));
        }
        if (cover.shares() < module.minShares() || cover.shares() > module.maxShares()) {
            reasons.add(BenefitRefusal.SHARES_OUT_OF_RANGE.with(
                    module.name(), module.minShares(), module.maxShares(), cover.shares(), scheme.source()));
        }
        if (module.feeFen(cover.years()).isEmpty()) {
            reasons.add(BenefitRefusal.YEARS_NOT_OFFERED.with(module.name(), cover.years(), scheme.source()));
        }
    }

    private static String end(Scheme scheme) {
        return scheme.valid().to() == null ? "……" : scheme.valid().to().toString();
    }

    private static String codes(Scheme scheme) {
        return String.join("、", scheme.modules().stream().map(AidModule::code).toList());
    }
}
