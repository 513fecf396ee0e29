package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.niangjia.base.Refusal;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.reference.BundledHolidays;

@DisplayName("不能补助时，说出规定和依据")
class RefusalAndItsSource {
    private static final String RULES = "新城办法第三条";
    private static final Scheme SCHEME = SchemeReader.read("""
            代码: xincheng
            名称: 新城互助
            地区: [330903]
            从: 2026-01-01
            到: 2026-12-31
            来源情况: 演示
            来源: 新城办法第三条
            计算基数: 自负
            参加条件: {医保类型: 职工, 最低年龄: 18, 最高年龄: 60}
            单据核对:
              - {合计: 总费用, 各项: [自负, 自费]}
            不予补助:
              - {情形: workInjury, 名称: 工伤, 来源: 新城办法第三条}
            期限: {申领期限: 30 天, 逾期申领: {自: 报销到账, 以内: 30 天}}
            项目:
              - 代码: hospital
                名称: 住院
                互助费: 50
                医院等级: 二级
                免责期: {天数: 30}
                补助:
                  - {代码: half, 名称: 补一半, 比例: 50%}
              - 代码: women
                名称: 女职工
                互助费: 10
                性别: 女
                份数: {最少: 1, 最多: 2}
                补助:
                  - {代码: cancer, 名称: 癌症, 病种: cancer, 补助额: 1000, 责任终止: 是}
                  - {代码: other, 名称: 其他病种, 病种: other, 补助额: 1000}
            """);
    private static final String SHE = "'birth':'1990-05-01','sex':'女'";
    private static final String COVER = "'from':'2026-01-01','modules':['hospital','women']";
    private static final String BILL = "'on':'2026-05-01','amounts':{'自负':100000}";

    /** 情形: person, cover, and claims, of which the last one is refused for one reason. */
    private record Told(String person, String cover, String... claims) {}

