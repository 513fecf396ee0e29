package org.niangjia.service.mutualaid.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("没有账号的人凭码提异议，复核结论由办公室告知")
class ObjectionWithACode {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;
    private AidBank bank;
    private Http nobody;
    private String no;
    private String code;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        bank = new AidBank(context, county);
        nobody = Http.nobody(context);
        paid("");
    }

    private void paid(String relation) {
        Map<String, Object> claim = county.insured().claim(300_000);
        if (!relation.isEmpty()) {
            claim.put("agentName", "代办李");
            claim.put("agentRelation", relation);
            claim.put("authorised", true);
        }
        Http.Reply filed = county.reviewer.post("/api/mutual-aid/claims", claim);
        no = filed.text("no");
        code = filed.text("queryCode");
        county.firstReview(no);
        bank.payAll();
    }

    private Http.Reply objected(String with, String words) {
        return nobody.post(
                "/api/query/claims/" + no + "/objection?code=" + with,
                Map.of("text", words),
                "X-Forwarded-For",
                address());
    }

    private Http.Reply look() {
        return seen("/api/query/claims/" + no + "?code=" + code);
    }

    private String page() {
        return seen("/query/claims/" + no + "?code=" + code).raw().body();
    }

    private Http.Reply seen(String path) {
        return nobody.send(
                nobody.request(path).header("X-Forwarded-For", address()).GET());
    }

    /** One of its own, so that tries of other tests are not counted with these. */
    private String address() {
        return "198.51.100." + county.district % 250;
    }

    private Http.Reply decided(String verdict, long selfPayFen) {
        return county.head.post(
                AidCounty.at(no, "recheck"),
                Map.of("verdict", verdict, "text", "按结算单重算", "amounts", Map.of("selfPay", selfPayFen)));
    }

    private Http.Reply told(Http by) {
        return by.post(
                AidCounty.at(no, "telling"),
                Map.of("how", "CALL", "on", county.place.today(), "teller", "经办周", "whom", "本人", "text", "说明为什么维持"));
    }

    @Test
    @DisplayName("维持的要告知才办结；告知只记一次，通知书写明是复核结论，不能再提")
    void isToldThatTheAmountStands() {
        assertThat(look().text("result")).isEqualTo("paid");
        assertThat(page()).contains("/objection");
        assertThat(objected("2222-2222", "少算了").status()).isEqualTo(404);
        assertThat(objected(code, "").codes()).containsExactly("mutualaid.WORDS_MISSING");
        assertThat(objected(code, "少算了").text("step")).isEqualTo("RECHECK");
        assertThat(decided("KEEP", 300_000).status()).isEqualTo(200);
        assertThat(look().text("step")).isEqualTo("TELL");
        assertThat(county.clerk.get("/mutual-aid/claims/" + no).raw().body()).contains("当面说清为什么维持原来的核定");
        assertThat(told(county.neighbour).status()).isEqualTo(404);
        assertThat(told(county.clerk).status()).isEqualTo(200);
        assertThat(told(county.clerk).status()).isEqualTo(409);
        assertThat(look().text("result")).isEqualTo("paid");
        assertThat(look().json().path("payoutFen").asLong()).isEqualTo(90_000);
        assertThat(bank.waiting()).isEmpty();
        assertThat(page()).doesNotContain("/objection");
        assertThat(objected(code, "再提一次").codes()).containsExactly("mutualaid.OBJECTED_ONCE");
    }

    @Test
    @DisplayName("补发的由付款办结，不等告知")
    void isPaidOnTop() {
        objected(code, "少算了");
        assertThat(decided("RAISE", 400_000).status()).isEqualTo(200);
        assertThat(look().text("step")).isEqualTo("PAY");
        bank.payAll();
        assertThat(look().text("result")).isEqualTo("paid");
        assertThat(look().json().path("payoutFen").asLong()).isEqualTo(120_000);
    }

    @Test
    @DisplayName("同事代交的码提不了异议")
    void isNotForAColleague() {
        paid("COLLEAGUE");
        assertThat(page()).doesNotContain("/objection");
        assertThat(objected(code, "少算了").status()).isEqualTo(404);
        assertThat(look().text("result")).isEqualTo("paid");
    }
}
