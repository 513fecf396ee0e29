package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("文员写一份方案文件")
class ClerkWritingAScheme {
    private static final String GOOD = """
            code: xincheng
            name: 新城职工互助
            regions: [330903]
            from: 2026-01-01
            standing: demo
            source: 新城办法
            base: 自负 + 乙类先自付 - 起付线
            modules:
              - code: one
                name: 住院
                fee: 50
                cap: 20000
                benefits:
                  - code: slabs
                    name: 分段
                    slabs:
                      - {from: 0, to: 1000, rate: 20%}
                      - {from: 1000, rate: 50%}
                    floor: 100
                    cap: 10000
            review:
              - {upTo: 2000, by: [reviewer], sample: 5%}
              - {upTo: 10000, by: [reviewer, second]}
              - {by: [reviewer, second, deputyChair]}
            """;

    @Test
    @DisplayName("写对了就能用，中文词和英文词一样")
    void mayWriteInEitherLanguage() {
        String chinese = GOOD.replace("code:", "代码:")
                .replace("name:", "名称:")
                .replace("regions:", "地区:")
                .replace("from: 2026", "从: 2026")
                .replace("standing: demo", "来源情况: 演示")
                .replace("source:", "来源:")
                .replace("base:", "计算基数:")
                .replace("modules:", "项目:")
                .replace("fee:", "互助费:")
                .replace("benefits:", "补助:")
                .replace("slabs:", "分段:")
                .replace("{from:", "{从:")
                .replace("to:", "到:")
                .replace("rate:", "比例:")
                .replace("floor:", "保底:")
                .replace("cap:", "封顶:")
                .replace("review:", "审核:")
                .replace("upTo:", "不超过:")
                .replace("by:", "由:")
                .replace("sample:", "抽查:")
                .replace("[reviewer", "[初审")
                .replace("second", "复审")
                .replace("deputyChair", "分管副主席");
        assertThat(SchemeReader.read(chinese)).usingRecursiveComparison().isEqualTo(SchemeReader.read(GOOD));
    }

    @ParameterizedTest(name = "把“{0}”写成“{1}”：第 {2} 行 {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 1000, rate | from: 900, rate | 18 | 与上一段重叠",
                "from: 1000, rate | from: 1100, rate | 18 | 空缺",
                "to: 1000 | to: 0 | 17 | 应大于",
                "cap: 10000 | cap: 99 | 20 | 封顶低于保底",
                "cap: 20000 | cap: 99.99 | 12 | 封顶低于",
                "rate: 50% | rate: 150% | 18 | 0% 到 100%",
                "rate: 50% | rate: 一半 | 18 | 比例",
                "fee: 50 | fee: 50.005 | 11 | 两位小数",
                "fee: 50 | fee: -50 | 11 | 两位小数",
                "from: 2026-01-01 | from: 2026-02-30 | 4 | 日期",
                "自负 + | 自费额 + | 7 | 不认识的金额项",
                "- 起付线 | - | 7 | 没有写完",
                "source: 新城办法 | sauce: 新城办法 | 6 | 不认识的词",
                "source: 新城办法 | # 没有来源 | 1 | 缺少 来源",
                "regions: [330903] | regions: [33090] | 3 | 六位",
                "standing: demo | standing: maybe | 5 | 应为其中之一",
                "base: 自负 | pooling: 全县 | 7 | 县级、市级、省级",
                "floor: 100 | rate: 50% | 14 | 只写一种补助",
                "floor: 100 | code: again | 19 | 写了两次",
                "{by: [reviewer, second, deputyChair]} | {upTo: 50000, by: [初审, 复审, 分管副主席]} | 24 | 最后一级不能有上限",
                "upTo: 10000, | upTo: 2000, | 23 | 应大于上一级",
                "upTo: 10000, | upTo: 1999.99, | 23 | 应大于上一级",
                "upTo: 2000, by | by | 23 | 上一级没有上限",
                "second, deputyChair | 复审, 副主席 | 24 | 应为其中之一：初审、复审、分管副主席",
                "second, deputyChair | deputyChair | 24 | 应为 [初审]、[初审, 复审]",
                "[reviewer, second]} | [second]} | 23 | 应为 [初审]、[初审, 复审]",
                "[reviewer, second]} | [second, reviewer]} | 23 | 应为 [初审]、[初审, 复审]",
                "[reviewer, second]} | [reviewer, reviewer]} | 23 | 应为 [初审]、[初审, 复审]",
                "deputyChair]} | deputyChair, second]} | 24 | 应为 [初审]、[初审, 复审]",
                "[reviewer, second]} | []} | 23 | 应为 [初审]、[初审, 复审]",
                "by: [reviewer], | | 22 | 缺少 由",
                "[reviewer, second, deputyChair] | [reviewer] | 24 | 不能比上一级少",
                "sample: 5% | sample: 500% | 22 | 0% 到 100%",
                "source: 新城办法 | exclusions: [{cause: dental, source: 某条}] | 6 | 缺少 名称",
                "floor: 100 | causes: [heatStroke] | 19 | “heatStroke”，没有人能按它申领"
            })
    @DisplayName("写错了，说出第几行和为什么")
    void isToldTheLineAndTheReason(String right, @Nullable String wrong, int line, String reason) {
        assertThat(GOOD).contains(right);
        List<SchemeFault> faults =
                faults(GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong));
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.chinese()).contains(reason);
            assertThat(fault.english()).isNotBlank();
        });
    }

    @Test
    @DisplayName("几处错误一次说完")
    void isToldEverythingAtOnce() {
        String wrong = GOOD.replace("fee: 50", "fee: x")
                .replace("rate: 20%", "rate: x")
                .replace("code: xincheng", "code: 新城");
        assertThat(faults(wrong)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' ", "just words", "- a\n- b", "a: [", "a: &x 1\nb: *x", "\t: :"})
    @DisplayName("不是方案的文件，不会出错，只会被退回")
    void mayHandInAnything(String text) {
        assertThat(faults(text == null ? "" : text)).isNotEmpty();
    }

    private static List<SchemeFault> faults(String text) {
        SchemeFaultyException refused =
                catchThrowableOfType(SchemeFaultyException.class, () -> SchemeReader.read(text));
        assertThat(refused).as("应被退回").isNotNull();
        return refused.faults();
    }
}
