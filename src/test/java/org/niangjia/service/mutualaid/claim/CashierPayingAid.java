package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.WorkingCalendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("发放互助金：从核定到银行到账")
class CashierPayingAid {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeAll
    void build() {
        county = new AidCounty(context);
    }

    /** Awarded to somebody, by the clerk alone. */
    private String awarded(long selfPayFen) {
        String no = county.claimed(county.insured().claim(selfPayFen));
        assertThat(county.firstReview(no).text("step")).isEqualTo("PAY");
        return no;
    }

    private JsonNode order(String no) {
        return county.cashier
                .get("/api/payments")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("about").asString().equals(no))
                .findFirst()
                .orElseThrow();
    }

    /** In a batch, released and at the bank. */
    private JsonNode atTheBank(String no) {
        Http.Reply made = county.cashier.post(
                "/api/payments/batches",
                Map.of(
                        "format",
                        "demo-a",
                        "orders",
                        List.of(order(no).path("id").asString())));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String batch = "/api/payments/batches/" + made.text("id");
        assertThat(county.cashier.post(batch + "/release", Map.of()).status()).isEqualTo(403);
        assertThat(county.clerk.get(batch).status()).isEqualTo(403);
        assertThat(county.head.post(batch + "/release", Map.of()).status()).isEqualTo(200);
        Http.Reply taken = county.cashier.post(batch + "/taking", Map.of());
        assertThat(taken.text("state")).isEqualTo("taken");
        return taken.json();
    }

    private Http.Reply answered(JsonNode batch, String account, String result, String reason) {
        String amount = "%d.%02d"
                .formatted(
                        batch.path("amountFen").asLong() / 100,
                        batch.path("amountFen").asLong() % 100);
        String today =
                WorkingCalendar.dayOf(context.getBean(Clock.class).instant()).toString();
        String file = "序号,账号,金额,处理结果,失败原因,入账日期,流水号\n1,%s,%s,%s,%s,%s,%s\n"
                .formatted(account, amount, result, reason, today, "S" + reason.length());
        return county.cashier.upload(
                "/api/payments/batches/" + batch.path("id").asString() + "/answers",
                "回盘.csv",
                file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> record(String no) {
        List<String> outcomes = new ArrayList<>();
        county.worker
                .get("/api/mutual-aid/claims/" + no)
                .json()
                .path("record")
                .valueStream()
                .forEach(line -> outcomes.add(line.path("outcome").asString()));
        return outcomes;
    }

    @Test
    @DisplayName("核定即占用资金，两人经手送银行，到账后办件办结，资金页多一笔")
    void isPaidWhenTheBankSaysSo() {
        String no = awarded(523_297);
        long before = county.head
                .get("/api/mutual-aid/funds")
                .json()
                .at("/items/0/payouts")
                .asLong();
        JsonNode batch = atTheBank(no);
        assertThat(batch.at("/lines/0/account").asString()).endsWith("0018").doesNotContain("6228480402564890018");
        Http.Reply read = answered(batch, "6228480402564890018", "成功", "");
        assertThat(read.status()).as(read.raw().body()).isEqualTo(200);
        assertThat(read.text("state")).isEqualTo("ended");
        Http.Reply seen = county.worker.get("/api/mutual-aid/claims/" + no);
        assertThat(seen.text("stage")).as(seen.raw().body()).isEqualTo("CLOSED");
        assertThat(record(no)).endsWith("passed", "paid");
        JsonNode fund =
                county.head.get("/api/mutual-aid/funds").json().path("items").path(0);
        assertThat(fund.path("payouts").asLong()).isEqualTo(before + 1);
        Http.Reply again = answered(batch, "6228480402564890018", "成功", "");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.raw().body()).contains("payment.FILE_READ_BEFORE");
    }

    @Test
    @DisplayName("银行退回：职工收到消息，换了账号再付，一笔只付一次")
    void isPaidAgainAfterTheBankSentItBack() {
        String no = awarded(300_000);
        answered(atTheBank(no), "6228480402564890018", "退票", "账号户名不符");
        assertThat(record(no)).endsWith("passed", "bank_returned");
        assertThat(county.worker.get("/api/messages").raw().body()).contains(no);
        Http.Reply early = county.worker.post(AidCounty.at(no, "account"), Map.of("bankCard", "12ab", "bank", "某银行"));
        assertThat(early.status()).isEqualTo(422);
        Http.Reply changed = county.worker.post(
                AidCounty.at(no, "account"), Map.of("bankCard", "6217000000000000004", "bank", "另一银行"));
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
        assertThat(county.worker
                        .post(AidCounty.at(no, "account"), Map.of("bankCard", "6217000000000000004", "bank", "另一银行"))
                        .status())
                .isEqualTo(422);
        Http.Reply paid = answered(atTheBank(no), "6217000000000000004", "成功", "");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(200);
        assertThat(record(no)).endsWith("bank_returned", "account_changed", "paid");
    }

    @Test
    @DisplayName("资金不够就不能核定，说明差多少")
    void isNotAwardedWithoutMoney() {
        AidCounty poor = new AidCounty(context, 1);
        String no = poor.claimed(poor.insured().claim(523_297));
        Http.Reply reviewed = poor.firstReview(no);
        assertThat(reviewed.status()).isEqualTo(422);
        assertThat(reviewed.raw().body()).contains("ledger.BELOW_ZERO");
    }

    @Test
    @DisplayName("补助入账：同一张进账单只记一次，金额不一样就退回")
    void takesASubsidyOnce() {
        county.insured();
        Map<String, Object> income = Map.of(
                "scheme", "putuo", "kind", "SUBSIDY", "amount", "1000.50", "on", "2026-01-05", "voucher", "进账 7");
        assertThat(county.cashier.post("/api/mutual-aid/funds/incomes", income).status())
                .isEqualTo(403);
        long before = subsidy();
        assertThat(county.head.post("/api/mutual-aid/funds/incomes", income).status())
                .isEqualTo(200);
        assertThat(county.head.post("/api/mutual-aid/funds/incomes", income).status())
                .isEqualTo(200);
        assertThat(subsidy()).isEqualTo(before + 100_050);
        Map<String, Object> other = new java.util.HashMap<>(income);
        other.put("amount", "1000.51");
        assertThat(county.head
                        .post("/api/mutual-aid/funds/incomes", other)
                        .raw()
                        .body())
                .contains("ledger.KEY_TAKEN");
        Map<String, Object> wrong =
                Map.of("scheme", "putuo", "kind", "?", "amount", "-1", "on", "2999-01-01", "voucher", "");
        Http.Reply refused = county.head.post("/api/mutual-aid/funds/incomes", wrong);
        assertThat(refused.json().path("refusals").size()).isEqualTo(4);
    }

    private long subsidy() {
        return county.head
                .get("/api/mutual-aid/funds")
                .json()
                .at("/items/0/subsidyFen")
                .asLong();
    }
}
