package org.niangjia.service.mutualaid.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.engine.benefit.Liability;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.service.mutualaid.Bundled;

@DisplayName("责任终止的保障：从哪天起、为什么")
class CoverThatPaysNothingMore {
    private static final Scheme NINGBO = Bundled.scheme("ningbo-women");
    private static final Scheme PUTUO = Bundled.scheme("putuo-demo");

    @Test
    @DisplayName("交四年的，补过癌症就终止，后面几年也终止；慰问金不终止")
    void staysEndedForAllYearsOfTheCover() {
        CoverHistory.Spell spell = spell("ningbo-women", 2018, 4, "women", LocalDate.of(2018, 5, 1));
        EndedCover.Part cancer = part("ningbo-women", 2019, 1, "2019-08-01", "women", "cancer", 1_000_000, 1);
        EndedCover ended = new EndedCover(Liability.End.PAID_OFF, LocalDate.of(2019, 8, 1), 0);
        for (String today : List.of("2019-08-01", "2022-04-30")) {
            assertThat(EndedCover.of(NINGBO, spell, List.of(cancer), LocalDate.parse(today)))
                    .as(today)
                    .contains(ended);
        }
        EndedCover.Part consolation = part("ningbo-women", 2018, 1, "2018-07-01", "women", "consolation", 100_000, 1);
        assertThat(EndedCover.of(NINGBO, spell, List.of(consolation), LocalDate.of(2019, 9, 1)))
                .isEmpty();
        CoverHistory.Spell later = spell("ningbo-women", 2022, 1, "women", LocalDate.of(2022, 5, 1));
        assertThat(EndedCover.of(NINGBO, later, List.of(cancer), LocalDate.of(2022, 6, 1)))
                .as("另一次参保重新算")
                .isEmpty();
    }

    @ParameterizedTest(name = "两次核定 {0} 和 {1} 分：{2}")
    @CsvSource({"1500000,499999,", "1500000,500000,2026-06-02", "2000000,0,2026-03-02"})
    @DisplayName("补到封顶的那一次起终止，差一分不终止")
    void endsWithTheAwardThatReachesTheCap(long first, long second, @org.jspecify.annotations.Nullable String day) {
        CoverHistory.Spell spell = spell("putuo", 2026, 1, "medical", LocalDate.of(2026, 1, 1));
        List<EndedCover.Part> parts = List.of(
                part("putuo", 2026, 1, "2026-03-02", "medical", "selfPay", first, 0),
                part("putuo", 2026, 2, "2026-06-02", "medical", "selfPay", second, 0));
        LocalDate today = LocalDate.of(2026, 11, 1);
        if (day == null) {
            assertThat(EndedCover.of(PUTUO, spell, parts, today)).isEmpty();
        } else {
            assertThat(EndedCover.of(PUTUO, spell, parts, today))
                    .contains(new EndedCover(Liability.End.MODULE_CAP, LocalDate.parse(day), 2_000_000));
        }
    }

    @Test
    @DisplayName("封顶只管当年；多付的追回了，又不算终止")
    void opensAgainWithTheNextYearOrWhatIsTakenBack() {
        EndedCover.Part all = part("ningbo-women", 2018, 1, "2018-09-01", "women", "cancer", 1_000_000, 1);
        EndedCover.Part back = part("ningbo-women", 2018, 2, "2018-11-01", "women", "cancer", -1_000_000, -1);
        CoverHistory.Spell four = spell("ningbo-women", 2018, 4, "women", LocalDate.of(2018, 5, 1));
        assertThat(EndedCover.of(NINGBO, four, List.of(all, back), LocalDate.of(2018, 12, 1)))
                .isEmpty();
        CoverHistory.Spell two = spell("putuo", 2026, 2, "medical", LocalDate.of(2026, 1, 1));
        List<EndedCover.Part> cap = List.of(part("putuo", 2026, 1, "2026-03-02", "medical", "selfPay", 2_000_000, 0));
        assertThat(EndedCover.of(PUTUO, two, cap, LocalDate.of(2026, 12, 31))).isPresent();
        assertThat(EndedCover.of(PUTUO, two, cap, LocalDate.of(2027, 1, 1))).isEmpty();
    }

    private static CoverHistory.Spell spell(String scheme, int year, int years, String module, LocalDate from) {
        LocalDate until = from.plusYears(years).minusDays(1);
        return new CoverHistory.Spell(
                scheme, year, years, module, 1, "employee", from, until, from, 0, from, "unit", "某单位", null);
    }

    private static EndedCover.Part part(
            String scheme, int year, int seq, String decided, String module, String benefit, long fen, int taken) {
        return new EndedCover.Part(
                scheme, year, seq, LocalDate.parse(decided), new Progress.Of(module, benefit), fen, taken);
    }
}
