package org.niangjia.engine.benefit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * 金额项. The named amounts of a settlement sheet that a scheme's base may be computed from; a scheme may declare more.
 *
 * @param names code to Chinese term, in the order of the sheet
 */
public record Amounts(Map<String, String> names) {
    /** 自负合计: what the person paid after social insurance, where a sheet gives only that. */
    public static final String SELF_PAY = "selfPay";

    public static final String TOTAL = "total";

    /** The amounts of a settlement sheet in 浙江 and beyond, by code. */
    public static final Amounts USUAL = new Amounts(usual());

    private static Map<String, String> usual() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(TOTAL, "总费用");
        names.put("pooled", "统筹支付");
        names.put("criticalIllness", "大病支付");
        names.put(SELF_PAY, "自负");
        names.put("copay", "自付");
        names.put("classB", "乙类先自付");
        names.put("deductible", "起付线");
        names.put("ownExpense", "自费");
        names.put("pastAccount", "历年账户");
        names.put("currentAccount", "当年账户");
        names.put("civilServant", "公务员补助");
        names.put("medicalAid", "医疗救助");
        names.put("employerSupplement", "单位补充");
        names.put("commercial", "商业保险");
        names.put("thirdParty", "第三方赔付");
        return names;
    }

    Amounts and(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new Amounts(all);
    }

    /** The code of an amount that is written as its code or as its Chinese term. */
    public Optional<String> code(String written) {
        if (names.containsKey(written)) {
            return Optional.of(written);
        }
        return names.entrySet().stream()
                .filter(each -> each.getValue().equals(written))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The Chinese term of a code. */
    public String name(String code) {
        return names.getOrDefault(code, code);
    }
}