    private static final Map<BenefitRefusal, Told> CASES = Map.ofEntries(
            Map.entry(
                    BenefitRefusal.INSURANCE_NOT_COVERED, new Told(SHE + ",'insurance':'居民'", COVER, "{" + BILL + "}")),
            Map.entry(
                    BenefitRefusal.SEX_NOT_COVERED,
                    new Told("'birth':'1990-05-01','sex':'男'", COVER, "{" + BILL + "}")),
            Map.entry(BenefitRefusal.TOO_YOUNG, new Told("'birth':'2008-01-02','sex':'女'", COVER, "{" + BILL + "}")),
            Map.entry(BenefitRefusal.TOO_OLD, new Told("'birth':'1965-01-01','sex':'女'", COVER, "{" + BILL + "}")),
            Map.entry(BenefitRefusal.RETIRED, new Told(SHE + ",'retired':true", COVER, "{" + BILL + "}")),
            Map.entry(
                    BenefitRefusal.MODULE_UNKNOWN,
                    new Told(SHE, "'from':'2026-01-01','modules':['hospital','x']", "{" + BILL + "}")),
            Map.entry(
                    BenefitRefusal.MODULE_NOT_TAKEN,
                    new Told(SHE, "'from':'2026-01-01','modules':['hospital']", "{" + BILL + ",'module':'women'}")),
            Map.entry(
                    BenefitRefusal.SHARES_OUT_OF_RANGE,
                    new Told(SHE, "'from':'2026-01-01','modules':['women'],'shares':3", "{" + BILL + "}")),
            Map.entry(
                    BenefitRefusal.YEARS_NOT_OFFERED,
                    new Told(SHE, "'from':'2026-01-01','modules':['women'],'years':2", "{" + BILL + "}")),
            Map.entry(
                    BenefitRefusal.SCHEME_NOT_VALID,
                    new Told(SHE, "'from':'2025-12-31','modules':['women']", "{'on':'2025-12-31'}")),
            Map.entry(BenefitRefusal.OUTSIDE_COVER, new Told(SHE, COVER, "{'on':'2027-01-01','amounts':{'自负':1}}")),
            Map.entry(BenefitRefusal.CAUSE_EXCLUDED, new Told(SHE, COVER, "{" + BILL + ",'cause':'workInjury'}")),
            Map.entry(BenefitRefusal.CLAIMED_TOO_LATE, new Told(SHE, COVER, "{" + BILL + ",'claimedOn':'2026-07-01'}")),
            Map.entry(
                    BenefitRefusal.CLAIMED_TOO_LATE_AFTER,
                    new Told(SHE, COVER, "{" + BILL + ",'claimedOn':'2026-07-01','reimbursedOn':'2026-05-20'}")),
            Map.entry(
                    BenefitRefusal.SHEET_DOES_NOT_ADD_UP,
                    new Told(SHE, COVER, "{'on':'2026-05-01','amounts':{'总费用':1000,'自负':500,'自费':497}}")),
            Map.entry(BenefitRefusal.NOTHING_CLAIMED, new Told(SHE, COVER, "{'on':'2026-05-01'}")),
            Map.entry(BenefitRefusal.HOSPITAL_GRADE_TOO_LOW, new Told(SHE, COVER, "{" + BILL + ",'hospitalGrade':1}")),
            Map.entry(BenefitRefusal.WAITING, new Told(SHE, COVER, "{'on':'2026-01-30','amounts':{'自负':100000}}")),
            Map.entry(
                    BenefitRefusal.LUMP_ALREADY_PAID,
                    new Told(
                            SHE,
                            COVER,
                            "{'on':'2026-05-01','diagnosis':'other'}",
                            "{'on':'2026-06-01','diagnosis':'other'}")),
            Map.entry(
                    BenefitRefusal.LIABILITY_ENDED,
                    new Told(
                            SHE,
                            COVER,
                            "{'on':'2026-05-01','diagnosis':'cancer'}",
                            "{'on':'2026-06-01','diagnosis':'other'}")));

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = BenefitRefusal.class, mode = EnumSource.Mode.EXCLUDE, names = "FOUND_OUTSIDE_COVER")
    @DisplayName("每个理由都写明依据，没有空着的地方")
    void tellsTheRuleAndItsSource(BenefitRefusal reason) {
        Refusal refusal = refused(Objects.requireNonNull(CASES.get(reason)));
        assertThat(refusal.code()).isEqualTo("benefit." + reason.name());
        Dictionary words = new Dictionary();
        assertThat(new Explanation(words.in(Locale.CHINESE)).message(refusal))
                .endsWith("。依据：" + RULES)
                .doesNotContain("{", "benefit.");
        assertThat(new Explanation(words.in(Locale.ENGLISH)).message(refusal))
                .endsWith(". Source: " + RULES)
                .doesNotContain("{", "benefit.");
    }

    @Test
    @DisplayName("补助另有依据的，写它自己的")
    void tellsTheSourceOfTheBenefit() {
        Scheme own = SchemeReader.read("""
                {代码: own, 名称: 另有依据, 地区: [330903], 从: 2026-01-01, 来源情况: 演示, 来源: 总的办法, 计算基数: 自负,
                 项目: [{代码: m, 名称: 项目, 互助费: 1, 补助: [{代码: b, 名称: 补助, 比例: 1%, 医院等级: 三级, 来源: 补充规定}]}]}
                """);
        CaseFile file = file(own, new Told(SHE, "'from':'2026-01-01'", "{" + BILL + ",'hospitalGrade':2}"));
        Refusal refusal = computed(own, file).getLast().refusals().getFirst();
        assertThat(new Explanation(new Dictionary().in(Locale.CHINESE)).message(refusal))
                .isEqualTo("“补助”要求 3 级以上医院，这次是 2 级。依据：补充规定");
    }

    private static Refusal refused(Told told) {
        List<Refusal> refusals = computed(SCHEME, file(SCHEME, told)).getLast().refusals();
        assertThat(refusals).hasSize(1);
        return refusals.getFirst();
    }

    private static List<Computed> computed(Scheme scheme, CaseFile file) {
        return new Computation(scheme, BundledHolidays.calendar()).all(file.person(), file.cover(), file.claims());
    }

    private static CaseFile file(Scheme scheme, Told told) {
        String json = "{'person':{%s},'cover':{%s},'claims':[%s]}"
                .formatted(told.person(), told.cover(), String.join(",", told.claims()));
        return CaseFile.read(json.replace('\'', '"'), scheme);
    }
}
