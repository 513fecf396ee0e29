package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("补到封顶的人：我的互助和窗口都看到责任终止")
class WorkerWhoseLiabilityEnded {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    @Test
    @DisplayName("差一分的还在保障中")
    void isStillCoveredAFenBelowTheCap() {
        InsuredWorker who = awarded(44_999_98, 19_999_99);
        assertThat(mine().path("state").asInt()).isEqualTo(1);
        assertThat(mine().path("ended").isNull()).isTrue();
        assertThat(page("/mutual-aid/mine", "zh")).contains("保障中", "住院了能补多少").doesNotContain("责任终止");
        assertThat(page(county.clerk, "/mutual-aid/people/" + person(who), "zh"))
                .contains("保障中")
                .doesNotContain("责任终止");
    }

    @Test
    @DisplayName("到封顶的责任终止，写明哪天起、为什么，窗口看到的一样，不说病情；别的年度不受影响")
    void isToldSinceWhenAndWhy() {
        InsuredWorker who = awarded(45_000_00, 20_000_00);
        JsonNode cover = mine();
        assertThat(cover.path("state").asInt()).isEqualTo(4);
        assertThat(cover.at("/ended/why").asString()).isEqualTo("MODULE_CAP");
        assertThat(cover.at("/ended/on").asString())
                .isEqualTo(who.discharged().plusDays(10).toString());
        assertThat(cover.at("/ended/capFen").asLong()).isEqualTo(20_000_00);
        assertThat(county.worker
                        .get("/api/mutual-aid/mine")
                        .json()
                        .at("/covers/1/state")
                        .asInt())
                .as("上一年度")
                .isEqualTo(2);
        String reason = who.discharged().plusDays(10) + " 起，这个项目本年度已补到封顶 20,000.00 元";
        assertThat(page("/mutual-aid/mine", "zh")).contains("责任终止", reason).doesNotContain("保障中", "住院了能补多少");
        assertThat(page("/mutual-aid/mine", "en"))
                .contains(
                        "Nothing more is paid",
                        "Since " + who.discharged().plusDays(10) + ", this module's cap of 20,000.00 yuan");
        assertThat(page(county.clerk, "/mutual-aid/people/" + person(who), "zh"))
                .contains("责任终止", reason)
                .doesNotContain("保障中", "冠状动脉");
    }

    private InsuredWorker awarded(long selfPayFen, long payoutFen) {
        InsuredWorker who = county.insured();
        String no = county.claimed(who.claim(selfPayFen));
        county.firstReview(no);
        county.review(county.reviewer, no, "AWARD");
        Http.Reply signed = county.review(county.deputy, no, "AWARD");
        assertThat(signed.json().path("payoutFen").asLong())
                .as(signed.raw().body())
                .isEqualTo(payoutFen);
        return who;
    }

    private JsonNode mine() {
        return county.worker.get("/api/mutual-aid/mine").json().at("/covers/0");
    }

    private String person(InsuredWorker who) {
        return county.clerk
                .post("/api/mutual-aid/people", Map.of("idNumber", who.number))
                .text("id");
    }

    private String page(String path, String language) {
        return page(county.worker, path, language);
    }

    private static String page(Http who, String path, String language) {
        return who.send(who.request(path).header("Cookie", "lang=" + language).GET())
                .raw()
                .body();
    }
}
