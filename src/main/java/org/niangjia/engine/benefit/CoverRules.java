package org.niangjia.engine.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.niangjia.base.Bilingual;
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
                    module.called(), sex(module.sex().get()), scheme.source()));
        }
        if (cover.shares() < module.minShares() || cover.shares() > module.maxShares()) {
            reasons.add(BenefitRefusal.SHARES_OUT_OF_RANGE.with(
                    module.called(), module.minShares(), module.maxShares(), cover.shares(), scheme.source()));
        }
        if (module.feeFen(cover.years()).isEmpty()) {
            reasons.add(BenefitRefusal.YEARS_NOT_OFFERED.with(module.called(), cover.years(), scheme.source()));
        }
    }

    private static Bilingual sex(Person.Sex sex) {
        return sex == Person.Sex.FEMALE ? new Bilingual("女职工", "women") : new Bilingual("男职工", "men");
    }

    private static String end(Scheme scheme) {
        return scheme.valid().to() == null ? "……" : scheme.valid().to().toString();
    }

    private static Bilingual codes(Scheme scheme) {
        return Bilingual.list(scheme.modules().stream()
                .map(module -> Bilingual.of(module.code()))
                .toList());
    }
}
