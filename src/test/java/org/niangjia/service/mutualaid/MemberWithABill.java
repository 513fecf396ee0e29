package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niangjia.service.mutualaid.Bundled.cents;
import static org.niangjia.service.mutualaid.Bundled.scheme;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.engine.benefit.CaseFile;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.TraceLine;

@DisplayName("五个方案算出来的互助金（MM-1 至 MM-19）")
class MemberWithABill {

    @ParameterizedTest(name = "自负 {0} 元：杭州 {1}，平湖 {2}，湖州职工 {3}，湖州居民 {4}")
    @CsvSource({
        "0,       0.00,     0.00,     0.00,     0.00",
        "300,     100.00,   0.00,     120.00,   90.00",
        "500,     100.00,   0.00,     200.00,   150.00",
        "600,     120.00,   0.00,     240.00,   180.00",
        "600.01,  120.00,   300.01,   240.00,   180.00",
        "1000,    200.00,   500.00,   400.00,   300.00",
        "5000,    2200.00,  2500.00,  2000.00,  1500.00",
        "5232.97, 2316.49,  2616.49,  2116.49,  1593.19",
        "10000,   4700.00,  5000.00,  4500.00,  3500.00",
        "12000,   6500.00,  6000.00,  5800.00,  4500.00",
        "15000,   9200.00,  7500.00,  7750.00,  6000.00",
        "20000,   12200.00, 10000.00, 11000.00, 8500.00",
        "40000,   24200.00, 20000.00, 20000.00, 18500.00",
        "50000,   30200.00, 25000.00, 20000.00, 20000.00",
        "70000,   30200.00, 30000.00, 20000.00, 20000.00"
    })
    @DisplayName("各方案按自负金额补助")
    void isPaidByTheSchemeOfTheirPlace(
            String selfPay, String hangzhou, String pinghu, String employee, String resident) {
        assertThat(paid("hangzhou", "2023-01-01", "P1", "职工", selfPay)).isEqualTo(cents(hangzhou));
        assertThat(paid("pinghu", "2022-01-01", "medical", "职工", selfPay)).isEqualTo(cents(pinghu));
        assertThat(paid("huzhou", "2012-06-01", "medical", "职工", selfPay)).isEqualTo(cents(employee));
        assertThat(paid("huzhou", "2012-06-01", "medical", "居民", selfPay)).isEqualTo(cents(resident));
    }

    @ParameterizedTest(name = "自负 {0} 元补 {1} 元")
    @CsvSource({"33846.15, 20000.00", "33846.16, 20000.00", "33846.13, 19999.98"})
    @DisplayName("湖州：自负到 33846.15 元时封顶")
    void reachesTheCapOfHuzhou(String selfPay, String due) {
        assertThat(paid("huzhou", "2012-06-01", "medical", "职工", selfPay)).isEqualTo(cents(due));
    }

    @ParameterizedTest(name = "住院 {0} 天补 {1} 元")
    @CsvSource({"1,300", "6,300", "7,350", "10,500", "39,1950", "40,2000", "60,2000"})
    @DisplayName("省级产业：住院按天补助")
    void isPaidByTheDay(int days, String due) {
        Scheme scheme = scheme("zhejiang-industry");
        assertThat(pay(
                        scheme,
                        person("男", "职工"),
                        cover("2022-01-01", "major", 1),
                        "{'on':'2022-05-01','stayDays':%d}".formatted(days)))
                .isEqualTo(cents(due));
    }

    @Test
    @DisplayName("省级产业：住院补助和重大疾病合计封顶 27000 元")
    void isCappedForStayAndMajorDiseaseTogether() {
        Scheme scheme = scheme("zhejiang-industry");
        String cover = cover("2022-01-01", "major", 1);
        assertThat(pay(scheme, person("男", "职工"), cover, "{'on':'2022-05-01','stayDays':60,'diagnosis':'major'}"))
                .isEqualTo(cents("27000"));
    }

    @ParameterizedTest(name = "参保第 {1} 天确诊补 {2} 元")
    @CsvSource({"2018-05-20,20,0", "2018-05-30,30,0", "2018-05-31,31,1000", "2018-07-29,90,1000", "2018-07-30,91,10000"
    })
    @DisplayName("宁波女职工：免责期 90 天，第 31 天起慰问 1000 元")
    void isPaidAfterTheWaitingPeriod(String on, int day, String due) {
        Computed result = ningbo("'from':'2018-05-01','modules':['women'],'shares':1", on);
        assertThat(result.payoutFen()).isEqualTo(cents(due));
        assertThat(result.trace().stream().anyMatch(line -> line.code().startsWith("BOUNDARY")))
                .as("第 90 天标出边界")
                .isEqualTo(day == 90);
        assertThat(result.refusals().isEmpty()).isEqualTo(!due.equals("0"));
    }

    @ParameterizedTest(name = "上期 {0} 到期，续保补 {1} 元")
    @CsvSource({"2018-04-01,10000", "2018-03-31,0"})
    @DisplayName("宁波女职工：到期 30 天内续保免去免责期，第 31 天起重新计算")
    void waitsNoMoreAfterARenewalInTime(String expired, String due) {
        String cover =
                "'from':'2018-05-01','modules':['women'],'shares':1,'firstCoveredOn':'2014-05-01','expiredOn':'%s'";
        assertThat(ningbo(cover.formatted(expired), "2018-05-10").payoutFen()).isEqualTo(cents(due));
    }

