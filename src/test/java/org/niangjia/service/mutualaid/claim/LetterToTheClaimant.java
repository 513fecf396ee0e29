package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("给申领人的通知书：结论、金额、每条理由和依据、怎么申诉、哪天前")
class LetterToTheClaimant {
    private static final String CLAIMS = "/api/mutual-aid/claims";
    private static final String ILLNESS = "冠状动脉";
    private static final String HOSPITAL = "第一人民医院";

    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    private String entered(String cause) {
        Map<String, Object> claim = county.insured().claim(300_000);
        claim.put("cause", cause);
        Http.Reply reply = county.reviewer.post(CLAIMS, claim);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private static Http.Reply letter(Http by, String no) {
        return by.get(AidCounty.at(no, "letter"));
    }

    private static String read(Http by, String no) {
        Http.Reply reply = letter(by, no);
        return reply.text("title") + "\n" + reply.text("text");
    }

    @Test
    @DisplayName("不予补助：理由和依据写全，告知前写几个工作日，告知后写哪天前；不写病情和医院")
    void tellsEveryReasonAndHowToAppeal() {
        String no = entered("workInjury");
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(letter(county.clerk, no).status()).as("还没有决定").isEqualTo(404);
        county.review(county.clerk, no, "REFUSE");
        String before = read(county.clerk, no);
        assertThat(before)
                .contains("不予补助通知书", no, "不在补助范围。依据：", "已核对材料", "10 个工作日内申诉", "签收人")
                .doesNotContain(ILLNESS, HOSPITAL, "0018");
        Http.Reply told = county.clerk.post(
                AidCounty.at(no, "telling"), Map.of("how", "HANDED", "on", county.place.today(), "whom", "本人"));
        assertThat(told.text("step")).as(told.raw().body()).isEqualTo("REFUSED");
        assertThat(read(county.clerk, no)).contains("前申诉").doesNotContain("10 个工作日内申诉");
        county.reviewer.post(AidCounty.at(no, "counter-appeal"), Map.of("text", "不是工伤"));
        county.review(county.head, no, "REFUSE");
        assertThat(read(county.clerk, no)).contains("这是申诉复核后的结论").doesNotContain("前申诉");
    }

    @Test
    @DisplayName("核定：金额和怎么算的；窗口交出去的人也能打印，别人不能")
    void tellsTheAmountAndIsHandedOverAtTheCounter() {
        String no = entered("illness");
        county.firstReview(no);
        assertThat(read(county.clerk, no))
                .contains("核定通知书", "900.00 元", "6 个月内提出异议")
                .doesNotContain("申诉", ILLNESS, HOSPITAL);
        assertThat(county.head.get(AidCounty.at(no, "form")).status())
                .as("不是审核人，看不到审批表")
                .isEqualTo(404);
        assertThat(letter(county.head, no).status()).isEqualTo(200);
        for (Http other : List.of(county.cashier, county.chair, county.town, county.neighbour)) {
            assertThat(letter(other, no).status()).isEqualTo(404);
        }
        assertThat(county.clerk.get("/mutual-aid/claims/" + no).raw().body()).contains(no + "/letter");
    }

    @Test
    @DisplayName("缺件也有通知书，写明缺哪几样、几个工作日内补")
    void tellsWhatIsMissing() {
        String no = entered("illness");
        county.clerk.post(AidCounty.at(no, "supplement-list"), Map.of("papers", List.of("SETTLEMENT")));
        assertThat(read(county.clerk, no))
                .contains("补充材料通知书", "结算单", "20 个工作日内补齐")
                .doesNotContain(ILLNESS, HOSPITAL, "核定");
    }

    @Test
    @DisplayName("申领人自己打得开；替人交的同事打不开")
    void isOpenToTheClaimant() {
        InsuredWorker who = county.insured();
        Map<String, Object> claim = who.claim(300_000);
        claim.put("cause", "workInjury");
        String no = county.claimed(claim);
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        county.review(county.clerk, no, "REFUSE");
        assertThat(read(county.worker, no)).contains(who.name, "前申诉");
        Http colleague = Http.as(context, county.place.account("代办李"));
        String other = colleague.post(CLAIMS, who.claimBy("COLLEAGUE")).text("no");
        county.firstReview(other);
        assertThat(letter(colleague, other).status()).isEqualTo(404);
    }
}
