package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("替别人申领：写明关系，有委托书；交了看得到进度，看不到病情、材料和怎么算的")
class FilingForSomebodyElse {
    private static final String CLAIMS = "/api/mutual-aid/claims";
    private static final String ILLNESS = "冠状动脉";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private InsuredWorker who;
    private Http person;
    private Http other;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        who = county.insured();
        person = county.worker;
        other = Http.as(context, county.place.account("代办李"));
    }

    private String filed(Http by, String relation) {
        Http.Reply reply = by.post(CLAIMS, who.claimBy(relation));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private void seesNothingSealed(Http by, String no) {
        for (String act : List.of("papers", "form", "looks")) {
            assertThat(by.get(AidCounty.at(no, act)).status()).as(act).isEqualTo(404);
        }
        assertThat(by.get(CLAIMS + "/" + no).raw().body()).doesNotContain("computed", "\"scheme\"", "record", ILLNESS);
        assertThat(by.get("/mutual-aid/claims/" + no).raw().body())
                .doesNotContain(ILLNESS, "第一人民医院", "0018", "/papers", "/looks", "unit-consent");
        assertThat(by.post(AidCounty.at(no, "unit-consent"), Map.of("may", true))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("没写关系、没有委托书，交不上来；本人、窗口、单位工会不用")
    void needsRelationAndAuthorisation() {
        assertThat(other.post(CLAIMS, who.claim(300_000)).codes())
                .containsExactly("mutualaid.AGENT_INCOMPLETE", "mutualaid.AUTHORISATION_MISSING");
        Map<String, Object> without = who.claimBy("SPOUSE");
        without.put("authorised", false);
        assertThat(other.post(CLAIMS, without).codes()).containsExactly("mutualaid.AUTHORISATION_MISSING");
        for (Http by : List.of(person, county.clerk, county.chair)) {
            assertThat(by.post(CLAIMS, who.claim(300_000)).status()).isEqualTo(201);
        }
        String no = filed(other, "SPOUSE");
        assertThat(jdbc.sql("""
                        SELECT c.agent_name || ' ' || c.agent_relation || ' ' || c.agent_authorised || ' ' || s.given_by || ' ' || s.witness
                          FROM mutualaid_claim c JOIN mutualaid_claim_consent s ON s.district = c.district AND s.case_id = c.case_id
                          JOIN casework_case v ON v.district = c.district AND v.id = c.case_id WHERE v.no = :no
                        """).param("no", no).query(String.class).single())
                .isEqualTo("代办李 SPOUSE true " + who.name + " 代办李");
    }

    @Test
    @DisplayName("别人的证件号写错一位：还在那张表上，写的都在，不会变成替自己申领")
    void staysWithWhomItIsFor() {
        InsuredWorker mate = county.insured();
        String wrong =
                mate.number.substring(0, 16) + (mate.number.charAt(16) == '1' ? '2' : '1') + mate.number.charAt(17);
        Http.Reply shown = person.send(person.request("/mutual-aid/claims/who")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("name="
                        + java.net.URLEncoder.encode(mate.name, java.nio.charset.StandardCharsets.UTF_8)
                        + "&idNumber=" + wrong)));
        assertThat(shown.status()).as(shown.raw().body()).isEqualTo(422);
        assertThat(shown.raw().body())
                .contains("name=\"idNumber\"", "value=\"" + wrong + "\"", "value=\"" + mate.name + "\"")
                .doesNotContain("name=\"hospital\"");
    }

    @Test
    @DisplayName("填错了退回来：写的、拍的都留着，下次打开还在")
    void keepsWhatWasTypedAndPhotographed() {
        String boundary = "--x\r\nContent-Disposition: form-data; name=\"";
        String body = boundary + "_key\"\r\n\r\none-key\r\n" + boundary + "hospital\"\r\n\r\n甲乙医院\r\n" + boundary
                + "photos\"; filename=\"单据.pdf\"\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--x--\r\n";
        Http.Reply refused = person.send(person.request("/mutual-aid/claims/new")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("甲乙医院", "单据.pdf");
        assertThat(person.get("/mutual-aid/claims/new").raw().body()).contains("甲乙医院", "单据.pdf");
    }

    @Test
    @DisplayName("网页上交，委托书没有拍进材料，交不上来")
    void needsAPhotoOfTheAuthorisation() {
        other.post(CLAIMS + "/who", Map.of("district", county.district, "name", who.name, "idNumber", who.number));
        assertThat(other.get("/mutual-aid/claims/new").raw().body()).contains("name=\"authorised\"", "代办李");
        Http.Reply kept = other.post(CLAIMS + "/new", who.claimBy("CHILD"));
        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
        Http.Reply handed = other.send(other.request("/mutual-aid/claims")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("")));
        assertThat(handed.status()).as(handed.raw().body()).isEqualTo(422);
        assertThat(handed.raw().body()).contains("要有本人签的委托书");
    }

    @Test
    @DisplayName("同事：进度、缺什么、补材料；没有金额，不能申诉、撤回、换账号；本人全看得到")
    void isAColleague() {
        String no = filed(other, "COLLEAGUE");
        seesNothingSealed(other, no);
        county.clerk.post(AidCounty.at(no, "supplement-list"), Map.of("papers", List.of("SETTLEMENT")));
        Http.Reply seen = other.get(CLAIMS + "/" + no);
        assertThat(seen.text("step")).as(seen.raw().body()).isEqualTo("SUPPLEMENT");
        assertThat(seen.json().path("missing").size()).isOne();
        Http.Reply supplied = other.post(AidCounty.at(no, "supplement"), Map.of("text", "已寄"));
        assertThat(supplied.text("step")).as(supplied.raw().body()).isEqualTo("ACCEPT");
        assertThat(supplied.raw().body()).doesNotContain("computed", "record");
        for (String act : List.of("withdrawal", "appeal", "account")) {
            assertThat(other.post(AidCounty.at(no, act), Map.of("text", "x")).status())
                    .as(act)
                    .isEqualTo(404);
        }
        county.firstReview(no);
        assertThat(other.get(CLAIMS + "/" + no).raw().body()).doesNotContain("payoutFen", "AWARD");
        assertThat(other.get("/mutual-aid/claims/" + no).raw().body()).doesNotContain("900.00");
        assertThat(other.get(CLAIMS).raw().body()).contains(no);
        assertThat(person.get(CLAIMS + "/" + no).json().at("/computed/totalFen").asLong())
                .isEqualTo(90_000);
        assertThat(person.get(AidCounty.at(no, "papers")).raw().body()).contains(ILLNESS);
    }

    @Test
    @DisplayName("家属有委托书：还看得到金额，可以申诉；同名的账号也一样，都看不到怎么算的")
    void isOfTheFamily() {
        Http alike = Http.as(context, county.place.account(who.name));
        Http.Reply own = alike.post(CLAIMS, who.claim(300_000));
        assertThat(own.status()).as(own.raw().body()).isEqualTo(201);
        for (Map.Entry<String, Http> each :
                Map.of(filed(other, "SPOUSE"), other, own.text("no"), alike).entrySet()) {
            String no = each.getKey();
            seesNothingSealed(each.getValue(), no);
            county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
            county.review(county.clerk, no, "REFUSE");
            assertThat(each.getValue()
                            .post(AidCounty.at(no, "appeal"), Map.of("text", "请再看看"))
                            .text("step"))
                    .isEqualTo("APPEAL");
            county.review(county.head, no, "AWARD");
            Http.Reply seen = each.getValue().get(CLAIMS + "/" + no);
            assertThat(seen.json().path("payoutFen").asLong())
                    .as(seen.raw().body())
                    .isPositive();
            seesNothingSealed(each.getValue(), no);
        }
    }

    @Test
    @DisplayName("代办人的电话：经办人打得到，申领人的页面上没有")
    void canBeRung() {
        Map<String, Object> claim = who.claimBy("SPOUSE");
        claim.put("agentPhone", "19900001234");
        String no = other.post(CLAIMS, claim).text("no");
        String page = "/mutual-aid/claims/" + no;
        assertThat(county.clerk.get(page).raw().body()).contains("href=\"tel:19900001234\"");
        assertThat(person.get(page).raw().body()).contains(no).doesNotContain("19900001234");
    }

    @Test
    @DisplayName("单位的人不戴工会的帽子来交：按单位、按同事，交了都打不开；清单里也没有")
    void isHrWithoutTheHat() {
        String asUnit = filed(other, "UNIT");
        Http bare = Http.asWorker(context, county.place.holder(county.own, PostRole.DEPUTY_CHAIR, "人事兼主席"));
        String asColleague = filed(bare, "COLLEAGUE");
        for (Map.Entry<Http, String> each :
                Map.of(other, asUnit, bare, asColleague).entrySet()) {
            String no = each.getValue();
            assertThat(each.getKey().get(CLAIMS + "/" + no).status()).isEqualTo(404);
            assertThat(each.getKey().get(AidCounty.at(no, "papers")).status()).isEqualTo(404);
            assertThat(each.getKey()
                            .post(AidCounty.at(no, "supplement"), Map.of("text", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(each.getKey().get(CLAIMS).raw().body()).doesNotContain(no);
            assertThat(person.get(CLAIMS + "/" + no).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("规则：谁交的，还知道多少")
    void isTiedByWhatWasSaid() {
        assertThat(tie("", false, true, false)).contains(ClaimTie.NAMED);
        assertThat(tie("", false, false, false)).contains(ClaimTie.AGENT);
        assertThat(tie("", false, false, true)).isEmpty();
        assertThat(tie("SPOUSE", true, false, true)).contains(ClaimTie.FAMILY);
        assertThat(tie("SPOUSE", false, false, false)).contains(ClaimTie.AGENT);
        assertThat(tie("SPOUSE", false, true, false)).contains(ClaimTie.AGENT);
        assertThat(tie("COLLEAGUE", true, false, false)).contains(ClaimTie.AGENT);
        assertThat(tie("COLLEAGUE", true, false, true)).isEmpty();
        assertThat(tie("UNIT", true, true, false)).isEmpty();
    }

    private static Optional<ClaimTie> tie(String relation, boolean authorised, boolean alike, boolean unit) {
        String agent = relation.isEmpty() ? "" : "某人";
        return ClaimTie.ofFiler(
                new Claims.Handling("PORTAL", null, null, agent, relation, authorised, "", "某", "", "", ""),
                alike,
                unit);
    }
}
