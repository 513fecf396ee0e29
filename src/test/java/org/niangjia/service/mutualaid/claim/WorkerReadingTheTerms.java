package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("申领以前看得到：什么不补、依据在哪里、多久内申领（裁定 18）")
class WorkerReadingTheTerms {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        county.insured();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mutual-aid/mine", "/mutual-aid/claims/new", "/mutual-aid/schemes/putuo"})
    @DisplayName("我的互助、申领表和方案页上都有，中英文")
    void seesThemWhereverTheyBegin(String path) {
        assertThat(page(path, "zh"))
                .contains(
                        "医院结算那天起 180 日内申领，过了就不能补",
                        "交上申领后 15 个工作日内告诉您补不补",
                        "互助费到账后 5 个工作日内开收据",
                        "<b>工伤</b>",
                        "依据：演示条款：应由工伤保险支付",
                        "<b>境外就医</b>");
        assertThat(page(path, "en"))
                .contains(
                        "Claim within 180 days of the day on which the hospital settled the bill",
                        "Within 15 working days of handing in the claim",
                        "A receipt is issued within 5 working days",
                        "<b>Injury at work</b>",
                        "Rule: 演示条款：应由工伤保险支付",
                        "<b>Treatment abroad</b>");
    }

    @Test
    @DisplayName("程序读得到同样的内容；没有参保的人看不到哪个方案的")
    void areGivenToPrograms() {
        JsonNode terms = county.worker.get("/api/mutual-aid/mine").json().path("terms");
        assertThat(terms.size()).as("两个年度同一个方案，只说一次").isOne();
        assertThat(terms.at("/0/scheme").asString()).isEqualTo("putuo");
        assertThat(terms.at("/0/times").size()).isEqualTo(3);
        assertThat(terms.at("/0/excluded")
                        .valueStream()
                        .map(each -> each.path("cause").asString()))
                .containsExactly("workInjury", "thirdParty", "maternity", "fight", "abroad");
        Http other = Http.as(context, county.place.account("没参保的"));
        assertThat(other.get("/api/mutual-aid/mine").json().path("terms").size())
                .isZero();
    }

    @Test
    @DisplayName("方案没写申领期限的，也说没写；从出院算的，说从出院算")
    void areToldWhatTheSchemeDoesNotSay() {
        assertThat(page("/mutual-aid/schemes/pinghu", "zh"))
                .contains("方案没有写最晚哪天申领")
                .doesNotContain("这些情形不补");
        assertThat(page("/mutual-aid/schemes/hangzhou", "zh")).contains("互助费到账后 5 个工作日内开收据");
    }

    private String page(String path, String language) {
        Http.Reply reply = county.worker.send(
                county.worker.request(path).header("Cookie", "lang=" + language).GET());
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.raw().body();
    }
}
