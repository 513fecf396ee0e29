package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Books;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("互助资金一年一年的收支")
class FundYearByYear {
    @Autowired
    private ApplicationContext context;

    private int district;
    private Http nobody;

    @BeforeEach
    void build() {
        district = new TestOrganisation(context).district;
        context.getBean(Partitions.class).open(district);
        nobody = Http.nobody(context);
    }

    private void take(FundDesk.Kind kind, long fen, String on) {
        context.getBean(FundDesk.class)
                .take(
                        Scope.house(district),
                        district,
                        "putuo",
                        new FundDesk.Income(kind, fen, LocalDate.parse(on), kind + on));
    }

    private void enrol(String scheme, String module, int year, String paidOn) {
        IdCardNumber card = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1985, 4, 1), 801);
        Batch batch = new Batch(
                Uuid7.next(context.getBean(Clock.class)),
                district,
                scheme,
                year,
                module,
                "unit",
                null,
                "逐年单位",
                LocalDate.parse(paidOn),
                List.of(new Insured("逐年职工", card, "employee", 1)));
        context.getBean(EnrolmentDesk.class).enrol(Scope.house(district), batch);
    }

    private void threeYears() {
        take(FundDesk.Kind.OPENING, 1_000_00, "2022-11-30");
        enrol("putuo", "medical", 2023, "2022-12-20");
        take(FundDesk.Kind.SUBSIDY, 300_00, "2023-12-31");
        enrol("putuo", "medical", 2024, "2024-01-01");
        take(FundDesk.Kind.INTEREST, 7_01, "2024-06-30");
    }

    private List<JsonNode> accounts(String until) {
        Http.Reply reply = nobody.get("/api/public/funds/" + district + "?scheme=putuo&until=" + until);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json().path("accounts").valueStream().toList();
    }

    private static List<Long> each(List<JsonNode> accounts, String field) {
        return accounts.stream().map(one -> one.path(field).asLong()).toList();
    }

    @Test
    @DisplayName("钱按到账那天算进那一年；一年的结余就是下一年的期初；截至某天看，最后一年只到那天")
    void opensWithWhatTheYearBeforeLeft() {
        threeYears();
        List<JsonNode> years = accounts("2024-06-30");
        assertThat(each(years, "year")).containsExactly(2022L, 2023L, 2024L);
        assertThat(each(years, "openingFen")).containsExactly(1_000_00L, 1_040_00L, 1_340_00L);
        assertThat(each(years, "feesFen")).containsExactly(40_00L, 0L, 40_00L);
        assertThat(each(years, "subsidyFen")).containsExactly(0L, 300_00L, 0L);
        assertThat(each(years, "interestFen")).containsExactly(0L, 0L, 7_01L);
        assertThat(each(years, "closingFen")).containsExactly(1_040_00L, 1_340_00L, 1_387_01L);
        assertThat(years.getLast().path("until").asString()).isEqualTo("2024-06-30");
        assertThat(each(accounts("2024-06-29"), "interestFen")).containsExactly(0L, 0L, 0L);
        assertThat(each(accounts("2023-06-30"), "closingFen")).containsExactly(1_040_00L, 1_040_00L);
        assertThat(accounts("2022-11-29")).isEmpty();
    }

    @Test
    @DisplayName("结了账的年份，看第二遍也一样；后来补记的期初另列，不改上一年的结余")
    void keepsAClosedYear() {
        threeYears();
        Scope house = Scope.house(district);
        Book book = context.getBean(FundBooks.class).of(house, district, "putuo");
        context.getBean(Books.class).closeUntil(house, book, Fund.endOf(LocalDate.of(2023, 12, 31)));
        List<JsonNode> before = accounts("2024-06-30");
        take(FundDesk.Kind.OPENING, 20_00, "2024-02-01");
        List<JsonNode> after = accounts("2024-06-30");
        assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(each(after, "broughtFen")).containsExactly(0L, 0L, 20_00L);
        assertThat(each(after, "openingFen")).containsExactly(1_000_00L, 1_040_00L, 1_340_00L);
        assertThat(each(after, "closingFen")).containsExactly(1_040_00L, 1_340_00L, 1_407_01L);
    }

    @Test
    @DisplayName("公示页有每年一行、年度报告和本地其他方案；报告谁都能看、能打印，没有的年份是 404")
    void isReportedToEverybody() {
        threeYears();
        enrol("hangzhou-demo", "P1", 2025, "2024-12-01");
        Function<String, String> page = scheme -> Http.nobody(context)
                .get("/public/funds/" + district + scheme)
                .raw()
                .body();
        String report = "/public/funds/" + district + "/reports/2023";
        assertThat(page.apply("?scheme=putuo"))
                .contains("1,340.00", report + "?scheme=putuo", "?scheme=hangzhou-demo\"");
        JsonNode printed = nobody.get("/api" + report + "?scheme=putuo").json();
        assertThat(printed.path("title").asString()).contains("2023");
        assertThat(printed.path("day").asString()).isEqualTo("2023-12-31");
        assertThat(printed.path("text").asString()).contains("1,040.00", "300.00", "1,340.00");
        assertThat(nobody.bytes(report + "?scheme=putuo&as=pdf")).startsWith('%', 'P', 'D', 'F');
        assertThat(nobody.bytes(report + "?scheme=putuo&as=docx")).startsWith('P', 'K');
        assertThat(nobody.get(report.replace("2023", "2021")).status()).isEqualTo(404);
        assertThat(nobody.get(report.replace("2023", "2999")).status()).isEqualTo(404);
        assertThat(nobody.get(report.replace("2023", "x")).status()).isEqualTo(404);
    }
}
