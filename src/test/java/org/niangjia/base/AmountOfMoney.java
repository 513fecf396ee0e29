package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("金额")
class AmountOfMoney {

    @ParameterizedTest(name = "{0} 元 × {1}/{2} = {3} 元")
    @DisplayName("最后一步四舍五入到分（平湖：5232.97 × 50% = 2616.49）")
    @CsvSource({
        "5232.97, 50, 100, '2,616.49'",
        "0.01, 1, 2, 0.01",
        "0.01, 49, 100, 0.00",
        "-0.01, 1, 2, -0.01",
        "100, 1, 3, 33.33",
        "200, 1, 3, 66.67",
        "0, 7, 9, 0.00",
    })
    void isRoundedOnceAtTheEnd(String yuan, long numerator, long denominator, String result) {
        assertThat(Money.ofYuan(yuan).times(numerator, denominator).format()).isEqualTo(result);
    }

    @ParameterizedTest(name = "{0} → {1} 分")
    @DisplayName("读懂日常写法")
    @CsvSource({"2316.49, 231649", "'2,316.49', 231649", "50, 5000", "0.5, 50", "-3.20, -320", "'1,234,567', 123456700"
    })
    void readsHowPeopleWriteIt(String yuan, long fen) {
        assertThat(Money.ofYuan(yuan)).isEqualTo(Money.ofFen(fen));
    }

    @ParameterizedTest
    @DisplayName("不接受含混的写法")
    @ValueSource(strings = {"", "1.005", "1e3", "23,16.49", "1.", ".5", "五十", "50元", "--1", "99999999999999999999"})
    void refusesWhatIsNotAnAmount(String text) {
        assertThatThrownBy(() -> Money.ofYuan(text))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }

    @Test
    @DisplayName("给人看有千分位，给文件用没有")
    void isWrittenForPeopleAndForFiles() {
        Money amount = Money.ofFen(231_649);
        assertThat(amount.format()).isEqualTo("2,316.49");
        assertThat(amount.plain()).isEqualTo("2316.49");
        assertThat(amount).hasToString("2,316.49 元");
        assertThat(Money.ofFen(-5).format()).isEqualTo("-0.05");
        assertThat(Money.ofFen(596_390_000).format()).isEqualTo("5,963,900.00");
    }

    @Test
    @DisplayName("加减乘越界即报错，绝不算错")
    void neverOverflowsSilently() {
        Money most = Money.ofFen(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE).minus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("按比例计算用精确小数")
    void takesADecimalRate() {
        assertThat(Money.ofYuan("1000.01").times(new BigDecimal("0.455"))).isEqualTo(Money.ofYuan("455.00"));
        assertThat(Money.ofYuan("1").max(Money.ofYuan("2"))).isEqualTo(Money.ofYuan("2"));
        assertThat(Money.ofYuan("1").min(Money.ofYuan("2"))).isEqualTo(Money.ofYuan("1"));
    }

    @Property
    @Label("写出再读回，一分不差")
    void survivesWritingAndReading(@ForAll int fen) {
        assertThat(Money.ofYuan(Money.ofFen(fen).format()).fen()).isEqualTo(fen);
        assertThat(Money.ofYuan(Money.ofFen(fen).plain()).fen()).isEqualTo(fen);
    }

    @Property
    @Label("一半加另一半最多多出一分")
    void losesAtMostOneFenInHalving(@ForAll @IntRange(min = 0) int fen) {
        Money half = Money.ofFen(fen).times(1, 2);
        assertThat(half.plus(half).fen() - fen).isBetween(0L, 1L);
    }
}
