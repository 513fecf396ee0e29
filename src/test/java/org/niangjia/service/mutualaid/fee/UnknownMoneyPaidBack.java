package org.niangjia.service.mutualaid.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Balance;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("暂收退款：出纳申请，另一人放款，银行说了算；退回的回到暂收")
class UnknownMoneyPaidBack {
    private static final String ACCOUNT = "6217000000000001234";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;
    private Http head;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
        head = Http.as(context, house.yard.place.holder(house.yard.place.county, PostRole.DEPARTMENT_HEAD, "县部长郑"));
    }

    private Balance balance(String account) {
        Scope scope = Scope.house(house.district);
        FundBooks books = context.getBean(FundBooks.class);
        Book book = books.of(scope, house.district, UnitHouse.SCHEME);
        return context.getBean(Journal.class).balance(scope, book, books.account(scope, book, account));
    }

    private long bank() {
        return balance(FundBooks.BANK).fen(AccountKind.ASSET);
    }

    private long freeInBank() {
        return balance(FundBooks.BANK).availableFen(AccountKind.ASSET);
    }

    private long suspense() {
        return balance(FundBooks.SUSPENSE).fen(AccountKind.LIABILITY);
    }

    private List<String> findings() {
        return context.getBeansOfType(Verification.class).values().stream()
                .filter(each ->
                        List.of("collection", "ledger", "mutualaid-fund").contains(each.name()))
                .flatMap(each -> each.verify().stream())
                .map(Object::toString)
                .toList();
    }

    /** A line of unknown money. */
    private String unknown(String payer, String yuan) {
        house.read(UnitHouse.line(payer, "往来", yuan));
        return house.lineOf(payer);
    }

    private static Map<String, Object> wish(String yuan, String payee) {
        return Map.of(
                "amount",
                yuan,
                "reason",
                "不是互助费",
                "payee",
                payee,
                "account",
                "6217 0000 0000 0001 234",
                "bank",
                "演示银行");
    }

    private String order(String payee) {
        return house.cashier
                .get("/api/payments")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("payee").asString().equals(payee))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String batch(String payee) {
        Http.Reply made = house.cashier.post(
                "/api/payments/batches", Map.of("format", "demo-a", "orders", List.of(order(payee))));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return "/api/payments/batches/" + made.text("id");
    }

    private void answered(String batch, String yuan, boolean paid) {
        UnitHouse.done(head, batch + "/release");
        UnitHouse.done(house.cashier, batch + "/taking");
        String file = "序号,账号,金额,处理结果,失败原因,入账日期,流水号\n1,%s,%s,%s,%s,%s,S1\n"
                .formatted(ACCOUNT, yuan, paid ? "成功" : "退票", paid ? "" : "户名不符", UnitHouse.today());
        Http.Reply read = house.cashier.upload(batch + "/answers", "回盘.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(read.text("state")).as(read.raw().body()).isEqualTo("ended");
    }

    private String outcome(String line, int place) {
        return house.cashier
                .get(line)
                .json()
                .at("/refunds/" + place + "/outcome")
                .asString("");
    }

    @Test
    @DisplayName("申请后钱还在暂收、银行的钱占住；另一人放款、银行付了，才出账")
    void goesOutWhenTheBankSaysSo() {
        String line = unknown("错转甲", "123.45");
        long bank = bank();
        long free = freeInBank();
        long before = suspense();
        assertThat(house.cashier.post(line + "/refund", wish("100", "错转甲")).status())
                .isEqualTo(200);
        assertThat(bank()).as("还没有付").isEqualTo(bank);
        assertThat(freeInBank()).isEqualTo(free - 100_00);
        assertThat(suspense()).isEqualTo(before);
        assertThat(house.cashier.post(line + "/refund", wish("23.46", "错转甲")).codes())
                .containsExactly("collection.MORE_THAN_LEFT");
        assertThat(findings()).isEmpty();
        String batch = batch("错转甲");
        assertThat(house.cashier.post(batch + "/release", Map.of()).status()).isEqualTo(403);
        answered(batch, "100.00", true);
        assertThat(bank()).isEqualTo(bank - 100_00);
        assertThat(suspense()).isEqualTo(before - 100_00);
        assertThat(outcome(line, 0)).isEqualTo("PAID");
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("银行退回：钱回到这一笔的暂收，可以换账号再退；付过的不能撤回")
    void comesBackFromTheBank() {
        String line = unknown("错转乙", "60");
        long bank = bank();
        long free = freeInBank();
        long before = suspense();
        house.cashier.post(line + "/refund", wish("60", "错转乙"));
        answered(batch("错转乙"), "60.00", false);
        assertThat(outcome(line, 0)).isEqualTo("RETURNED");
        assertThat(house.cashier.get(line).json().at("/line/usedFen").asLong()).isZero();
        assertThat(bank()).isEqualTo(bank);
        assertThat(freeInBank()).isEqualTo(free);
        assertThat(suspense()).isEqualTo(before);
        assertThat(findings()).isEmpty();
        assertThat(house.cashier.post(line + "/refund", wish("60", "错转乙")).status())
                .isEqualTo(200);
        answered(batch("错转乙"), "60.00", true);
        assertThat(outcome(line, 1)).isEqualTo("PAID");
        assertThat(suspense()).isEqualTo(before - 60_00);
        String id = house.cashier.get(line).json().at("/refunds/1/id").asString();
        assertThat(house.cashier
                        .post(line + "/refunds/" + id + "/withdrawal", Map.of())
                        .codes())
                .containsExactly("collection.REFUND_ENDED");
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("没组批前可以撤回；组了批就撤不回；别的明细上也撤不了")
    void isTakenBack() {
        String line = unknown("错转丙", "40");
        String other = unknown("错转丁", "1");
        house.cashier.post(line + "/refund", wish("40", "错转丙"));
        String id = house.cashier.get(line).json().at("/refunds/0/id").asString();
        assertThat(house.cashier
                        .post(other + "/refunds/" + id + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(house.reviewer
                        .post(line + "/refunds/" + id + "/withdrawal", Map.of())
                        .codes())
                .containsExactly("collection.CASHIER_ONLY");
        UnitHouse.done(house.cashier, line + "/refunds/" + id + "/withdrawal");
        assertThat(house.cashier.get(line).json().at("/line/usedFen").asLong()).isZero();
        house.cashier.post(line + "/refund", wish("40", "错转丙"));
        String next = house.cashier.get(line).json().at("/refunds/1/id").asString();
        batch("错转丙");
        assertThat(house.cashier
                        .post(line + "/refunds/" + next + "/withdrawal", Map.of())
                        .codes())
                .containsExactly("payment.ON_ITS_WAY");
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("账号封存着；账号不对的退回来改")
    void goesToAnAccountThatCanBe() {
        String line = unknown("错转戊", "10");
        assertThat(house.cashier
                        .post(
                                line + "/refund",
                                Map.of("amount", "10", "reason", "错转", "payee", "错转戊", "account", "12-34"))
                        .codes())
                .containsExactly("payment.ACCOUNT_WRONG");
        house.cashier.post(line + "/refund", wish("10", "错转戊"));
        byte[] sealed = jdbc.sql("SELECT account_sealed FROM payment_order WHERE payee_name = '错转戊'")
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(ACCOUNT);
        answered(batch("错转戊"), "10.00", true);
        assertThat(findings()).isEmpty();
    }
}
