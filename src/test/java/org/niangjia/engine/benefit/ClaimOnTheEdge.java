package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.base.Period;
import org.niangjia.platform.reference.BundledHolidays;

@DisplayName("卡在边上的申领")
class ClaimOnTheEdge {
    private static final String SCHEME = """
            code: edge
            name: 新城职工互助
            regions: [330903]
            from: 2020-01-01
            standing: demo
            source: 新城办法
            planYear: {starts: rolling, months: 12}
            base: 自负
            exclusions: [{cause: workInjury, name: 工伤, source: 新城办法}]
            deadlines: {claimWithin: 180 天, countedFrom: settlement}
            modules:
              - code: bill
                name: 住院
                fee: 50
                waiting: {days: 30}
                benefits:
                  - {code: half, name: 一半, deductible: 500, rate: 50%, floor: 100}
              - code: harm
                name: 意外
                fee: 50
                benefits:
                  - {code: days, name: 每天, perDay: 50, causes: [意外]}
              - code: lump
                name: 大病
                fee: 50
                cap: 1000
                benefits:
                  - {code: first, name: 甲, diagnosis: first, pays: 1000}
                  - {code: second, name: 乙, diagnosis: second, pays: 600}
            """;
    private static final Scheme READ = SchemeReader.read(SCHEME);

    @ParameterizedTest(name = "自负 {0} 分，先扣 500 元，补 {1} 分")
    @CsvSource({"1,0", "50000,0", "50001,10000", "70000,10000", "70002,10001"})
    @DisplayName("扣除额以下不补保底；扣掉还有剩，才补足保底")
    void isPaidTheFloorOnlyOfWhatIsLeft(long selfPay, long due) {
        assertThat(claims("bill", "{'on':'2022-06-01','amounts':{'自负':%d}}".formatted(selfPay))
                        .getFirst()
                        .payoutFen())
                .isEqualTo(due);
    }

    @ParameterizedTest(name = "{0}：标出 {1}")
    @CsvSource({"2022-01-29, ''", "2022-01-30, BOUNDARY_WAITS", "2022-01-31, ''"})
    @DisplayName("免责期最后一天，别的什么也不补，也标出来")
    void isMarkedOnTheLastDayOfWaiting(String on, String mark) {
        Computed result = claims("bill", "{'on':'%s','amounts':{'自负':90000}}".formatted(on))
                .getFirst();
        assertThat(result.payoutFen()).isEqualTo(on.equals("2022-01-31") ? 20_000 : 0);
        assertThat(result.trace().stream()
                        .map(TraceLine::code)
                        .filter(code -> code.startsWith("BOUNDARY"))
                        .findFirst()
                        .orElse(""))
                .isEqualTo(mark);
        assertThat(result.trace()).noneMatch(line -> line.code().startsWith("benefit."));
    }

    @ParameterizedTest(name = "情形写“{0}”：{1}")
    @CsvSource({
        "工伤,CAUSE_EXCLUDED",
        "workInjury,CAUSE_EXCLUDED",
        "意外,''",
        "accident,''",
        "疾病,NOTHING_CLAIMED",
        "illness,NOTHING_CLAIMED"
    })
    @DisplayName("情形写代码、写名称都一样")
    void isExcludedByCodeAndByName(String cause, String refusal) {
        Computed result = claims("harm", "{'on':'2022-06-01','stayDays':3,'cause':'%s'}".formatted(cause))
                .getFirst();
        assertThat(result.refusals().stream()
                        .map(each -> each.code().replace("benefit.", ""))
                        .findFirst()
                        .orElse(""))
                .isEqualTo(refusal);
        assertThat(result.payoutFen()).isEqualTo(refusal.isEmpty() ? 15_000 : 0);
    }

    @Test
    @DisplayName("方案不认识的情形，被退回，不会当作没写")
    void isRefusedForACauseThatNobodyKnows() {
        CaseFaultyException refused = catchThrowableOfType(
                CaseFaultyException.class, () -> claims("harm", "{'on':'2022-06-01','stayDays':3,'cause':'工商'}"));
        assertThat(refused.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("claims[0].cause", "工商", "workInjury（工伤）", "意外"));
    }

    @ParameterizedTest(name = "出院 2022-01-31，结算 {0}，2022-08-09 申领：晚了 {1}")
    @CsvSource({"'',true", "2022-02-09,true", "2022-02-10,false", "2022-04-30,false"})
    @DisplayName("从结算日起算的申领期限，试算时也从结算日起算")
    void isInTimeFromTheSettlement(String settled, boolean late) {
        String settledOn = settled.isEmpty() ? "" : ",'settledOn':'" + settled + "'";
        Computed result = claims(
                        "bill", "{'on':'2022-01-31','amounts':{'自负':90000},'claimedOn':'2022-08-09'" + settledOn + "}")
                .getFirst();
        assertThat(result.refusals().stream().anyMatch(each -> each.code().equals("benefit.CLAIMED_TOO_LATE")))
                .isEqualTo(late);
    }

