package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("一个项目的责任什么时候终止")
class LiabilityOfAModule {
    private static final Scheme SCHEME = SchemeReader.read("""
            {代码: ends, 名称: 试算, 地区: [330903], 从: 2026-01-01, 来源情况: 演示, 来源: 试算办法, 计算基数: 自负, 封顶: 2500,
             项目: [
               {代码: stay, 名称: 住院, 互助费: 50, 封顶: 2000, 每份封顶: 1000, 份数: {最少: 1, 最多: 3},
                补助: [{代码: half, 名称: 补一半, 比例: 50%}]},
               {代码: ill, 名称: 重病, 互助费: 50, 补助: [
                {代码: cancer, 名称: 癌症, 病种: cancer, 补助额: 1000, 责任终止: 是},
                {代码: other, 名称: 其他, 病种: other, 补助额: 500}]},
               {代码: care, 名称: 慰问, 互助费: 50, 封顶: 1000, 补助: [
                {代码: major, 名称: 大病, 病种: major, 补助额: 1000},
                {代码: gift, 名称: 慰问金, 病种: major, 补助额: 100, 不计封顶: 是}]}]}
            """);

    @ParameterizedTest(name = "{0}，{1} 份，已补 {2}：{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stay | 1 | stay.half 999.99 | ",
                "stay | 1 | stay.half 1000.00 | MODULE_CAP",
                "stay | 2 | stay.half 1000.00 | ",
                "stay | 3 | stay.half 1999.99 | ",
                "stay | 3 | stay.half 2000.00 | MODULE_CAP",
                "stay | 3 | ill.cancer 1000.00 | ",
                "ill | 1 | ill.cancer 0.01 | PAID_OFF",
                "ill | 1 | ill.cancer 0 | ",
                "ill | 1 | ill.other 500 | ",
                "ill | 1 | ill.other 500; stay.half 1999.99 | ",
                "ill | 1 | ill.other 500; stay.half 2000 | SCHEME_CAP",
                "stay | 3 | ill.cancer 1000; stay.half 1499.99 | ",
                "stay | 3 | ill.cancer 1000; stay.half 1500 | SCHEME_CAP",
                "care | 1 | care.major 1000 | ",
                "care | 1 | care.major 1000; care.gift 100 | MODULE_CAP",
                "care | 1 | care.major 999.99; care.gift 100 | "
            })
    @DisplayName("补过终止责任的一项，或者补到项目、方案的封顶；封顶以外还能补的，没有终止")
    void endsWhereNothingIsLeft(String module, int shares, String awarded, @Nullable String end) {
        Progress progress = Progress.none();
        for (String each : awarded.split("; ")) {
            String[] words = each.split("[. ]", 3);
            long fen = org.niangjia.base.Money.ofYuan(words[2]).fen();
            boolean lump = !words[1].equals("half") && fen > 0;
            progress.add(new Progress.Of(words[0], words[1]), new Progress.Sum(BigDecimal.ZERO, 0, fen, fen, lump));
        }
        assertThat(Liability.end(SCHEME, SCHEME.module(module), shares, progress))
                .isEqualTo(Optional.ofNullable(end).map(Liability.End::valueOf));
    }
}
