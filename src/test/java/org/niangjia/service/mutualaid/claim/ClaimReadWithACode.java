package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("没有账号的申领人凭回执上的编号和查询码看进度")
class ClaimReadWithACode {
    private static final String CLAIMS = "/api/mutual-aid/claims";
    private static final String BY = "X-Forwarded-For";

    @Autowired
    private ApplicationContext context;

    private AidCounty county;
    private Http nobody;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        nobody = Http.nobody(context);
    }

    private Http.Reply entered(String relation, String cause) {
        Map<String, Object> claim = county.insured().claim(300_000);
        claim.put("cause", cause);
        if (!relation.isEmpty()) {
            claim.put("agentName", "代办李");
            claim.put("agentRelation", relation);
            claim.put("authorised", true);
        }
        Http.Reply reply = county.reviewer.post(CLAIMS, claim);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply;
    }

    private Http.Reply look(String no, String code) {
        return nobody.get("/api/query/claims/" + no + "?code=" + code);
    }

    private String refused(String no) {
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        return county.review(county.clerk, no, "REFUSE").text("step");
    }

    @Test
    @DisplayName("看到进度、结果和金额，看不到病情、医院、姓名和卡号")
    void readsStateDecisionAndAmount() {
        Http.Reply filed = entered("", "illness");
        String no = filed.text("no");
        String code = filed.text("queryCode");
        assertThat(look(no, code).text("step")).isEqualTo("ACCEPT");
        county.firstReview(no);
        Http.Reply seen = look(
                no, code.replace("-", " ").toLowerCase(java.util.Locale.ROOT).replace(" ", ""));
        assertThat(seen.text("verdict")).as(seen.raw().body()).isEqualTo("AWARD");
        assertThat(seen.json().path("payoutFen").asLong()).isEqualTo(90_000);
        String page = nobody.get("/query/claims/" + no + "?code=" + code).raw().body();
        assertThat(page).contains(no, "900.00").doesNotContain("冠状动脉", "第一人民医院", "0018", county.insured().name);
        assertThat(nobody.get("/mutual-aid/claims/" + no).status()).isNotEqualTo(200);
    }

    @Test
    @DisplayName("从查进度的同一个入口进来；码不对，和没有这个编号说得一样")
    void comesInByTheSameDoor() {
        Http.Reply filed = entered("", "illness");
        String no = filed.text("no");
        // tries of other tests are not counted with these
        String address = "192.0.2." + county.district % 250;
        Http.Reply right = nobody.post("/api/query", Map.of("no", no, "code", filed.text("queryCode")), BY, address);
        assertThat(right.status()).as(right.raw().body()).isLessThan(300);
        assertThat(nobody.post("/api/query", Map.of("no", no, "code", "2222-2222"), BY, address)
                        .codes())
                .containsExactly("request.CODE_WRONG");
        assertThat(nobody.post("/api/query", Map.of("no", no.replace("HZ", "QQ"), "code", "2222-2222"), BY, address)
                        .codes())
                .containsExactly("request.CODE_WRONG");
    }

    @Test
    @DisplayName("码不对什么都不说，每次都算一次尝试，多了就拦住")
    void isToldNothingByAWrongCode() {
        String no = entered("", "illness").text("no");
        String address = "203.0.113." + (county.district % 250);
        Http.Reply reply;
        int tries = 0;
        do {
            reply = nobody.send(nobody.request("/api/query/claims/" + no + "?code=2222-2222")
                    .header("X-Forwarded-For", address)
                    .GET());
            assertThat(reply.raw().body()).doesNotContain("ACCEPT", "受理");
            tries++;
        } while (reply.status() == 404 && tries < 100);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(429);
        assertThat(tries).isBetween(10, 40);
        assertThat(nobody.get("/api/query/claims/" + no).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("凭码可以申诉，不用等人告知；记录里只有编号")
    void appealsWithTheCode() {
        Http.Reply filed = entered("", "workInjury");
        String no = filed.text("no");
        assertThat(refused(no)).isEqualTo("TELL");
        String appeal = "/api/query/claims/" + no + "/appeal?code=";
        assertThat(nobody.post(appeal + "2222-2222", Map.of("text", "不是工伤")).status())
                .isEqualTo(404);
        assertThat(nobody.post(appeal + filed.text("queryCode"), Map.of()).codes())
                .containsExactly("mutualaid.WORDS_MISSING");
        Http.Reply appealed = nobody.post(appeal + filed.text("queryCode"), Map.of("text", "不是工伤"));
        assertThat(appealed.text("step")).as(appealed.raw().body()).isEqualTo("APPEAL");
        assertThat(county.head.get("/mutual-aid/claims/" + no).raw().body()).contains("本人已知悉", "不是工伤");
    }

    @Test
    @DisplayName("同事代交的码只看进度；家属有委托书的看得到金额")
    void isLessForAColleague() {
        Http.Reply colleague = entered("COLLEAGUE", "workInjury");
        Http.Reply spouse = entered("SPOUSE", "workInjury");
        for (Http.Reply filed : List.of(colleague, spouse)) {
            refused(filed.text("no"));
        }
        Http.Reply less = look(colleague.text("no"), colleague.text("queryCode"));
        assertThat(less.text("step")).isEqualTo("TELL");
        assertThat(less.raw().body()).doesNotContain("REFUSE", "payoutFen");
        assertThat(nobody.post(
                                "/api/query/claims/" + colleague.text("no") + "/appeal?code="
                                        + colleague.text("queryCode"),
                                Map.of("text", "不是工伤"))
                        .status())
                .isEqualTo(404);
        assertThat(look(spouse.text("no"), spouse.text("queryCode")).text("verdict"))
                .isEqualTo("REFUSE");
    }

    @Test
    @DisplayName("本人到窗口换发：旧码作废，回执只印这一次；单位交的没有码，别处的人换不了")
    void isGivenANewCodeAtTheCounter() {
        String no = county.chair.post(CLAIMS, county.insured().claim(300_000)).text("no");
        assertThat(county.chair.post(AidCounty.at(no, "query-code"), Map.of()).status())
                .isIn(403, 404);
        assertThat(county.town.post(AidCounty.at(no, "query-code"), Map.of()).status())
                .isEqualTo(404);
        String first =
                county.clerk.post(AidCounty.at(no, "query-code"), Map.of()).text("queryCode");
        String second =
                county.clerk.post(AidCounty.at(no, "query-code"), Map.of()).text("queryCode");
        assertThat(look(no, first).status()).isEqualTo(404);
        assertThat(look(no, second).status()).isEqualTo(200);
        String receipt = "/mutual-aid/claims/" + no + "/receipt";
        Http.Reply printed = county.clerk.send(county.clerk
                .request(receipt)
                .header("Cookie", "ticket=" + no + "." + second)
                .GET());
        assertThat(printed.raw().body()).contains(second, "查询码");
        assertThat(county.clerk.get(receipt).raw().body()).doesNotContain(second);
    }

    @Test
    @DisplayName("单位交的、手机交的，提交时都不给码")
    void isGivenNoneWhereThereIsAnAccount() {
        assertThat(county.chair.post(CLAIMS, county.insured().claim(300_000)).text("queryCode"))
                .isEmpty();
        Map<String, Object> claim = county.insured().claim(300_000);
        assertThat(county.worker.post(CLAIMS, claim).text("queryCode")).isEmpty();
    }
}
