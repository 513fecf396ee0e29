package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.base.Money;

@DisplayName("多少钱由谁审")
class AmountAndItsReviewers {
    private static final String SILENT = """
            {code: quiet, name: 没写审核的方案, regions: [330903], from: 2020-01-01, standing: demo, source: 测试, base: 自负,
             modules: [{code: m, name: 项目, fee: 50, benefits: [{code: b, name: 补助, rate: 50%}]}]}
            """;
    private static final String OWN =
            SILENT.replace("base: 自负", "base: 自负, 审核: [{不超过: 500.50, 由: 初审}, {由: [初审, 复审, 分管副主席]}]");

    @ParameterizedTest(name = "{0} 元：没写的按演示 {1} 人审，写了的按自己的 {2} 人审")
    @CsvSource({
        "0.00,       1, 1",
        "500.50,     1, 1",
        "500.51,     1, 3",
        "1999.99,    1, 3",
        "2000.00,    1, 3",
        "2000.01,    2, 3",
        "10000.00,   2, 3",
        "10000.01,   3, 3",
        "9999999.99, 3, 3"
    })
    @DisplayName("每个金额都有人审，界限上和界限后一分不一样")
    void isSignedByAsManyAsItsLevelSays(String yuan, int silent, int own) {
        long fen = Money.ofYuan(yuan).fen();
        assertThat(SchemeReader.read(SILENT).reviewLevel(fen).by()).hasSize(silent);
        assertThat(SchemeReader.read(OWN).reviewLevel(fen).by()).hasSize(own);
    }

    @Test
    @DisplayName("没写审核的方案：一人审的抽查 5%，最大的由分管副主席签")
    void isLookedAtAgainWhereOneDecidedAlone() {
        Scheme scheme = SchemeReader.read(SILENT);
        assertThat(scheme.reviewLevel(0).sample().orElseThrow()).isEqualByComparingTo("0.05");
        assertThat(scheme.reviewLevel(0).hasSecond()).isFalse();
        assertThat(scheme.reviewLevel(Long.MAX_VALUE).hasDeputy()).isTrue();
    }

    @Test
    @DisplayName("写“分管副主席”和写 deputyChair 一样，不会漏掉")
    void findsTheDeputyUnderEitherName() {
        String english = OWN.replace("审核", "review")
                .replace("不超过", "upTo")
                .replace("由", "by")
                .replace("分管副主席", "deputyChair")
                .replace("初审", "reviewer")
                .replace("复审", "second");
        assertThat(SchemeReader.read(OWN).review())
                .isEqualTo(SchemeReader.read(english).review());
        assertThat(SchemeReader.read(OWN).reviewLevel(500_51).hasDeputy()).isTrue();
    }
}
