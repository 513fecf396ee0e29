package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("方案里的笔误：写得像样，却永远补不了或补错")
class ClerkMakingASlip {
    private static final String GOOD = """
            code: xincheng
            name: 新城职工互助
            regions: [330903]
            from: 2026-01-01
            standing: demo
            source: 新城办法
            planYear: {starts: 01-01, months: 12}
            who: {insurance: [employee, resident]}
            base: {employee: 自负, resident: 自负 * 50%}
            exclusions: [{cause: workInjury, name: 工伤, source: 新城办法}]
            waiting: {days: 30}
            modules:
              - code: one
                name: 住院
                fee: 50
                benefits:
                  - {code: half, name: 一半, rate: 50%}
                  - {code: days, name: 按天, perDay: 50, shortStay: {days: 6, pays: 300}}
                  - {code: lump, name: 定额, diagnosis: [major, C50], pays: 1000, when: inside, afterDay: 10}
                  - {code: harm, name: 意外, perDay: 20, causes: [accident]}
            """;

    @ParameterizedTest(name = "把“{0}”写成“{1}”：第 {2} 行 {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "months: 12 | months: 12, opens: 10-01, closes: 06-30 | 7 | 要写“上年”",
                "months: 12 | months: 12, closes: 上年 12-31 | 7 | 早于参保期从 01-01",
                "months: 12 | months: 12, opens: 02-29, closes: 02-28 | 7 | 早于参保期从",
                "months: 12 | months: 12, opens: 13-01, closes: 12-31 | 7 | 应写月-日",
                "months: 12 | months: 11 | 7 | 只能是 12 个月",
                "months: 12 | months: 24 | 7 | 只能是 12 个月",
                "starts: 01-01, | '' | 7 | 缺少 开始",
                "starts: 01-01 | starts: 02-29 | 7 | 不是每年都有",
                "planYear: | 'amounts: {buy: 自费}\nplanYear:' | 7 | 金额项“自费”已经有了",
                "planYear: | 'amounts: {selfPay: 外购}\nplanYear:' | 7 | 金额项“selfPay”已经有了",
                "planYear: | 'amounts: {自负: 外购}\nplanYear:' | 7 | 金额项“自负”已经有了",
                "planYear: | 'amounts:\n  buy: 院外购药\n  own: 院外购药\nplanYear:' | 9 | 金额项“院外购药”已经有了",
                "pays: 1000 | pays: 0 | 19 | 应大于 0 元",
                "pays: 300 | pays: 0 | 18 | 应大于 0 元",
                "perDay: 20 | perDay: 0.00 | 20 | 应大于 0 元",
                "planYear: | 'amounts: foo\nplanYear:' | 7 | 应写成",
                "自负 * 50% | 自负 * 30 | 9 | 漏写了 %",
                "自负 * 50% | 自负 * 100.01% | 9 | 不能超过 100%",
                "employee: 自负 | employee: 自负, 职工: 自付 | 9 | 职工医保的计算基数写了两次",
                "employee: 自负 | employee: 自负, employee: 自付 | 9 | employee 写了两次",
                "resident: 自负 * 50% | 居敏: 自负 | 9 | 居",
                "', resident: 自负 * 50%' | '' | 9 | 没有写居民医保",
                "insurance: [employee, resident] | minAge: 16 | 9 | 没有写灵活就业人员医保、新农合、外地参保",
                "'major, C50' | '' | 19 | 至少要写一个病种",
                "C50] | C51-C58] | 19 | ICD-10",
                "C50] | C5] | 19 | ICD-10",
                "C50] | c50] | 19 | ICD-10",
                "C50] | C50.x] | 19 | ICD-10",
                "C50] | 50] | 19 | ICD-10",
                "[accident] | [traffic] | 20 | 没有人能按它申领",
                "[accident] | [workInjury] | 20 | 没有人能按它申领",
                "cause: workInjury | cause: 意外 | 10 | “意外”只为这里写的情形补助",
                "'{days: 6, pays: 300}' | {days: 6} | 18 | 缺少 补助额",
                "'{days: 6, pays: 300}' | {pays: 300} | 18 | 缺少 天数",
                "waiting: {days: 30} | # 没有 | 19 | 没有免责期",
                "afterDay: 10 | afterDay: 30 | 19 | 已满",
                "{days: 30} | {days: 10} | 19 | 已满",
                "{days: 30} | '{days: 11, lastDay: pays}' | 19 | 已满"
            })
    @DisplayName("被退回，说出第几行和为什么")
    void isToldTheLineAndTheReason(String right, String wrong, int line, String reason) {
        SchemeFaultyException refused =
                catchThrowableOfType(SchemeFaultyException.class, () -> SchemeReader.read(with(right, wrong)));
        assertThat(refused).as("应被退回").isNotNull();
        assertThat(refused.faults()).allSatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.chinese()).contains(reason);
            assertThat(fault.english()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "“{0}”写成“{1}”")
    @CsvSource(
            delimiter = '|',
            value = {
                "months: 12 | months: 12, opens: 上年 10-01, closes: 06-30",
                "months: 12 | months: 12, opens: 06-30, closes: 06-30",
                "months: 12 | months: 12, closes: 01-01",
                "months: 12 | months: 12, opens: 02-28, closes: 02-29",
                "starts: 01-01, months: 12 | starts: 01-01",
                "starts: 01-01, months: 12 | starts: rolling, months: 24",
                "'planYear: {starts: 01-01, months: 12}' | # 没有",
                "自负 * 50% | 自负 * 100%",
                "自负 * 50% | 自负 * 0.3",
                "', resident]' | ]",
                "'{employee: 自负, resident: 自负 * 50%}' | 自负",
                "C50] | C50.9]",
                "C50] | 重大疾病]",
                "[accident] | [意外]",
                "[accident] | '[illness, accident]'",
                "cause: workInjury | cause: traffic",
                "planYear: | 'amounts: {buy: 院外购药}\nplanYear:'",
                "planYear: | 'amounts: {外购药: 外购药}\nplanYear:'",
                "pays: 1000 | pays: 0.01",
                "perDay: 20 | perDay: 0.01",
                "afterDay: 10 | afterDay: 29",
                "{days: 30} | {days: 11}",
                "{days: 30} | '{days: 12, lastDay: pays}'"
            })
    @DisplayName("差一点就对的写法，照样能用")
    void mayWriteWhatIsRight(String right, String other) {
        assertThat(SchemeReader.read(with(right, other)).modules()).hasSize(1);
    }

    private static String with(String right, String wrong) {
        assertThat(GOOD).contains(right);
        return GOOD.replace(right, wrong);
    }
}