    @ParameterizedTest(name = "申领期限到 2022-08-01，2022-08-09 申领，零星报销 {0} 到账：{1}")
    @CsvSource({
        "'',benefit.CLAIMED_TOO_LATE",
        "2022-07-09,benefit.CLAIMED_TOO_LATE_AFTER",
        "2022-07-10,''",
        "2022-08-09,''"
    })
    @DisplayName("逾期申领：零星报销到账后 30 天内不算逾期，多一天就算；明细和理由都写依据")
    void isInTimeAfterTheReimbursement(String reimbursed, String refusal) {
        Scheme scheme =
                SchemeReader.read(SCHEME.replace("countedFrom: settlement", "逾期申领: {自: 报销到账, 以内: 30 天, 来源: 新城办法第十二条}"));
        String on = reimbursed.isEmpty() ? "" : ",'reimbursedOn':'" + reimbursed + "'";
        String claim = "{'on':'2022-01-31','amounts':{'自负':90000},'claimedOn':'2022-08-09'" + on + "}";
        Computed result = claims(scheme, "bill", claim).getFirst();
        assertThat(result.refusals().stream().map(each -> each.code()))
                .isEqualTo(refusal.isEmpty() ? List.of() : List.of(refusal));
        assertThat(result.trace().stream().filter(line -> line.code().equals("LATE_IN_TIME")))
                .hasSize(refusal.isEmpty() ? 1 : 0)
                .allSatisfy(line -> assertThat(line.args())
                        .containsExactly(
                                "2022-08-01",
                                reimbursed,
                                LocalDate.parse(reimbursed).plusDays(30).toString(),
                                "2022-08-09",
                                "新城办法第十二条"));
        if (refusal.endsWith("AFTER")) {
            assertThat(result.refusals().getFirst().args()).last().isEqualTo("新城办法第十二条");
        }
        assertThat(claims("bill", claim).getFirst().refusals())
                .as("方案没有这一条的，到账日不算")
                .extracting(each -> each.code())
                .containsExactly("benefit.CLAIMED_TOO_LATE");
    }

    @Test
    @DisplayName("没有申领期限，不能写逾期申领；起算和期限都要写")
    void cannotBeLateWithoutATimeToClaim() {
        SchemeFaultyException refused = catchThrowableOfType(
                SchemeFaultyException.class,
                () -> SchemeReader.read(
                        SCHEME.replace("{claimWithin: 180 天, countedFrom: settlement}", "{late: {after: 出院}}")));
        assertThat(refused.faults())
                .extracting(each -> each.toString())
                .anySatisfy(each -> assertThat(each).contains("没有申领期限"))
                .anySatisfy(each -> assertThat(each).contains("报销到账"))
                .anySatisfy(each -> assertThat(each).contains("缺少 以内 within"));
    }

    @Test
    @DisplayName("从出院起算的方案，结算日不算")
    void isNotInTimeFromTheSettlementWhereDischargeCounts() {
        Scheme scheme = SchemeReader.read(SCHEME.replace("settlement", "discharge"));
        String claim = "{'on':'2022-01-31','amounts':{'自负':90000},'settledOn':'2022-04-30','claimedOn':'2022-08-09'}";
        assertThat(claims(scheme, "bill", claim).getFirst().refusals())
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("benefit.CLAIMED_TOO_LATE"));
    }

    @Test
    @DisplayName("封顶用完、一分没补的定额不算补过；补到一部分的算")
    void hasNotTakenALumpThatCameToNothing() {
        List<Computed> nothing =
                claims("lump", "{'on':'2022-03-01','diagnosis':'first'},{'on':'2022-04-01','diagnosis':'second'}");
        assertThat(nothing).extracting(Computed::payoutFen).containsExactly(100_000L, 0L);
        assertThat(taken(nothing.getLast(), "second")).isFalse();
        List<Computed> part =
                claims("lump", "{'on':'2022-03-01','diagnosis':'second'},{'on':'2022-04-01','diagnosis':'first'}");
        assertThat(part).extracting(Computed::payoutFen).containsExactly(60_000L, 40_000L);
        assertThat(taken(part.getLast(), "first")).isTrue();
    }

    @ParameterizedTest(name = "{0} 起 {1} 年，到 {2}")
    @CsvSource({
        "2020-02-28,1,2021-02-27",
        "2020-02-29,1,2021-02-28",
        "2020-03-01,1,2021-02-28",
        "2020-02-29,4,2024-02-28",
        "2021-02-28,3,2024-02-27",
        "2021-03-01,3,2024-02-29"
    })
    @DisplayName("逐人的年度到对应日的前一天；没有对应日的，到月末")
    void isCoveredToTheEndOfTheMonth(LocalDate from, int years, LocalDate last) {
        assertThat(READ.year().lastDay(from, years)).isEqualTo(last);
        if (years == 1) {
            assertThat(READ.year().containing(from)).isEqualTo(new Period(from, last));
        }
    }

    @ParameterizedTest(name = "“{0}”有固定金额：{1}")
    @CsvSource(
            delimiter = '|',
            value = {"max(自付 - 500, 0) | true", "min(自付, 0.01) | true", "max(自付, 0) | false", "自付 * 50% + 自费 | false"})
    @DisplayName("计算式里的固定金额，每次申领都算一次，检查时提醒")
    void isWarnedOfAFixedAmountInAFormula(String formula, boolean fixed) {
        assertThat(Formula.parse(formula, Amounts.USUAL).hasFixedAmount()).isEqualTo(fixed);
    }

    private static boolean taken(Computed result, String lump) {
        return Objects.requireNonNull(result.shares().get(new Progress.Of("lump", lump)))
                .taken();
    }

    private static List<Computed> claims(String module, String claims) {
        return claims(READ, module, claims);
    }

    private static List<Computed> claims(Scheme scheme, String module, String claims) {
        String json = """
                {"person":{"birth":"1980-01-01","sex":"f"},"cover":{"from":"2022-01-01","modules":["%s"]},"claims":[%s]}
                """.formatted(module, claims).replace('\'', '"');
        CaseFile file = CaseFile.read(json, scheme);
        return new Computation(scheme, BundledHolidays.calendar()).all(file.person(), file.cover(), file.claims());
    }
}
