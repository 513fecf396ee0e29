package org.niangjia.service.mutualaid.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.engine.benefit.Scheme;

@DisplayName("互助金抽查：抽哪些")
class SampleOfPaidClaims {
    private static final long APART = 100_00;
    /** Up to 2,000 yuan five in a hundred, up to 10,000 every fifth, above that none by lot. */
    private static final List<Scheme.ReviewLevel> REVIEW = List.of(
            new Scheme.ReviewLevel(OptionalLong.of(2_000_00), List.of("reviewer"), Optional.of(new BigDecimal("0.05"))),
            new Scheme.ReviewLevel(OptionalLong.of(10_000_00), List.of("second"), Optional.of(new BigDecimal("0.2"))),
            new Scheme.ReviewLevel(OptionalLong.empty(), List.of("deputyChair"), Optional.empty()));

    private static Samples.Paid paid(long fen, long least, long most) {
        return new Samples.Paid(UUID.randomUUID(), "some", fen, least, most);
    }

    private static List<Samples.Paid> many(int count, long fen) {
        List<Samples.Paid> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            all.add(paid(fen, fen, fen));
        }
        return all;
    }

    private static Map<UUID, Samples.Reason> chosen(List<Samples.Paid> all, int largest, long seed) {
        return SampleRules.chosen(all, largest, APART, scheme -> REVIEW, new Random(seed));
    }

    @Test
    @DisplayName("两席金额相差到了线就抽，差一分不抽")
    void drawsWhatTheReviewersDisagreedOn() {
        Samples.Paid apart = paid(500_00, 400_00, 500_00);
        Samples.Paid nearly = paid(500_00, 400_01, 500_00);
        List<Samples.Paid> all = List.of(apart, nearly);
        Map<UUID, Samples.Reason> drawn = SampleRules.chosen(all, 0, APART, scheme -> List.of(), new Random(1));
        assertThat(drawn).containsExactly(Map.entry(apart.caseId(), Samples.Reason.VARIANCE));
    }

    @Test
    @DisplayName("金额最大的几件；已经因为金额不一致抽到的，不再算一件")
    void drawsTheLargest() {
        List<Samples.Paid> all = new ArrayList<>(many(5, 20_000_00));
        Samples.Paid largest = paid(90_000_00, 90_000_00, 90_000_00);
        Samples.Paid apart = paid(80_000_00, 70_000_00, 80_000_00);
        all.add(3, largest);
        all.add(apart);
        assertThat(chosen(all, 2, 1))
                .containsOnly(
                        Map.entry(largest.caseId(), Samples.Reason.VALUE),
                        Map.entry(apart.caseId(), Samples.Reason.VARIANCE));
    }

    @Test
    @DisplayName("每级按自己的比例随机抽，件数向上取整：41 件抽 5% 是 3 件，11 件抽 20% 是 3 件，没有比例的不抽")
    void drawsTheShareOfEachLevelByLot() {
        List<Samples.Paid> small = many(41, 2_000_00);
        List<Samples.Paid> middle = many(11, 2_000_01);
        List<Samples.Paid> large = many(9, 10_000_01);
        List<Samples.Paid> all = new ArrayList<>(small);
        all.addAll(middle);
        all.addAll(large);
        Map<UUID, Samples.Reason> drawn = chosen(all, 0, 1);
        assertThat(drawn.values()).containsOnly(Samples.Reason.RANDOM);
        assertThat(small.stream().filter(each -> drawn.containsKey(each.caseId())))
                .hasSize(3);
        assertThat(middle.stream().filter(each -> drawn.containsKey(each.caseId())))
                .hasSize(3);
        assertThat(large).noneMatch(each -> drawn.containsKey(each.caseId()));
        assertThat(chosen(many(40, 1), 0, 1)).hasSize(2);
        assertThat(chosen(many(1, 1), 0, 1)).hasSize(1);
    }

    @Test
    @DisplayName("随机就是谁都可能抽到，每次不一样")
    void fallsOnAnybody() {
        List<Samples.Paid> all = many(20, 100);
        Set<UUID> everDrawn = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            everDrawn.addAll(chosen(all, 0, seed).keySet());
        }
        assertThat(everDrawn).hasSize(20);
    }
}
