package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Label("一笔钱按份额分给几个人")
@DisplayName("一笔钱按份额分给几个人")
class AmountDividedAmongSeveral {
    @Property(tries = 500)
    @Label("合起来一分不差；谁也不比应得的多一分以上")
    void comesToTheAmount(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long fen,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> weights) {
        long whole = weights.stream().mapToLong(Long::longValue).sum();
        Assume.that(whole > 0);
        List<Long> parts = Apportionment.divide(fen, weights);
        assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(fen);
        for (int i = 0; i < parts.size(); i++) {
            double exact = (double) fen * weights.get(i) / whole;
            assertThat((double) parts.get(i)).isBetween(exact - 1 - exact * 1e-9, exact + 1 + exact * 1e-9);
        }
    }

    @Test
    @DisplayName("三个人各欠一分，一共只退两分：没有人退得比欠的多")
    void nobodyOwesMoreThanBefore() {
        assertThat(Apportionment.divide(2, List.of(1L, 1L, 1L))).containsExactly(1L, 1L, 0L);
        assertThat(Apportionment.divide(0, List.of(0L, 0L))).containsExactly(0L, 0L);
    }
}
