package org.niangjia.service.mutualaid.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.reference.BundledHolidays;
import org.niangjia.service.mutualaid.Bundled;
import org.niangjia.service.mutualaid.cover.Enrolled;

@DisplayName("跨年度住院和几个项目一起算")
class StayOverTheTurnOfTheYear {
    private static final UUID PERSON = UUID.randomUUID();

    private static Enrolled cover(String scheme, int year, String module, LocalDate from) {
        return new Enrolled(
                UUID.randomUUID(),
                330903,
                PERSON,
                scheme,
                year,
                1,
                module,
                1,
                "employee",
                from,
                LocalDate.of(year, 12, 31),
                LocalDate.of(2021, 1, 1),
                LocalDate.of(1980, 1, 1),
                false,
                null);
    }

    private static ClaimFacts stay(String scheme, LocalDate in, LocalDate out, long selfPay, List<String> groups) {
        return stay(scheme, in, out, null, selfPay, groups);
    }

    private static ClaimFacts stay(
            String scheme, LocalDate in, LocalDate out, @Nullable LocalDate found, long selfPay, List<String> groups) {
        return new ClaimFacts(
                PERSON,
                scheme,
                ClaimFacts.Kind.STAY,
                in,
                out,
                null,
                found,
                3,
                "illness",
                null,
                Map.of("selfPay", selfPay),
                new ClaimFacts.Medical("医院", "病", "", groups, ""),
                out.plusDays(20),
                null);
    }

    private static List<ClaimReckoning.Part> parts(String file, List<Enrolled> covers, ClaimFacts facts) {
        Scheme scheme = Bundled.scheme(file);
        return new ClaimReckoning(covers, day -> scheme, BundledHolidays.calendar())
                .parts(facts, (year, on) -> SumsSoFar.none());
    }

    @Test
    @DisplayName("十天里七天在旧年、三天在新年：金额按天分，各年各算，一分不丢")
    void isSplitByPlanYear() {
        List<Enrolled> covers = List.of(
                cover("hangzhou", 2024, "P1", LocalDate.of(2024, 1, 1)),
                cover("hangzhou", 2023, "P1", LocalDate.of(2023, 1, 1)));
        List<ClaimReckoning.Part> parts = parts(
                "hangzhou",
                covers,
                stay("hangzhou", LocalDate.of(2023, 12, 25), LocalDate.of(2024, 1, 4), 1_000_001, List.of()));
        assertThat(parts).extracting(ClaimReckoning.Part::year).containsExactly(2023, 2024);
        assertThat(parts).extracting(ClaimReckoning.Part::days).containsExactly(7, 3);
        assertThat(parts).extracting(part -> part.computed().payoutFen()).containsExactly(320_000L, 120_001L);
    }

    @Test
    @DisplayName("四年期的一段保障：算在住院那天的保障年度里，跨两个年度就分两段")
    void countsForThePlanYearOfTheEvent() {
        LocalDate from = LocalDate.of(2021, 5, 10);
        Enrolled four = new Enrolled(
                UUID.randomUUID(),
                330903,
                PERSON,
                "four",
                2021,
                4,
                "m",
                1,
                "employee",
                from,
                from.plusYears(4).minusDays(1),
                from,
                LocalDate.of(1980, 1, 1),
                false,
                null);
        Scheme scheme = SchemeReader.read("""
                {code: four, name: 四年, regions: [330903], from: 2020-01-01, standing: demo, source: 测试, base: 自负,
                 planYear: {starts: rolling, months: 12},
                 modules: [{code: m, name: 项目, fees: [{years: 4, fee: 50}], benefits: [{code: half, name: 补一半, rate: 50%}]}]}
                """);
        List<ClaimReckoning.Part> parts = new ClaimReckoning(List.of(four), day -> scheme, BundledHolidays.calendar())
                .parts(
                        stay("four", LocalDate.of(2023, 5, 8), LocalDate.of(2023, 5, 12), 400_000, List.of()),
                        (year, on) -> SumsSoFar.none());
        assertThat(parts).extracting(ClaimReckoning.Part::year).containsExactly(2022, 2023);
        assertThat(parts).extracting(part -> part.computed().payoutFen()).containsExactly(100_000L, 100_000L);
    }

