package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Period;
import org.niangjia.platform.reference.BundledHolidays;

@DisplayName("一次参加四年")
class CoverOfFourYears {
    private static final LocalDate FIRST = LocalDate.of(2022, 5, 10);
    private static final Scheme SCHEME = SchemeReader.read("""
            {code: four, name: 四年, regions: [330903], from: 2020-01-01, standing: demo, source: 测试, base: 自负,
             planYear: {starts: rolling, months: 12},
             modules: [{code: m, name: 项目, fees: [{years: 4, fee: 50}], cap: 2000, benefits: [
               {code: half, name: 补一半, rate: 50%}, {code: major, name: 大病, diagnosis: C50, pays: 1000, ends: yes},
               {code: visit, name: 慰问, diagnosis: Z, pays: 300, outsideCap: yes}]}]}
            """);

    private static Claim claim(LocalDate on, long selfPay, String... diagnoses) {
        return new Claim(
                on,
                selfPay == 0 ? Map.of() : Map.of(Amounts.SELF_PAY, selfPay),
                OptionalInt.empty(),
                Set.copyOf(Arrays.asList(diagnoses)),
                OptionalInt.empty(),
                Claim.ILLNESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Computed> all(int years, Claim... claims) {
        Person woman = new Person(LocalDate.of(1980, 1, 1), Person.Sex.FEMALE, "employee", false);
        Cover cover = new Cover(FIRST, List.of("m"), 1, years, Optional.empty(), Optional.empty());
        return new Computation(SCHEME, BundledHolidays.calendar()).all(woman, cover, List.of(claims));
    }

    private static List<Long> paid(Claim... claims) {
        return all(4, claims).stream().map(Computed::payoutFen).toList();
    }

    @Test
    @DisplayName("封顶每个保障年度重新算：年度最后一天还是旧的，第二天是新的")
    void hasTheCapOfEachPlanYear() {
        assertThat(paid(
                        claim(FIRST, 3_000_00),
                        claim(FIRST.plusYears(1).minusDays(1), 3_000_00),
                        claim(FIRST.plusYears(1), 3_000_00),
                        claim(FIRST.plusYears(3), 9_000_00)))
                .containsExactly(1_500_00L, 500_00L, 1_500_00L, 2_000_00L);
    }

    @Test
    @DisplayName("责任终止了，以后几年不再恢复；定额一人一次，不是一年一次")
    void endsForAllItsYears() {
        assertThat(paid(
                        claim(FIRST, 0, "Z"),
                        claim(FIRST.plusYears(1), 0, "Z"),
                        claim(FIRST.plusYears(1), 0, "C50"),
                        claim(FIRST.plusYears(2), 1_000_00)))
                .containsExactly(300_00L, 0L, 1_000_00L, 0L);
    }

    @Test
    @DisplayName("保到第四年最后一天；没有一年期的互助费，一年的不能参加")
    void lastsToTheDay() {
        LocalDate last = FIRST.plusYears(4).minusDays(1);
        assertThat(SCHEME.year().lastDay(FIRST, 4)).isEqualTo(last);
        assertThat(paid(claim(last, 1_000_00))).containsExactly(500_00L);
        assertThat(all(4, claim(last.plusDays(1), 1_000_00)).getFirst().refusals())
                .extracting(each -> each.code())
                .containsExactly("benefit.OUTSIDE_COVER");
        assertThat(all(1, claim(FIRST, 1_000_00)).getFirst().refusals())
                .extracting(each -> each.code())
                .containsExactly("benefit.YEARS_NOT_OFFERED");
        assertThat(SCHEME.lengths()).containsExactly(4);
        assertThat(SCHEME.year().months(new Period(FIRST, last))).isEqualTo(48);
    }
}
