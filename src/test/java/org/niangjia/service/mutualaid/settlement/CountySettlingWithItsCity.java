package org.niangjia.service.mutualaid.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Finding;
import org.niangjia.service.mutualaid.FundDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("县里和市里清算互助金")
class CountySettlingWithItsCity {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private PooledCounty place;

    @BeforeEach
    void build() {
        place = new PooledCounty(context).withTwoMonths();
    }

    /** Drawn up and confirmed, and both sides know it. */
    private String confirmed() {
        String id = place.drawn(place.first);
        place.told();
        Http.Reply reply = PooledCounty.step(place.cityHead, id, "confirmation", Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        place.told();
        return id;
    }

    private void settles(String id, Http payer, String paid, Http receiver, String arrived) {
        assertThat(place.moved(payer, id, "payment", paid).text("state")).isEqualTo("PAID");
        place.told();
        assertThat(place.moved(receiver, id, "arrival", arrived).text("state")).isEqualTo("SETTLED");
        place.told();
    }

    private JsonNode account(Http who) {
        List<JsonNode> accounts =
                who.get(PooledCounty.ALL).json().path("accounts").valueStream().toList();
        assertThat(accounts).hasSize(1);
        return accounts.getFirst();
    }

    private void bothBooksAgree() {
        SettlementVerification verification = context.getBean(SettlementVerification.class);
        assertThat(verification.findings(place.county)).isEmpty();
        assertThat(verification.findings(place.city)).isEmpty();
    }

    @Test
    @DisplayName("结余上解：编制、确认、付款、到账，两本账都对；下一期亏了，市里下拨")
    void remitsWhatIsLeftAndIsAllottedWhatLacks() {
        Http.Reply drawn = place.draws(place.first);
        assertThat(drawn.status()).as(drawn.raw().body()).isEqualTo(201);
        assertThat(drawn.json().path("netFen").asLong()).isEqualTo(70_000_00);
        assertThat(drawn.json().path("sums").path("openingFen").asLong()).isEqualTo(50_000_00);
        assertThat(drawn.json().path("sums").path("closingFen").asLong()).isEqualTo(120_000_00);
        assertThat(drawn.text("from")).isEqualTo(place.first.atDay(5).toString());
        String id = drawn.text("id");
        assertThat(place.cityHead.get(PooledCounty.ALL + "/" + id).status())
                .as("送到以前，市里还看不到")
                .isEqualTo(404);
        place.told();
        assertThat(PooledCounty.step(place.cityHead, id, "confirmation", Map.of())
                        .text("state"))
                .isEqualTo("CONFIRMED");
        place.told();
        assertThat(place.moved(place.cashier, id, "payment", "记-12").text("state"))
                .isEqualTo("PAID");
        assertThat(account(place.cashier).path("transitFen").asLong()).isEqualTo(70_000_00);
        place.told();
        assertThat(account(place.cityCashier).path("transitFen").asLong()).isEqualTo(70_000_00);
        assertThat(account(place.cityCashier).path("remittedFen").asLong()).isZero();
        assertThat(place.moved(place.cityCashier, id, "arrival", "市-5").text("state"))
                .isEqualTo("SETTLED");
        place.told();
        assertThat(PooledCounty.state(place.head, id)).isEqualTo("SETTLED");
        assertThat(place.balance(place.county, "3101")).isEqualTo(70_000);
        assertThat(place.balance(place.county, "1002")).isEqualTo(40_000);
        assertThat(place.balance(place.city, "2202-" + place.county)).isEqualTo(-70_000);
        assertThat(place.balance(place.city, "1002")).isEqualTo(70_000);

        place.closes(place.second);
        Http.Reply next = place.draws(place.second);
        assertThat(next.text("from")).isEqualTo(place.second.atDay(1).toString());
        assertThat(next.json().path("sums").path("openingFen").asLong()).isEqualTo(120_000_00);
        assertThat(next.text("direction")).isEqualTo("ALLOT");
        place.told();
        PooledCounty.step(place.cityHead, next.text("id"), "confirmation", Map.of());
        place.told();
        settles(next.text("id"), place.cityCashier, "市-6", place.cashier, "记-13");
        assertThat(place.balance(place.county, "3101")).isEqualTo(60_000);
        assertThat(place.balance(place.city, "2202-" + place.county)).isEqualTo(-60_000);
        assertThat(place.balance(place.city, "1002")).isEqualTo(60_000);
        assertThat(account(place.head).path("remittedFen").asLong()).isEqualTo(70_000_00);
        assertThat(account(place.head).path("allottedFen").asLong()).isEqualTo(10_000_00);
        assertThat(account(place.head).path("transitFen").asLong()).isZero();
        bothBooksAgree();
    }

    @Test
    @DisplayName("市里可以退回，县里看到原因，同一期重新编制；收支相抵的确认了就结清")
    void isReturnedAndDrawnUpAgain() {
        String id = place.drawn(place.first);
        place.told();
        Http.Reply back = PooledCounty.step(place.cityHead, id, "return", Map.of("reason", "利息没有记"));
        assertThat(back.text("state")).isEqualTo("RETURNED");
        assertThat(place.draws(place.first).codes()).as("退回送到以前，县里还等着").contains("mutualaid.settlement.PREVIOUS_WAITS");
        place.told();
        assertThat(PooledCounty.state(place.head, id)).isEqualTo("RETURNED");
        String again = place.drawn(place.first);
        assertThat(again).isNotEqualTo(id);
        place.told();
        assertThat(PooledCounty.step(place.cityHead, again, "confirmation", Map.of())
                        .text("state"))
                .isEqualTo("CONFIRMED");
        place.told();
        place.takes(FundDesk.Kind.INTEREST, 10_000, place.second);
        place.closes(place.second);
        String even = place.drawn(place.second);
        place.told();
        assertThat(PooledCounty.step(place.cityHead, even, "confirmation", Map.of())
                        .text("state"))
                .isEqualTo("SETTLED");
        place.told();
        assertThat(PooledCounty.state(place.head, even)).isEqualTo("SETTLED");
        bothBooksAgree();
    }

    @Test
    @DisplayName("没结账的月份、结过的月份、不统筹的方案，都不能编制，一次说清")
    void refusesAWrongPeriod() {
        assertThat(place.draws(place.second).codes()).containsExactly("mutualaid.settlement.MONTH_OPEN");
        assertThat(place.head
                        .post(PooledCounty.ALL, Map.of("scheme", "putuo", "month", "2026-01"))
                        .codes())
                .containsExactly("mutualaid.settlement.SCHEME_NOT_POOLED");
        assertThat(place.head
                        .post(PooledCounty.ALL, Map.of("scheme", PooledCounty.SCHEME, "month", "去年"))
                        .codes())
                .containsExactly("mutualaid.settlement.MONTH_MISSING");
        confirmed();
        assertThat(place.draws(place.first).codes()).containsExactly("mutualaid.settlement.PERIOD_SETTLED");
        assertThat(place.cashier
                        .post(PooledCounty.ALL, Map.of("scheme", PooledCounty.SCHEME))
                        .status())
                .as("出纳不编制")
                .isEqualTo(403);
    }

    @Test
    @DisplayName("别的县看不到；县里的那一份，市里的人也打不开")
    void isSeenByItsTwoSidesAlone() {
        String id = place.drawn(place.first);
        assertThat(place.neighbour.get(PooledCounty.ALL + "/" + id).status()).isEqualTo(404);
        assertThat(place.cityHead.get(PooledCounty.ALL + "/" + id).status()).isEqualTo(404);
        place.told();
        assertThat(place.neighbour.get(PooledCounty.ALL + "/" + id).status()).isEqualTo(404);
        assertThat(PooledCounty.step(place.neighbour, id, "confirmation", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(place.neighbour.get(PooledCounty.ALL).json().path("items").size())
                .isZero();
        assertThat(place.cityHead.get(PooledCounty.ALL + "/" + id).text("side")).isEqualTo("POOL");
    }

    @Test
    @DisplayName("确认两次、没付先到账、凭证重用、日期不对，都不行")
    void takesEachStepOnceAndInOrder() {
        String id = confirmed();
        assertThat(PooledCounty.step(place.cityHead, id, "confirmation", Map.of())
                        .codes())
                .containsExactly("mutualaid.settlement.NOT_NOW");
        assertThat(PooledCounty.step(place.head, id, "confirmation", Map.of()).codes())
                .as("县里不能自己确认")
                .contains("mutualaid.settlement.NOT_NOW");
        assertThat(place.moved(place.cityCashier, id, "arrival", "市-1").codes())
                .containsExactly("mutualaid.settlement.NOT_NOW");
        assertThat(place.moved(place.cityCashier, id, "payment", "市-1").codes())
                .as("该县里付的，市里不能付")
                .containsExactly("mutualaid.settlement.NOT_NOW");
        assertThat(PooledCounty.step(place.cashier, id, "payment", Map.of()).codes())
                .containsExactlyInAnyOrder("mutualaid.settlement.VOUCHER_MISSING", "mutualaid.settlement.DAY_WRONG");
        assertThat(place.moved(place.head, id, "payment", "记-1").status())
                .as("部长不记款")
                .isEqualTo(403);
        settles(id, place.cashier, "记-1", place.cityCashier, "市-1");
        place.closes(place.second);
        String next = place.drawn(place.second);
        place.told();
        PooledCounty.step(place.cityHead, next, "confirmation", Map.of());
        place.told();
        assertThat(place.moved(place.cityCashier, next, "payment", "市-1").codes())
                .containsExactly("mutualaid.settlement.VOUCHER_USED");
        assertThat(PooledCounty.step(place.cityCashier, next, "payment", Map.of("on", "2020-01-01", "voucher", "市-2"))
                        .codes())
                .containsExactly("mutualaid.settlement.DAY_WRONG");
    }

    @Test
    @DisplayName("账上的钱不够上解，说差多少，什么也没有记")
    void cannotRemitWhatIsGone() {
        String id = confirmed();
        place.pays(45_000, place.second);
        Http.Reply reply = place.moved(place.cashier, id, "payment", "记-1");
        assertThat(reply.codes()).containsExactly("ledger.BELOW_ZERO");
        assertThat(PooledCounty.state(place.cashier, id)).isEqualTo("CONFIRMED");
        assertThat(place.balance(place.county, "3101")).isZero();
        bothBooksAgree();
    }

    private Settlement row(int district, String id) {
        return context.getBean(Settlements.class).get(Scope.house(district), district, UUID.fromString(id));
    }

    private long lines(int district, String id) {
        return jdbc.sql(
                        "SELECT count(*) FROM trail_entry WHERE district = :d AND subject = :id AND act LIKE 'settlement.heard%'")
                .param("d", district)
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("信使送两次、晚到的旧消息，都不改变什么")
    void hearsOnceWhateverIsTold() {
        String id = place.drawn(place.first);
        Settlement told = row(place.county, id);
        SettlementDesk desk = context.getBean(SettlementDesk.class);
        desk.learn(told);
        desk.learn(told);
        assertThat(lines(place.city, id)).isEqualTo(1);
        place.told();
        assertThat(lines(place.city, id)).isEqualTo(1);
        PooledCounty.step(place.cityHead, id, "confirmation", Map.of());
        desk.learn(told);
        assertThat(PooledCounty.state(place.cityHead, id)).isEqualTo("CONFIRMED");
        place.told();
        place.told();
        assertThat(lines(place.county, id)).isEqualTo(1);
        assertThat(PooledCounty.state(place.head, id)).isEqualTo("CONFIRMED");
        bothBooksAgree();
    }

    @Test
    @DisplayName("公示页说明统筹层级和往来；县的数加减正好，市里也有一页")
    void isToldOnThePublicPage() {
        settles(confirmed(), place.cashier, "记-1", place.cityCashier, "市-1");
        JsonNode city = Http.nobody(context)
                .get("/api/public/funds/" + place.city + "?scheme=" + PooledCounty.SCHEME)
                .json();
        assertThat(city.path("pool").asBoolean()).isTrue();
        assertThat(city.path("carrier").asString()).isEqualTo("某市总工会");
        assertThat(city.path("pooling").asString()).isEqualTo("CITY");
        assertThat(city.path("pooledFen").asLong()).isEqualTo(70_000_00);
        assertThat(city.path("closingFen").asLong()).isEqualTo(70_000_00);
        JsonNode county =
                Http.nobody(context).get("/api/public/funds/" + place.county).json();
        assertThat(county.path("pool").asBoolean()).isFalse();
        assertThat(county.path("pooledFen").asLong()).isEqualTo(-70_000_00);
        assertThat(county.path("closingFen").asLong())
                .isEqualTo(50_000_00 + 100_000_00 - 30_000_00 - 10_000_00 - 70_000_00);
        assertThat(publicPage(place.county)).contains("本方案由某市总工会主办，市级统筹", "分账户的收支", "− 70,000.00");
        assertThat(publicPage(place.city)).contains("统筹账户的收支", "+ 70,000.00");
    }

    private String publicPage(int district) {
        Http nobody = Http.nobody(context);
        return nobody.send(nobody.request("/public/funds/" + district)
                        .header("Accept", "text/html")
                        .GET())
                .raw()
                .body();
    }

    @Test
    @DisplayName("结算单打印：网页、PDF、Word，有数字、去向和签名栏")
    void isPrinted() {
        String id = confirmed();
        Http.Reply paper = place.head.get(PooledCounty.ALL + "/" + id + "/paper");
        assertThat(paper.text("text")).contains("70,000.00", "上解", "经办", "会计", "负责人", "县部长应", "市部长顾");
        assertThat(place.head.get(PooledCounty.ALL + "/" + id + "/paper?as=pdf").header("Content-Type"))
                .startsWith("application/pdf");
        assertThat(place.head
                        .get(PooledCounty.ALL + "/" + id + "/paper?as=docx")
                        .header("Content-Type"))
                .contains("wordprocessingml");
    }

    @Test
    @DisplayName("账被改过、结算单被改过，核对看得出来")
    void isVerifiedAgainstTheLedger() {
        String id = confirmed();
        settles(id, place.cashier, "记-1", place.cityCashier, "市-1");
        SettlementVerification verification = context.getBean(SettlementVerification.class);
        change("fees_fen = fees_fen + 100, subsidy_fen = subsidy_fen - 100", place.county);
        assertThat(verification.findings(place.county))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("结算单与账本不符");
        change("fees_fen = fees_fen - 100, subsidy_fen = subsidy_fen + 100", place.county);
        change("subsidy_fen = subsidy_fen + 1, net_fen = net_fen + 1", place.city);
        assertThat(verification.findings(place.city))
                .extracting(finding -> finding.message().substring(0, 4))
                .containsExactly("往来科目", "结算款与", "上下两级");
        change("subsidy_fen = subsidy_fen - 1, net_fen = net_fen - 1", place.city);
        bothBooksAgree();
    }

    private void change(String what, int district) {
        jdbc.sql("UPDATE mutualaid_settlement SET " + what + " WHERE district = :d")
                .param("d", district)
                .update();
    }

    @Test
    @DisplayName("菜单只在有上级统筹的账、或者管统筹的地方出现")
    void isInTheMenuWhereThereIsSomethingToSettle() {
        String entry = "href=\"" + SettlementPages.ALL + "\"";
        assertThat(page(place.head)).contains(entry);
        assertThat(page(place.cityHead)).contains(entry);
        assertThat(page(new PooledCounty(context).head))
                .contains("href=\"/mutual-aid/funds\"")
                .doesNotContain(entry);
    }

    private static String page(Http who) {
        return who.send(who.request("/books").header("Accept", "text/html").GET())
                .raw()
                .body();
    }

    @Test
    @DisplayName("市里按结算单编号、县名、状态找；% 和 _ 只是字")
    void isFoundByNumberCountyAndState() {
        confirmed();
        JsonNode one = Http.items(place.cityHead.get(PooledCounty.ALL)).getFirst();
        String no = one.path("no").asString();
        String county = context.getBean(SettlementLists.class).place(place.county);
        assertThat(sought(place.cityHead, "?q=" + no.substring(2))).containsExactly(no);
        assertThat(sought(place.cityHead, "?q=" + URLEncoder.encode(county, StandardCharsets.UTF_8)))
                .containsExactly(no);
        assertThat(sought(place.cityHead, "?state=CONFIRMED&q=" + no)).containsExactly(no);
        assertThat(sought(place.cityHead, "?state=DRAWN&q=" + no)).isEmpty();
        assertThat(sought(place.cityHead, "?q=%25")).isEmpty();
        assertThat(sought(place.cityHead, "?q=_")).isEmpty();
        assertThat(sought(place.neighbour, "?q=" + no)).isEmpty();
        assertThat(place.neighbour.get("/mutual-aid/settlements?q=" + no).raw().body())
                .contains("没有找到“" + no + "”");
    }

    private static List<String> sought(Http who, String query) {
        return Http.items(who.get(PooledCounty.ALL + query)).stream()
                .map(each -> each.path("no").asString())
                .toList();
    }
}