    @Test
    @DisplayName("宁波女职工：三份补三倍，之后责任终止")
    void isPaidForEachShareOnce() {
        Scheme scheme = scheme("ningbo-women");
        String cover = "{'from':'2018-05-01','modules':['women'],'shares':3}";
        List<Computed> results = results(
                scheme,
                person("女", "职工"),
                cover,
                "{'on':'2018-09-01','diagnosis':'cancer'},{'on':'2018-10-01','diagnosis':'inSitu'}");
        assertThat(results.getFirst().payoutFen()).isEqualTo(cents("30000"));
        assertThat(results.getLast().refusals())
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("benefit.LIABILITY_ENDED"));
    }

    @Test
    @DisplayName("宁波女职工：一次确诊两种，只补高的一种，责任就此终止，先写哪种都一样")
    void isPaidTheHigherOfTwoThatEndTheCover() {
        Scheme scheme = scheme("ningbo-women");
        String cover = "{'from':'2018-05-01','modules':['women'],'shares':1}";
        for (String both : List.of("['cancer','inSitu']", "['inSitu','cancer']")) {
            String claim = "{'on':'2018-09-01','diagnosis':%s}".formatted(both);
            Computed result = results(scheme, person("女", "职工"), cover, claim).getFirst();
            assertThat(result.payoutFen()).isEqualTo(cents("10000"));
            assertThat(result.trace()).extracting(TraceLine::code).contains("ENDS", "benefit.LIABILITY_ENDED");
        }
    }

    @Test
    @DisplayName("杭州：2022 年还没有关爱慰问金")
    void isPaidWhatTheYearKnew() {
        String claim = "{'on':'2022-06-01','diagnosis':'major'}";
        assertThat(pay(scheme("hangzhou-2021"), person("男", "职工"), cover("2022-01-01", "P2", 1), claim))
                .isEqualTo(cents("15000"));
        assertThat(pay(
                        scheme("hangzhou"),
                        person("男", "职工"),
                        cover("2023-01-01", "P2", 1),
                        claim.replace("2022", "2023")))
                .isEqualTo(cents("16000"));
    }

    @Test
    @DisplayName("杭州：重大疾病与住院生活只补高的一项，原位癌可与住院生活同补")
    void isPaidTheHigherOfTwoThatExcludeEachOther() {
        Scheme scheme = scheme("hangzhou");
        String cover = cover("2023-01-01", "P2", 1);
        List<Computed> results = results(
                scheme,
                person("男", "职工"),
                cover,
                "{'on':'2023-03-01','stayDays':10},{'on':'2023-04-01','diagnosis':'major'},{'on':'2023-05-01','stayDays':30}");
        assertThat(results).extracting(Computed::payoutFen).containsExactly(cents("1000"), cents("15000"), 0L);
        assertThat(pay(scheme, person("男", "职工"), cover, "{'on':'2023-03-01','stayDays':10,'diagnosis':'inSitu'}"))
                .isEqualTo(cents("4000"));
    }

    @Test
    @DisplayName("杭州：三项最多 65200 元，慰问金另计")
    void isCappedForEachModule() {
        String cover = "{'from':'2023-01-01','modules':['P1','P2','P3']}";
        assertThat(
                        pay(
                                scheme("hangzhou"),
                                person("女", "职工"),
                                cover,
                                "{'on':'2023-03-01','amounts':{'selfPay':9000000},'diagnosis':['major','gynaecological'],'hospitalGrade':3}"))
                .isEqualTo(cents("66200"));
    }

    @Test
    @DisplayName("所有不能补助的理由一次说完")
    void hearsEveryReasonAtOnce() {
        List<Computed> results = results(
                scheme("hangzhou"),
                "{'birth':'1980-01-01','sex':'男','insurance':'职工','retired':true}",
                "{'from':'2023-01-01','modules':['P3']}",
                "{'on':'2024-02-01','amounts':{'selfPay':100000},'module':'P1'}");
        assertThat(results.getFirst().refusals())
                .extracting(each -> each.code().substring("benefit.".length()))
                .containsExactlyInAnyOrder("RETIRED", "SEX_NOT_COVERED", "OUTSIDE_COVER", "MODULE_NOT_TAKEN");
    }

    @ParameterizedTest(name = "{0} 人的单位最少 {1} 人参加")
    @CsvSource({"49,45", "50,40", "100,80", "101,71"})
    @DisplayName("杭州：参保率（MM-19）")
    void needsEnoughColleagues(int staff, int least) {
        assertThat(scheme("hangzhou").channels().getFirst().least(staff)).isEqualTo(least);
    }

    private static Computed ningbo(String cover, String on) {
        return results(
                        scheme("ningbo-women"),
                        person("女", "职工"),
                        "{" + cover + "}",
                        "{'on':'" + on + "','diagnosis':'cancer'}")
                .getFirst();
    }

    private static long paid(String scheme, String from, String module, String insurance, String selfPay) {
        String claim = "{'on':'%s','amounts':{'selfPay':%d}}".formatted(from, cents(selfPay));
        return pay(scheme(scheme), person("男", insurance), cover(from, module, 1), claim);
    }

    private static String person(String sex, String insurance) {
        return "{'birth':'1980-01-01','sex':'%s','insurance':'%s'}".formatted(sex, insurance);
    }

    private static String cover(String from, String module, int shares) {
        return "{'from':'%s','modules':['%s'],'shares':%d}".formatted(from, module, shares);
    }

    private static long pay(Scheme scheme, String person, String cover, String claim) {
        Computed result = results(scheme, person, cover, claim).getFirst();
        assertThat(result.refusals()).isEmpty();
        return result.payoutFen();
    }

    private static List<Computed> results(Scheme scheme, String person, String cover, String claims) {
        String json = "{'person':%s,'cover':%s,'claims':[%s]}"
                .formatted(person, cover, claims)
                .replace('\'', '"');
        CaseFile file = CaseFile.read(json, scheme);
        return Bundled.computation(scheme).all(file.person(), file.cover(), file.claims());
    }
}
