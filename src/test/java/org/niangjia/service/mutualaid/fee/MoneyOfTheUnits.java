package org.niangjia.service.mutualaid.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("出纳面前的进账：少缴、多缴、一笔缴三家、不知道是谁的")
class MoneyOfTheUnits {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;
    private Http one;
    private Http two;
    private Http three;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
        one = house.otherUnit("甲船厂");
        two = house.otherUnit("乙船厂");
        three = house.otherUnit("丙船厂");
    }

    private long balance(String account, AccountKind kind) {
        Scope scope = Scope.house(house.district);
        FundBooks books = context.getBean(FundBooks.class);
        Book book = books.of(scope, house.district, UnitHouse.SCHEME);
        return context.getBean(Journal.class)
                .balance(scope, book, books.account(scope, book, account))
                .fen(kind);
    }

    private long suspense() {
        return balance(FundBooks.SUSPENSE, AccountKind.LIABILITY);
    }

    private List<String> findings() {
        return context.getBeansOfType(Verification.class).values().stream()
                .filter(each -> List.of("collection", "mutualaid-fund").contains(each.name()))
                .flatMap(each -> each.verify().stream())
                .map(Object::toString)
                .toList();
    }

    private String state(String code) {
        return house.cashier
                        .get(house.till() + "/notices/" + house.noticeOf(code))
                        .json()
                        .path("notice")
                        .path("settledAt")
                        .asString("")
                        .isEmpty()
                ? "open"
                : "settled";
    }

    @Test
    @DisplayName("少缴两个人：钱记在通知单上，没有生效；补齐那天起算")
    void isShortAndCompletedLater() {
        long before = suspense();
        String code = house.approved(one, 4);
        house.read(UnitHouse.line("甲船厂少缴", code, "100.00"));
        house.confirm("甲船厂少缴", List.of(house.noticeOf(code)));
        assertThat(state(code)).isEqualTo("open");
        assertThat(suspense()).as("没有缴清，还在暂收").isEqualTo(before + 100_00);
        house.read(UnitHouse.line("甲船厂补缴", code, "100"));
        house.confirm("甲船厂补缴", List.of(house.noticeOf(code)));
        assertThat(state(code)).isEqualTo("settled");
        assertThat(suspense()).isEqualTo(before);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("多缴的留在暂收；退款要写原因和账号，不能多退")
    void isTooMuch() {
        long before = suspense();
        String code = house.approved(two, 1);
        house.read(UnitHouse.line("乙船厂多缴", code, "80.00"));
        house.confirm("乙船厂多缴", List.of(house.noticeOf(code)));
        assertThat(suspense()).isEqualTo(before + 30_00);
        String line =
                house.till() + "/lines/" + house.waiting("乙船厂多缴").path("id").asString();
        assertThat(house.cashier
                        .post(line + "/refund", Map.of("amount", "30.01"))
                        .codes())
                .containsExactlyInAnyOrder(
                        "collection.MORE_THAN_LEFT",
                        "collection.REASON_MISSING",
                        "collection.PAYEE_MISSING",
                        "collection.ACCOUNT_MISSING");
        assertThat(house.cashier
                        .post(line + "/refund", Map.of("amount", "30.005", "reason", "多缴"))
                        .codes())
                .containsExactly("collection.AMOUNT_WRONG");
        assertThat(suspense()).isEqualTo(before + 30_00);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("一笔转账缴三家：一次认领，三家都生效，三张收据号连着")
    void isForThreeUnits() {
        List<String> codes = List.of(
                house.approved(house.otherUnit("丁船厂"), 1),
                house.approved(house.otherUnit("戊船厂"), 2),
                house.approved(house.otherUnit("己船厂"), 3));
        house.read(UnitHouse.line("镇工会代缴", String.join(" ", codes), "300.00"));
        Http.Reply line = house.cashier.get(house.lineOf("镇工会代缴"));
        assertThat(line.json().path("suggestions").get(0).path("notices").size())
                .isEqualTo(3);
        assertThat(line.json().path("suggestions").get(0).path("fit").asString())
                .isEqualTo("EXACT");
        assertThat(house.confirm("镇工会代缴", codes.stream().map(house::noticeOf).toList())
                        .status())
                .isEqualTo(200);
        assertThat(codes).allSatisfy(code -> assertThat(state(code)).isEqualTo("settled"));
        List<Integer> numbers = jdbc.sql("SELECT number FROM collection_receipt WHERE district = ? ORDER BY number")
                .param(house.district)
                .query((row, n) -> row.getInt(1))
                .list();
        assertThat(numbers)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, numbers.size())
                        .boxed()
                        .toList());
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("不知道是谁的钱留在暂收，不算收入；复核、镇上、单位都动不了")
    void staysInSuspense() {
        long income = balance(FundBooks.FEES, AccountKind.INCOME);
        house.read(UnitHouse.line("李四不明", "往来款", "123.45"));
        assertThat(balance(FundBooks.FEES, AccountKind.INCOME)).isEqualTo(income);
        String line = house.lineOf("李四不明");
        assertThat(house.cashier.get(line).json().path("suggestions").size()).isZero();
        assertThat(house.reviewer
                        .post(line + "/refund", Map.of("amount", "1", "reason", "试"))
                        .codes())
                .containsExactly("collection.CASHIER_ONLY");
        assertThat(house.yard.officer.get(line).status()).isEqualTo(404);
        assertThat(one.get(line).status()).isEqualTo(404);
        assertThat(house.yard.neighbour.get(line).status()).isEqualTo(404);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("同一份对账单读两次，一分不多；文件里同一行写两遍，说出行号")
    void isReadTwice() {
        String lines = UnitHouse.line("读两遍", "", "10.00") + UnitHouse.line("读两遍乙", "", "20.00");
        house.read(lines);
        long after = suspense();
        Http.Reply again =
                house.cashier.upload(house.till() + "/imports?mode=all", "再来.csv", UnitHouse.statement(lines));
        assertThat(again.text("state")).isEqualTo("STORED");
        assertThat(again.json().path("warnings").size()).isEqualTo(2);
        assertThat(suspense()).isEqualTo(after);
        String twice = UnitHouse.line("一行两遍", "", "30.00");
        Http.Reply refused =
                house.cashier.upload(house.till() + "/imports?mode=all", "重复.csv", UnitHouse.statement(twice + twice));
        assertThat(refused.json().path("errors").get(0).path("code").asString()).isEqualTo("collection.LINE_TWICE");
        assertThat(refused.json().path("errors").get(0).path("row").asInt()).isEqualTo(3);
        assertThat(suspense()).isEqualTo(after);
    }

    @Test
    @DisplayName("三家银行各自的版式都读得进，支出的行跳过；日期、金额写错说出行列")
    void comesInTheLayoutsOfThreeBanks() {
        long before = suspense();
        String a =
                "交易流水号,交易日期,借方发生额,贷方发生额,对方户名,摘要,附言\nA1,20260105,,\"1,000.00\",甲银行,转账,JF\nA2,20260105,50.00,,某某,手续费,\n";
        String b = "凭证号,记账日,收支标志,交易金额,付款人名称,用途\nB1,2026-01-05,收,20.5,乙银行,互助费\nB2,2026-01-05,支,30,某某,付款\n";
        String c = "流水编号,交易时间,发生额,交易对手,备注\nC1,2026-01-05 10:11:12,+3.00,丙银行,x\nC2,2026-01-05 10:11:12,-4.00,某某,y\n";
        for (String file : List.of(a, b, c)) {
            Http.Reply reply = house.cashier.upload(
                    house.till() + "/imports?mode=all", "银行.csv", file.getBytes(Charset.forName("GB18030")));
            assertThat(reply.text("state")).as(reply.raw().body()).isEqualTo("STORED");
            assertThat(reply.json()
                            .path("warnings")
                            .valueStream()
                            .map(each -> each.path("row").asInt() + " "
                                    + each.path("code").asString()))
                    .as("what went out is passed over in words")
                    .containsExactly("3 collection.LINE_OUT");
        }
        assertThat(suspense()).isEqualTo(before + 1_000_00 + 20_50 + 3_00);
        String bad = "流水号,日期,收入金额,对方名称,附言摘要\nD1,2026-13-05,1.00,x,\nD2,2099-01-01,1.00,x,\nD3,2026-01-05,1.005,x,\n";
        Http.Reply reply =
                house.cashier.upload(house.till() + "/imports?mode=all", "坏.csv", bad.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.json()
                        .path("errors")
                        .valueStream()
                        .map(each -> each.path("row").asInt() + " "
                                + each.path("code").asString()))
                .containsExactlyInAnyOrder("2 collection.DATE_WRONG", "3 collection.DATE_AHEAD", "4 sheet.NOT_AMOUNT");
    }

    @Test
    @DisplayName("收据作废重开：旧的留着写明作废，号接着排；只能开给付款人或单位")
    void isReceiptedAnew() {
        String code = house.approved(three, 1);
        house.read(UnitHouse.line("丙船厂老板", code, "50.00"));
        house.confirm("丙船厂老板", List.of(house.noticeOf(code)));
        String notice = house.till() + "/notices/" + house.noticeOf(code);
        assertThat(house.cashier
                        .post(notice + "/receipt", Map.of("title", "别家公司", "reason", "改抬头"))
                        .codes())
                .containsExactly("collection.TITLE_UNKNOWN");
        Http.Reply anew = house.cashier.post(notice + "/receipt", Map.of("title", "丙船厂", "reason", "改抬头"));
        assertThat(anew.json().path("receipts").size()).isEqualTo(2);
        assertThat(anew.json().path("receipts").get(0).path("title").asString()).isEqualTo("丙船厂");
        assertThat(anew.json().path("receipts").get(1).path("voidReason").asString())
                .isEqualTo("改抬头");
        String old = anew.json().path("receipts").get(1).path("id").asString();
        assertThat(house.cashier
                        .get(house.till() + "/receipts/" + old + "/paper")
                        .text("text"))
                .contains("本收据已作废：改抬头");
    }

    @Test
    @DisplayName("通知单上的项目，英文页上是英文")
    void isNamedInEnglish() {
        String notice = house.till() + "/notices/" + house.noticeOf(house.approved(house.otherUnit("英文船厂"), 1));
        assertThat(house.cashier.get(notice).json().at("/parts/0/name").asString())
                .isEqualTo("住院");
        Http cashier = house.cashier;
        String page = cashier.send(cashier.request(notice.replace("/api", ""))
                        .header("Cookie", "lang=en")
                        .GET())
                .raw()
                .body();
        assertThat(page).contains("<td>Hospital stay</td>").doesNotContain("住院");
    }

    @Test
    @DisplayName("两个出纳同时认领同一笔钱给同一张单：只成一次，账不多一分")
    void isConfirmedTwiceAtOnce() throws Exception {
        long before = suspense();
        for (int i = 0; i < 6; i++) {
            Http unit = house.otherUnit("同时船厂" + i);
            String code = house.approved(unit, 1);
            String payer = "同时" + i;
            house.read(UnitHouse.line(payer, code, "50.00"));
            UUID notice = house.noticeOf(code);
            String line = house.lineOf(payer);
            List<Integer> answers = atOnce(
                    4,
                    () -> house.cashier
                            .post(line + "/confirmation", Map.of("notices", List.of(notice)))
                            .status());
            assertThat(answers)
                    .as(answers.toString())
                    .filteredOn(status -> status == 200)
                    .hasSize(1);
            assertThat(answers).allMatch(status -> status == 200 || status == 409 || status == 422);
        }
        assertThat(suspense()).isEqualTo(before);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("同一份对账单同时读两次：每行只进一次")
    void isReadTwiceAtOnce() throws Exception {
        long before = suspense();
        for (int i = 0; i < 4; i++) {
            byte[] file =
                    UnitHouse.statement(UnitHouse.line("同读" + i, "", "1.00") + UnitHouse.line("同读乙" + i, "", "2.00"));
            List<Integer> answers = new ArrayList<>(atOnce(
                    3,
                    () -> house.cashier
                            .upload(house.till() + "/imports?mode=all", UUID.randomUUID() + ".csv", file)
                            .status()));
            assertThat(answers).contains(201);
        }
        assertThat(suspense()).isEqualTo(before + 4 * 3_00);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("两家单位同时提交同一个人：只有一家占到名额")
    void isHandedInTwiceAtOnce() throws Exception {
        for (int i = 0; i < 6; i++) {
            String row = "抢名额," + UnitHouse.number(true, 1980) + ",职工医保,,住院,\n";
            List<Callable<Integer>> both = new ArrayList<>();
            for (Http chair : List.of(one, two)) {
                String roster = UnitHouse.open(chair, house.wish(1));
                UnitHouse.bring(chair, roster, UnitHouse.sheet(row), "all");
                both.add(() -> chair.post(roster + "/submission", Map.of()).status());
            }
            List<Integer> answers = run(both);
            assertThat(answers)
                    .as(answers.toString())
                    .filteredOn(status -> status == 200)
                    .hasSize(1);
        }
    }

    private static List<Integer> atOnce(int times, Callable<Integer> act) throws Exception {
        return run(java.util.Collections.nCopies(times, act));
    }

    private static List<Integer> run(List<Callable<Integer>> acts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(acts.size())) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(acts)) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
