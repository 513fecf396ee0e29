package org.niangjia.engine.benefit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.niangjia.base.Bilingual;

/**
 * 金额项. The named amounts of a settlement sheet that a scheme's base may be computed from; a scheme may declare more.
 *
 * @param names code to what people call it, in the order of the sheet
 */
public record Amounts(Map<String, Bilingual> names) {
    /** 自负合计: what the person paid after social insurance, where a sheet gives only that. */
    public static final String SELF_PAY = "selfPay";

    public static final String TOTAL = "total";

    /** The amounts of a settlement sheet in 浙江 and beyond, by code. */
    public static final Amounts USUAL = new Amounts(usual());

    private static Map<String, Bilingual> usual() {
        Map<String, Bilingual> names = new LinkedHashMap<>();
        names.put(TOTAL, new Bilingual("总费用", "Total cost"));
        names.put("pooled", new Bilingual("统筹支付", "Paid by the pooled fund"));
        names.put("criticalIllness", new Bilingual("大病支付", "Paid by critical illness insurance"));
        names.put(SELF_PAY, new Bilingual("自负", "Self-paid"));
        names.put("copay", new Bilingual("自付", "Co-payment"));
        names.put("classB", new Bilingual("乙类先自付", "Own share of class B items"));
        names.put("deductible", new Bilingual("起付线", "Deductible"));
        names.put("ownExpense", new Bilingual("自费", "At own expense"));
        names.put("pastAccount", new Bilingual("历年账户", "Account of past years"));
        names.put("currentAccount", new Bilingual("当年账户", "This year's account"));
        names.put("civilServant", new Bilingual("公务员补助", "Civil servants' supplement"));
        names.put("medicalAid", new Bilingual("医疗救助", "Medical assistance"));
        names.put("employerSupplement", new Bilingual("单位补充", "Employer's supplement"));
        names.put("commercial", new Bilingual("商业保险", "Commercial insurance"));
        names.put("thirdParty", new Bilingual("第三方赔付", "Paid by a third party"));
        return names;
    }

    Amounts and(Map<String, Bilingual> more) {
        Map<String, Bilingual> all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new Amounts(all);
    }

    /** The code of an amount that is written as its code or as its name. */
    public Optional<String> code(String written) {
        if (names.containsKey(written)) {
            return Optional.of(written);
        }
        return names.entrySet().stream()
                .filter(each -> each.getValue().chinese().equals(written))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** For messages: selfPay（自负）. */
    String known() {
        return names.entrySet().stream()
                .map(each -> each.getKey() + "（" + each.getValue().chinese() + "）")
                .collect(Collectors.joining("、"));
    }

    /** What people call it. */
    public Bilingual name(String code) {
        return names.getOrDefault(code, Bilingual.of(code));
    }
}