    @Test
    @DisplayName("新年没有参保：旧年的补，新年的说明为什么不补")
    void isPaidForTheYearThatIsCovered() {
        List<ClaimReckoning.Part> parts = parts(
                "hangzhou",
                List.of(cover("hangzhou", 2023, "P1", LocalDate.of(2023, 1, 1))),
                stay("hangzhou", LocalDate.of(2023, 12, 25), LocalDate.of(2024, 1, 4), 1_000_000, List.of()));
        assertThat(parts.getFirst().computed().payoutFen()).isPositive();
        assertThat(parts.getLast().computed().refusals())
                .extracting(each -> each.code())
                .containsExactly("benefit.OUTSIDE_COVER");
    }

    private static Enrolled until(Enrolled one, LocalDate last) {
        return new Enrolled(
                one.id(),
                one.district(),
                one.person(),
                one.scheme(),
                one.year(),
                one.years(),
                one.module(),
                one.shares(),
                one.insurance(),
                one.from(),
                last,
                one.firstFrom(),
                one.birth(),
                one.male(),
                null);
    }

    @Test
    @DisplayName("元旦出院的，都算上一年的；新年没有参保也照补")
    void isOfTheOldYearWhenDischargedOnNewYearsDay() {
        List<ClaimReckoning.Part> parts = parts(
                "hangzhou",
                List.of(cover("hangzhou", 2023, "P1", LocalDate.of(2023, 1, 1))),
                stay("hangzhou", LocalDate.of(2023, 12, 30), LocalDate.of(2024, 1, 1), 1_000_000, List.of()));
        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.year()).isEqualTo(2023);
            assertThat(part.computed().payoutFen()).isEqualTo(470_000);
        });
    }

    @Test
    @DisplayName("退保以后出的院，不补：说明保障期到退保那天")
    void isNotPaidToWhoHasLeft() {
        Enrolled left = until(cover("putuo", 2023, "medical", LocalDate.of(2023, 1, 1)), LocalDate.of(2023, 6, 30));
        List<ClaimReckoning.Part> parts = parts(
                "putuo-demo",
                List.of(left),
                stay("putuo", LocalDate.of(2023, 7, 20), LocalDate.of(2023, 8, 1), 1_000_000, List.of()));
        assertThat(parts.getFirst().computed().payoutFen()).isZero();
        assertThat(parts.getFirst().computed().refusals()).singleElement().satisfies(why -> {
            assertThat(why.code()).isEqualTo("benefit.OUTSIDE_COVER");
            assertThat(why.args()).contains("2023-01-01", "2023-06-30");
        });
    }

    @Test
    @DisplayName("住院到一半才参保、住院到一半退保：只算保障期内的天数，明细里写清楚")
    void countsTheDaysWithinTheCover() {
        Enrolled late = cover("putuo", 2023, "medical", LocalDate.of(2023, 3, 16));
        ClaimFacts facts = stay("putuo", LocalDate.of(2023, 3, 1), LocalDate.of(2023, 3, 20), 1_000_000, List.of());
        // 4 of 19 days: 2,105.26 of 10,000, 30 % of which is due
        Computed began = parts("putuo-demo", List.of(late), facts).getFirst().computed();
        assertThat(began.payoutFen()).isEqualTo(63_158);
        assertThat(began.trace().getFirst().code()).isEqualTo("COVERED_DAYS");
        assertThat(began.trace().getFirst().args()).startsWith("19", "4");
        Enrolled left = until(cover("putuo", 2023, "medical", LocalDate.of(2023, 1, 1)), LocalDate.of(2023, 3, 4));
        // the first four days
        ClaimReckoning.Part ended = parts("putuo-demo", List.of(left), facts).getFirst();
        assertThat(ended.computed().payoutFen()).isEqualTo(63_158);
        Enrolled whole = until(cover("putuo", 2023, "medical", LocalDate.of(2023, 1, 1)), LocalDate.of(2023, 3, 19));
        // the day of discharge is no day in hospital
        assertThat(parts("putuo-demo", List.of(whole), facts)
                        .getFirst()
                        .computed()
                        .payoutFen())
                .isEqualTo(parts(
                                "putuo-demo", List.of(cover("putuo", 2023, "medical", LocalDate.of(2023, 1, 1))), facts)
                        .getFirst()
                        .computed()
                        .payoutFen());
        Enrolled after = cover("putuo", 2023, "medical", LocalDate.of(2023, 3, 20));
        assertThat(parts("putuo-demo", List.of(after), facts)
                        .getFirst()
                        .computed()
                        .refusals())
                .extracting(each -> each.code())
                .contains("benefit.OUTSIDE_COVER");
    }

    @Test
    @DisplayName("病种定额按确诊那天：免责期里确诊的不补，过了才确诊的补；上一年十二月确诊的算上一年")
    void isPaidALumpByTheDayOfTheDiagnosis() {
        Enrolled major = cover("putuo", 2023, "major", LocalDate.of(2023, 3, 1));
        Enrolled anew = new Enrolled(
                major.id(),
                major.district(),
                major.person(),
                major.scheme(),
                major.year(),
                major.years(),
                major.module(),
                1,
                "employee",
                major.from(),
                major.until(),
                major.from(),
                major.birth(),
                false,
                null);
        LocalDate in = LocalDate.of(2023, 3, 20);
        LocalDate out = LocalDate.of(2023, 4, 10);
        // the waiting period ends with 30 March
        for (int day = 30; day <= 31; day++) {
            Computed computed = parts(
                            "putuo-demo",
                            List.of(anew),
                            stay("putuo", in, out, LocalDate.of(2023, 3, day), 0, List.of("major")))
                    .getFirst()
                    .computed();
            assertThat(computed.payoutFen()).isEqualTo(day == 30 ? 0 : 1_000_000);
        }
        List<ClaimReckoning.Part> turn = parts(
                "putuo-demo",
                List.of(cover("putuo", 2022, "major", LocalDate.of(2022, 1, 1))),
                stay(
                        "putuo",
                        LocalDate.of(2022, 12, 20),
                        LocalDate.of(2023, 1, 9),
                        LocalDate.of(2022, 12, 31),
                        0,
                        List.of("major")));
        assertThat(turn.getFirst().computed().payoutFen()).isEqualTo(1_000_000);
        assertThat(turn.getLast().computed().payoutFen()).isZero();
    }

    @Test
    @DisplayName("杭州三项一起算：重大疾病和住院生活只补高的，不管哪天参加的项目")
    void areComputedTogether() {
        ClaimFacts facts =
                stay("hangzhou", LocalDate.of(2023, 6, 1), LocalDate.of(2023, 6, 11), 500_000, List.of("major"));
        List<Enrolled> together = List.of(
                cover("hangzhou", 2023, "P1", LocalDate.of(2023, 1, 1)),
                cover("hangzhou", 2023, "P2", LocalDate.of(2023, 1, 1)));
        List<Enrolled> apart = List.of(
                cover("hangzhou", 2023, "P1", LocalDate.of(2023, 1, 1)),
                cover("hangzhou", 2023, "P2", LocalDate.of(2023, 3, 1)));
        for (List<Enrolled> covers : List.of(together, apart)) {
            List<ClaimReckoning.Part> parts = parts("hangzhou", covers, facts);
            assertThat(parts).hasSize(1);
            // 2,200 of the bill, 15,000 for the disease instead of the days, 1,000 of care outside the cap
            assertThat(parts.getFirst().computed().payoutFen()).isEqualTo(220_000 + 1_500_000 + 100_000);
            assertThat(parts.getFirst().enrolments()).containsOnlyKeys("P1", "P2");
        }
    }

    @Test
    @DisplayName("从结算那天起算申领期限的，出院早也不算迟；过了一天就算")
    void isInTimeFromTheSettlement() {
        LocalDate out = LocalDate.of(2023, 3, 1);
        ClaimFacts facts = new ClaimFacts(
                PERSON,
                "putuo",
                ClaimFacts.Kind.STAY,
                out.minusDays(5),
                out,
                out.plusDays(60),
                null,
                3,
                "illness",
                null,
                Map.of("selfPay", 500_000L),
                new ClaimFacts.Medical("医院", "病", "", List.of(), ""),
                out.plusDays(60 + 180),
                null);
        List<Enrolled> covers = List.of(cover("putuo", 2023, "medical", LocalDate.of(2023, 1, 1)));
        assertThat(parts("putuo-demo", covers, facts).getFirst().computed().refusals())
                .isEmpty();
        ClaimFacts late = new ClaimFacts(
                PERSON,
                "putuo",
                ClaimFacts.Kind.STAY,
                out.minusDays(5),
                out,
                out.plusDays(30),
                null,
                3,
                "illness",
                null,
                Map.of("selfPay", 500_000L),
                new ClaimFacts.Medical("医院", "病", "", List.of(), ""),
                out.plusDays(60 + 180),
                null);
        assertThat(parts("putuo-demo", covers, late).getFirst().computed().refusals())
                .extracting(each -> each.code())
                .containsExactly("benefit.CLAIMED_TOO_LATE");
    }
}
