package org.niangjia.service.mutualaid.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("出纳看得到：退款经过、撤销的认领、银行余额、付款清单、冲正、财务凭证")
class CashierLookingAtThePages {
    private static final String BOOK = "/books/mutualaid-" + UnitHouse.SCHEME;

    @Autowired
    private ApplicationContext context;

    private UnitHouse house;
    private Http head;
    private Http chair;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
        head = Http.as(context, house.yard.place.holder(house.yard.place.county, PostRole.DEPARTMENT_HEAD, "县部长郑"));
        chair = Http.as(context, house.yard.place.holder(house.yard.place.county, PostRole.CHAIR, "县主席林"));
    }

    private static String page(Http who, String at) {
        Http.Reply reply = who.send(who.request(at.replaceFirst("^/api", ""))
                .header("Accept", "text/html")
                .GET());
        assertThat(reply.status()).as(at).isEqualTo(200);
        return reply.raw().body();
    }

    private String refunded(String payer) {
        house.read(UnitHouse.line(payer, "", "30.00"));
        String line = house.lineOf(payer);
        house.cashier.post(
                line + "/refund",
                Map.of("amount", "10", "reason", "错转", "payee", payer, "account", "6217000000000001234"));
        return line;
    }

    @Test
    @DisplayName("到账明细：退款待付能撤回，撤销过的认领写着原因")
    void isOfALine() {
        String line = refunded("页面甲");
        UUID notice = house.noticeOf(house.approved(house.otherUnit("页面船厂"), 2));
        house.confirm("页面甲", List.of(notice));
        assertThat(page(house.cashier, line)).contains("待付款", "撤回退款", "认错了，撤销认领");
        String allocation =
                house.cashier.get(line).json().at("/allocations/0/id").asString();
        house.cashier.post(line + "/allocations/" + allocation + "/undoing", Map.of("undoing", "不是这家的"));
        assertThat(page(house.cashier, line)).contains("已撤销", "不是这家的", "收款账号");
        assertThat(page(house.reviewer, line)).doesNotContain("撤回退款");
    }

    @Test
    @DisplayName("银行余额：没填过、对得上、对不上")
    void isOfTheBank() {
        assertThat(page(house.cashier, house.till())).contains("对银行余额");
        String today = UnitHouse.today().toString();
        house.cashier.post(house.till() + "/bank", Map.of("day", today, "balance", "1000000.01"));
        assertThat(page(house.cashier, house.till() + "/bank")).contains("对不上", "1,000,000.01");
        assertThat(page(house.reviewer, house.till() + "/bank")).contains("对不上");
    }

    @Test
    @DisplayName("付款清单：逐笔、合计、制单和复核签着名，出纳和负责人留空，账号只有末四位")
    void isOfABatchOnPaper() {
        refunded("页面乙");
        String order = house.cashier
                .get("/api/payments")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("payee").asString().equals("页面乙"))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
        String batch = "/api/payments/batches/"
                + house.cashier
                        .post("/api/payments/batches", Map.of("format", "demo-a", "orders", List.of(order)))
                        .text("id");
        assertThat(page(house.cashier, batch)).contains("付款清单");
        UnitHouse.done(head, batch + "/release");
        String paper = page(house.cashier, batch + "/paper");
        assertThat(paper)
                .contains("付款清单", "页面乙", "10.00", "合计", "制单", "县出纳戴", "复核", "县部长郑", "负责人", "1234")
                .doesNotContain("6217000000000001234");
    }

    @Test
    @DisplayName("账簿：点开手工入账能冲正，冲正后写着谁冲的；到账那笔说在哪里撤；一个月的凭证下得来")
    void isOfAnEntry() {
        head.post(
                "/api/mutual-aid/funds/incomes",
                Map.of(
                        "scheme",
                        UnitHouse.SCHEME,
                        "kind",
                        "INTEREST",
                        "amount",
                        "7.77",
                        "on",
                        UnitHouse.today().toString(),
                        "voucher",
                        "YM-1"));
        String entry = head.get("/api" + BOOK)
                .json()
                .path("latest")
                .valueStream()
                .filter(each -> each.path("subject").asString().equals("YM-1"))
                .map(each -> BOOK + "/entries/" + each.path("id").asString())
                .findFirst()
                .orElseThrow();
        assertThat(page(head, BOOK)).contains(entry, "导出到财务软件", "演示财务软件");
        assertThat(page(chair, entry)).contains("利息", "7.77", "YM-1", "冲正");
        assertThat(page(house.cashier, entry)).contains("记账的人自己不能冲正");
        assertThat(chair.post("/api" + entry + "/reversal", Map.of("reason", "记错"))
                        .status())
                .isEqualTo(200);
        assertThat(page(house.cashier, entry)).contains("已冲正", "县主席林");
        String month = UnitHouse.today().toString().substring(0, 7);
        String file = new String(
                head.bytes(BOOK + "/vouchers?format=demo&month=" + month), java.nio.charset.Charset.forName("GB18030"));
        assertThat(file.lines().findFirst()).contains("日期,凭证字,凭证号,分录号,摘要,科目代码,科目名称,借方金额,贷方金额,制单人");
        assertThat(file).contains("1002,银行存款,7.77,,", "1002,银行存款,,7.77,");
        assertThat(house.cashier
                        .get("/api" + BOOK + "/vouchers?format=demo&month=" + month)
                        .status())
                .as("出纳不导出")
                .isEqualTo(403);
        assertThat(head.get("/api" + BOOK + "/vouchers?format=none&month=" + month)
                        .codes())
                .containsExactly("ledger.FORMAT_UNKNOWN");
    }
}
