package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.CoverRules;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("slow")
@DisplayName("普陀互助资金：2003 年到 2018 年 3 月底")
class FundOfPutuo {
    private static final TestDatabase.Copy DATABASE = TestDatabase.copy();
    private static final ConfigurableApplicationContext HOUSE = DATABASE.servedWithTheFund();
    private final Http nobody = Http.nobody(HOUSE);

    @AfterAll
    static void close() {
        HOUSE.close();
        DATABASE.close();
    }

    private JsonNode fund(String until) {
        Http.Reply reply = nobody.get("/api/public/funds/330903?until=" + until);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    @DisplayName("参保 127300 人次，受助 4487 人次，5963900.00 元，一分不差")
    void hasTheTotalsOfThePage() {
        JsonNode fund = fund("2018-03-31");
        assertThat(fund.path("enrolments").asLong()).isEqualTo(127_300);
        assertThat(fund.path("payouts").asLong()).isEqualTo(4_487);
        assertThat(fund.path("paidFen").asLong()).isEqualTo(596_390_000);
        assertThat(fund.path("feesFen").asLong()).isEqualTo(127_300 * 50_00L);
        assertThat(fund.path("closingFen").asLong())
                .isEqualTo(fund.path("openingFen").asLong()
                        + fund.path("feesFen").asLong()
                        + fund.path("subsidyFen").asLong()
                        + fund.path("interestFen").asLong()
                        - fund.path("paidFen").asLong()
                        - fund.path("refundsFen").asLong());
    }

    @Test
    @DisplayName("每年参保的人都比上一年多；早一天看，不会更多")
    void growsEveryYear() {
        List<Long> years = fund("2018-03-31")
                .path("years")
                .valueStream()
                .map(each -> each.path("enrolments").asLong())
                .toList();
        assertThat(years).hasSize(15).isSorted().doesNotHaveDuplicates();
        assertThat(fund("2010-12-31").path("enrolments").asLong())
                .isEqualTo(
                        years.subList(0, 8).stream().mapToLong(Long::longValue).sum());
        assertThat(fund("2002-12-31").path("paidFen").asLong()).isZero();
    }

    @Test
    @DisplayName("每年的结余就是下一年的期初，各年加起来就是累计")
    void opensEachYearWithWhatIsLeft() {
        JsonNode fund = fund("2018-03-31");
        List<JsonNode> accounts = fund.path("accounts").valueStream().toList();
        assertThat(accounts).hasSize(16);
        for (int n = 1; n < accounts.size(); n++) {
            assertThat(accounts.get(n).path("openingFen"))
                    .isEqualTo(accounts.get(n - 1).path("closingFen"));
        }
        for (String field : List.of("feesFen", "paidFen", "subsidyFen")) {
            assertThat(accounts.stream()
                            .mapToLong(one -> one.path(field).asLong())
                            .sum())
                    .as(field)
                    .isEqualTo(fund.path(field).asLong());
        }
        assertThat(accounts.getLast().path("closingFen")).isEqualTo(fund.path("closingFen"));
        JsonNode report = nobody.get("/api/public/funds/330903/reports/2017").json();
        assertThat(report.path("text").asString())
                .contains(
                        String.format(
                                "%,d",
                                fund.path("years").path(14).path("enrolments").asLong()),
                        "127,300");
    }

    @Test
    @DisplayName("讲几遍都是一样的历史：到任何一天发了多少，每次相同")
    void isTheSameEachTime() {
        assertThat(fund("2009-06-30").path("paidFen").asLong()).isEqualTo(176_149_548);
        assertThat(fund("2016-06-30").path("paidFen").asLong()).isEqualTo(492_881_250);
    }

    @Test
    @DisplayName("参加两个项目的人一年只算一次；住院、重大疾病、女职工都有人参加，都有人受助")
    void countsWhoeverTakesTwoModulesOnce() {
        Covers register = HOUSE.getBean(Covers.class);
        Scope house = Scope.house(330_903);
        for (int year : new int[] {2013, 2014, 2017}) {
            List<Enrolled> covers = register.ofYear(house, 330_903, "putuo", year);
            long people = covers.stream().map(Enrolled::person).distinct().count();
            int at = year - 2003;
            assertThat(fund("2018-03-31")
                            .path("years")
                            .path(at)
                            .path("enrolments")
                            .asLong())
                    .as(year + "")
                    .isEqualTo(people);
            assertThat(covers).as(year + "").hasSize((int) (year < 2014 ? people : 2 * people));
        }
        JdbcClient jdbc = HOUSE.getBean(JdbcClient.class);
        assertThat(jdbc.sql("""
                        SELECT s.benefit FROM mutualaid_payout p
                          JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id
                         WHERE p.district = 330903 AND p.paid_on <= '2018-03-31'
                         GROUP BY 1 HAVING sum(s.paid_fen) > 0 AND count(*) > 2
                        """).query(String.class).list()).contains("selfPay", "major", "inSitu", "gynaecological");
    }

    @Test
    @DisplayName("每个人都合参保条件，账、册、计算对得上")
    void keepsEveryRule() {
        assertThat(HOUSE.getBean(FundVerification.class).verify()).isEmpty();
        Covers register = HOUSE.getBean(Covers.class);
        for (Enrolled one : register.ofYear(Scope.house(330_903), 330_903, "putuo", 2017)) {
            assertThat(CoverRules.refusals(Bundled.scheme("putuo-demo"), one.insured(), one.cover()))
                    .isEmpty();
            assertThat(one.firstFrom()).isBeforeOrEqualTo(one.from()).isAfter(LocalDate.of(2002, 12, 31));
        }
    }

    @Test
    @DisplayName("没有资金的地方是 404；日期写错说清楚")
    void isOnlyWhereAFundIs() {
        assertThat(nobody.get("/api/public/funds/330481").status()).isEqualTo(404);
        assertThat(nobody.get("/api/public/funds/999999").status()).isEqualTo(404);
        assertThat(nobody.get("/api/public/funds/330903?until=yesterday").status())
                .isEqualTo(422);
    }
}
