package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.service.mutualaid.Bundled;

@DisplayName("提交前的参保名册：参保率、参保期、一行一行的核对")
class RosterBeforeItIsHandedIn {
    private static final LocalDate AUTUMN = LocalDate.of(2023, 11, 1);

    private final Scheme hangzhou = Bundled.scheme("hangzhou");
    private final Scheme putuo = Bundled.scheme("putuo-demo");

    private static Roster roster(String scheme, int year, boolean addition, @Nullable Integer staff) {
        return new Roster(
                330109,
                new UUID(1, 1),
                scheme,
                year,
                "unit",
                addition,
                1,
                null,
                "某厂",
                "",
                false,
                new Roster.Declared(staff, null, staff == null ? "" : "单位填报", staff == null ? null : AUTUMN),
                Roster.State.DRAFT,
                Instant.EPOCH,
                null,
                0);
    }

    private List<String> hangzhou(int staff, int taking) {
        return codes(RosterRules.submission(
                roster("hangzhou", 2024, false, staff), hangzhou, new RosterRules.Count(taking, 0, 0, 0, 0), AUTUMN));
    }

    private static List<String> codes(List<Refusal> reasons) {
        return reasons.stream().map(Refusal::code).toList();
    }

    @Test
    @DisplayName("杭州：49 人要 45 人，50 人要 40 人，100 人要 80 人，101 人要 71 人，少一个都不行")
    void needsTheLeastOfItsSize() {
        int[][] sizes = {{49, 45}, {50, 40}, {100, 80}, {101, 71}};
        for (int[] size : sizes) {
            assertThat(hangzhou(size[0], size[1])).as(size[0] + "").isEmpty();
            assertThat(hangzhou(size[0], size[1] - 1))
                    .as(size[0] + "")
                    .containsExactly("mutualaid.roster.PARTICIPATION_TOO_LOW");
        }
        assertThat(hangzhou(40, 41)).containsExactly("mutualaid.roster.MORE_THAN_STAFF");
    }

    @Test
    @DisplayName("没有申报人数、没有人、不在参保期，一次说完")
    void hearsEverythingAtOnce() {
        assertThat(codes(RosterRules.submission(
                        roster("hangzhou", 2024, false, null),
                        hangzhou,
                        new RosterRules.Count(0, 0, 0, 0, 0),
                        LocalDate.of(2023, 12, 16))))
                .containsExactly(
                        "mutualaid.NOBODY_LISTED", "mutualaid.roster.WINDOW_CLOSED", "mutualaid.roster.STAFF_MISSING");
    }

    @Test
    @DisplayName("杭州收到 12 月 15 日；普陀当年 10 月到次年 6 月，中途新增到年底")
    void hasItsDays() {
        assertThat(PlanYears.find(hangzhou, LocalDate.of(2023, 12, 15), 2024, false))
                .isPresent();
        assertThat(PlanYears.of(hangzhou, LocalDate.of(2023, 12, 16))).isEmpty();
        assertThat(PlanYears.of(putuo, LocalDate.of(2018, 4, 20)))
                .extracting(PlanYears.Offer::year, PlanYears.Offer::addition)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2018, false),
                        org.assertj.core.groups.Tuple.tuple(2018, true));
        assertThat(PlanYears.of(putuo, LocalDate.of(2018, 7, 1)))
                .extracting(PlanYears.Offer::addition)
                .containsExactly(true);
        assertThat(PlanYears.of(putuo, LocalDate.of(2018, 12, 31)))
                .extracting(PlanYears.Offer::year)
                .containsExactly(2019);
    }

    private List<String> read(Scheme scheme, ApplicantReader.Typed in) {
        return read(scheme, LocalDate.of(2024, 1, 1), in);
    }

    private List<String> read(Scheme scheme, LocalDate from, ApplicantReader.Typed in) {
        List<String> wrong = new ArrayList<>();
        new ApplicantReader(
                        scheme,
                        1,
                        from,
                        new RosterRules.Retirement(63, 58),
                        typed -> IdCardNumber.parse(typed, AUTUMN, area -> true, true))
                .read(in, (column, reason) -> wrong.add(column + " " + reason.code()));
        return wrong;
    }

    private static ApplicantReader.Typed person(LocalDate birth, boolean male, String insurance, String modules) {
        String number =
                IdCardNumber.of(IdCardNumber.DEMO_AREA, birth, male ? 11 : 12).value();
        return new ApplicantReader.Typed("王海生", number, insurance, "", modules, "");
    }

    @Test
    @DisplayName("男 63 周岁、女 58 周岁当天起算退休，前一天还可以参加")
    void countsAsRetiredFromTheBirthday() {
        LocalDate man = LocalDate.of(1961, 1, 1);
        assertThat(read(hangzhou, person(man, true, "职工医保", "P1"))).containsExactly("idNumber benefit.RETIRED");
        assertThat(read(hangzhou, person(man.plusDays(1), true, "职工医保", "P1"))).isEmpty();
        LocalDate woman = LocalDate.of(1966, 1, 1);
        assertThat(read(hangzhou, person(woman, false, "职工医保", "P1"))).containsExactly("idNumber benefit.RETIRED");
        assertThat(read(hangzhou, person(woman.plusDays(1), false, "职工", "P1、P3")))
                .isEmpty();
    }

    @Test
    @DisplayName("项目写名称、代码都认，几项用顿号、逗号、斜杠隔开；几项的方案不能不写")
    void namesItsModules() {
        LocalDate birth = LocalDate.of(1985, 5, 5);
        assertThat(read(hangzhou, person(birth, false, "职工医保", "住院和规定病种门诊自负，P2/女职工特殊疾病")))
                .isEmpty();
        assertThat(read(hangzhou, person(birth, false, "职工医保", "")))
                .containsExactly("modules mutualaid.roster.MODULE_MISSING");
        assertThat(read(hangzhou, person(birth, true, "职工医保", "P1、P3")))
                .containsExactly("modules benefit.SEX_NOT_COVERED");
        assertThat(read(putuo, person(birth, true, "外地", "")))
                .containsExactly("modules mutualaid.roster.MODULE_MISSING");
        assertThat(read(putuo, person(birth, true, "外地", "住院医疗互助、重大疾病互助"))).isEmpty();
        Scheme earlier = Bundled.scheme("putuo-demo-2003");
        assertThat(read(earlier, LocalDate.of(2013, 1, 1), person(birth, true, "外地", "")))
                .as("只有一个项目的方案不用写")
                .isEmpty();
    }
}
