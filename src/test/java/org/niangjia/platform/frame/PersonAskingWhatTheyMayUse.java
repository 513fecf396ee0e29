package org.niangjia.platform.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.base.Period;
import org.niangjia.platform.frame.Entitlement.Verdict;

@DisplayName("问自己能享受什么的人")
class PersonAskingWhatTheyMayUse {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 27);

    private static Verdict verdict(Facts facts, Condition... conditions) {
        return what(null, conditions).forMe(facts, null).verdict();
    }

    private static Entitlement what(@Nullable String season, Condition... conditions) {
        return new Entitlement(1, "k", "star", "/", "s", season, List.of(conditions));
    }

    private static Facts born(LocalDate birth, LocalDate on) {
        return new Facts(on, 330903, birth, null, null, null, null);
    }

    private static Facts with(@Nullable List<Facts.Tag> tags, @Nullable List<Facts.Employment> employments) {
        return new Facts(TODAY, 330903, null, Facts.Sex.FEMALE, Facts.Standing.KEPT, tags, employments);
    }

    private static Period days(String from, String until) {
        return new Period(LocalDate.parse(from), LocalDate.parse(until));
    }

    @ParameterizedTest(name = "{0} 出生，{1} 满 {2} 岁？{3}")
    @CsvSource({
        "1964-07-27, 2026-07-26, 62, false",
        "1964-07-27, 2026-07-27, 62, true",
        "1964-07-27, 2026-07-28, 62, true",
        "2004-02-29, 2026-02-28, 22, false",
        "2004-02-29, 2026-03-01, 22, true",
        "2004-02-29, 2024-02-29, 20, true"
    })
    @DisplayName("满岁数的那天就算，前一天不算")
    void isOldEnoughFromTheBirthday(LocalDate birth, LocalDate on, int years, boolean enough) {
        assertThat(verdict(born(birth, on), Condition.atLeast(years)))
                .isEqualTo(enough ? Verdict.YES : Verdict.NOT_YET);
        assertThat(verdict(born(birth, on), Condition.younger(years)))
                .isEqualTo(enough ? Verdict.NOT_YET : Verdict.YES);
    }

    @Test
    @DisplayName("不知道的不当作不符合，请他再说一点；有一条明确不符合，就先告诉他")
    void isAskedForWhatIsNotKnown() {
        Facts unknown = Facts.unknown(TODAY, null);
        assertThat(verdict(unknown, Condition.atLeast(18))).isEqualTo(Verdict.TELL_MORE);
        assertThat(verdict(unknown, Condition.tagged("MIGRANT"))).isEqualTo(Verdict.TELL_MORE);
        assertThat(verdict(unknown, Condition.employed())).isEqualTo(Verdict.TELL_MORE);
        assertThat(verdict(unknown, Condition.member(Facts.Standing.MEMBER))).isEqualTo(Verdict.TELL_MORE);
        assertThat(verdict(unknown, Condition.sex(Facts.Sex.MALE))).isEqualTo(Verdict.TELL_MORE);
        assertThat(verdict(unknown, Condition.home(List.of(330903)))).isEqualTo(Verdict.TELL_MORE);
        assertThat(verdict(unknown)).as("for everybody").isEqualTo(Verdict.YES);
        assertThat(verdict(with(null, null), Condition.sex(Facts.Sex.MALE), Condition.employed()))
                .isEqualTo(Verdict.NOT_YET);
    }

    @Test
    @DisplayName("标签当天有效才算：最后一天算，第二天不算；没有标签是不符合，不是不知道")
    void carriesATagOnlyForItsTime() {
        Condition heat = Condition.tagged("HEAT");
        assertThat(verdict(with(List.of(), null), heat)).isEqualTo(Verdict.NOT_YET);
        assertThat(verdict(with(List.of(new Facts.Tag("HEAT", days("2026-06-01", "2026-07-27"))), null), heat))
                .isEqualTo(Verdict.YES);
        assertThat(verdict(with(List.of(new Facts.Tag("HEAT", days("2026-06-01", "2026-07-26"))), null), heat))
                .isEqualTo(Verdict.NOT_YET);
        assertThat(verdict(with(List.of(new Facts.Tag("HEAT", days("2026-07-27", "2026-09-01"))), null), heat))
                .isEqualTo(Verdict.YES);
        assertThat(verdict(with(List.of(new Facts.Tag("HEAT", days("2026-07-28", "2026-09-01"))), null), heat))
                .isEqualTo(Verdict.NOT_YET);
        assertThat(verdict(with(List.of(new Facts.Tag("MODEL", days("2026-06-01", "2026-09-01"))), null), heat))
                .isEqualTo(Verdict.NOT_YET);
    }

    @Test
    @DisplayName("没有单位的骑手、打两份工的人、已经离开的人")
    void worksForNobodyForTwoOrNoLonger() {
        Facts rider = with(null, List.of(new Facts.Employment("RIDER", false, days("2026-01-01", "2026-12-31"))));
        assertThat(verdict(rider, Condition.trade("RIDER"))).isEqualTo(Verdict.YES);
        assertThat(verdict(rider, Condition.employed())).isEqualTo(Verdict.NOT_YET);
        Facts two = with(
                null,
                List.of(
                        new Facts.Employment("WELDER", true, days("2020-01-01", "2026-07-26")),
                        new Facts.Employment("CREW", true, days("2026-05-01", "2027-05-01"))));
        assertThat(verdict(two, Condition.employed(), Condition.trade("CREW"))).isEqualTo(Verdict.YES);
        assertThat(verdict(two, Condition.trade("WELDER"))).as("left yesterday").isEqualTo(Verdict.NOT_YET);
        assertThat(verdict(with(null, List.of()), Condition.employed())).isEqualTo(Verdict.NOT_YET);
    }

    @Test
    @DisplayName("退休了会籍保留，照样算会员")
    void isAMemberWhileMembershipIsKept() {
        assertThat(verdict(with(null, null), Condition.member(Facts.Standing.MEMBER, Facts.Standing.KEPT)))
                .isEqualTo(Verdict.YES);
        assertThat(verdict(with(null, null), Condition.member(Facts.Standing.MEMBER)))
                .isEqualTo(Verdict.NOT_YET);
    }

    @ParameterizedTest(name = "{0} 在 {1}？{2}")
    @CsvSource({
        "06-15/09-15, 2026-06-14, false",
        "06-15/09-15, 2026-06-15, true",
        "06-15/09-15, 2026-09-15, true",
        "06-15/09-15, 2026-09-16, false",
        "12-15/02-28, 2026-12-14, false",
        "12-15/02-28, 2026-12-15, true",
        "12-15/02-28, 2027-02-28, true",
        "12-15/02-28, 2027-03-01, false"
    })
    @DisplayName("开放的第一天和最后一天都算，跨年也算；没有定日期就说没有定")
    void isOpenInItsSeason(String season, LocalDate on, boolean open) {
        Entitlement what = what("portal.season.x");
        assertThat(what.forMe(Facts.unknown(on, 330903), season).verdict())
                .isEqualTo(open ? Verdict.YES : Verdict.NOT_YET);
        Entitlement.Mine none = what.forMe(Facts.unknown(on, 330903), null);
        assertThat(none.verdict()).isEqualTo(Verdict.NOT_YET);
        assertThat(none.reasons().getFirst().name()).isEqualTo("season_none");
    }

    @Test
    @DisplayName("每一种条件，两种语言都有话说")
    void isToldEveryConditionInBothLanguages() {
        List<Condition> all = List.of(
                Condition.atLeast(1),
                Condition.younger(1),
                Condition.sex(Facts.Sex.FEMALE),
                Condition.sex(Facts.Sex.MALE),
                Condition.employed(),
                Condition.member(),
                Condition.home(List.of()),
                Condition.tagged("MIGRANT"),
                Condition.tagged("HARDSHIP"),
                Condition.trade("RIDER"),
                Condition.trade("CREW"));
        Dictionary dictionary = new Dictionary();
        for (java.util.Locale language : List.of(java.util.Locale.CHINESE, java.util.Locale.ENGLISH)) {
            assertThat(all)
                    .allSatisfy(each -> assertThat(dictionary.in(language).find("frame.condition." + each.name()))
                            .isPresent());
        }
    }
}
