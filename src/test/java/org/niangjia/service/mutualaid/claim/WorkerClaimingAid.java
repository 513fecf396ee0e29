package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("职工申领互助金")
class WorkerClaimingAid {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    @Test
    @DisplayName("两千元以内一人审核就核定，钱算到分，职工看得到每一步")
    void isAwardedByOneReviewer() {
        String no = county.claimed(county.insured().claim(523_297));
        Http.Reply seen = county.worker.get("/api/mutual-aid/claims/" + no);
        assertThat(seen.text("step")).as(seen.raw().body()).isEqualTo("ACCEPT");
        assertThat(seen.json().at("/computed/totalFen").asLong()).isEqualTo(159_319);
        Http.Reply reviewed = county.firstReview(no);
        assertThat(reviewed.status()).as(reviewed.raw().body()).isEqualTo(200);
        assertThat(reviewed.text("step")).isEqualTo("PAY");
        assertThat(reviewed.json().path("payoutFen").asLong()).isEqualTo(159_319);
        Http.Reply after = county.worker.get("/api/mutual-aid/claims/" + no);
        assertThat(after.text("verdict")).isEqualTo("AWARD");
        assertThat(after.json().at("/computed/claims/0/trace").size()).isGreaterThan(3);
        assertThat(after.json()
                        .path("record")
                        .valueStream()
                        .map(l -> l.path("outcome").asString()))
                .containsExactly("submitted", "accepted", "passed");
        assertThat(jdbc.sql("SELECT account_masked FROM mutualaid_payee WHERE district = :d")
                        .param("d", county.district)
                        .query(String.class)
                        .list())
                .containsExactly("**** 0018");
    }

    @Test
    @DisplayName("两千到一万换一个人复审，一万以上还要分管副主席；出纳不能审")
    void isReviewedByMoreTheMoreItIs() {
        String no = county.claimed(county.insured().claim(2_000_000));
        assertThat(county.firstReview(no).text("step")).isEqualTo("SECOND");
        assertThat(county.review(county.clerk, no, "AWARD").status()).isIn(409, 422);
        assertThat(county.review(county.cashier, no, "AWARD").codes()).contains("mutualaid.CASHIER_REVIEWS");
        assertThat(county.review(county.reviewer, no, "AWARD").text("step")).isEqualTo("PAY");
        String large = county.claimed(county.insured().claim(4_000_000));
        county.firstReview(large);
        Http.Reply second = county.review(county.reviewer, large, "AWARD");
        assertThat(second.text("step")).as(second.raw().body()).isEqualTo("DEPUTY");
        Http.Reply signed = county.review(county.deputy, large, "AWARD");
        assertThat(signed.text("step")).as(signed.raw().body()).isEqualTo("PAY");
        assertThat(signed.json().path("payoutFen").asLong()).isEqualTo(1_750_000);
    }

    @Test
    @DisplayName("同一年度第二次接着第一次算：总数减已核定")
    void goesOnFromWhatWasAwarded() {
        InsuredWorker who = county.insured();
        county.firstReview(county.claimed(who.claim(300_000)));
        Http.Reply second = county.firstReview(county.claimed(who.claim(300_000)));
        assertThat(second.json().path("payoutFen").asLong())
                .as(second.raw().body())
                .isEqualTo(190_000 - 90_000);
    }

    @Test
    @DisplayName("不能补的原因一次说完，每条有依据；申诉由另一个人决定")
    void isRefusedWithEveryReasonAndMayAppeal() {
        Map<String, Object> claim = county.insured().claim(500_000);
        claim.put("cause", "workInjury");
        claim.put("admitted", "2010-03-01");
        claim.put("discharged", "2010-03-05");
        String no = county.claimed(claim);
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.review(county.clerk, no, "AWARD").codes()).contains("mutualaid.NOT_PAYABLE");
        Http.Reply refused = county.review(county.clerk, no, "REFUSE");
        assertThat(refused.text("step")).as(refused.raw().body()).isEqualTo("REFUSED");
        Http.Reply seen = county.worker.get("/api/mutual-aid/claims/" + no);
        assertThat(seen.json()
                        .at("/computed/claims/0/refusals")
                        .valueStream()
                        .map(each -> each.path("code").asString()))
                .contains("benefit.OUTSIDE_COVER", "benefit.CAUSE_EXCLUDED", "benefit.CLAIMED_TOO_LATE");
        Http.Reply appealed = county.worker.post(AidCounty.at(no, "appeal"), Map.of("text", "不是工伤"));
        assertThat(appealed.text("step")).as(appealed.raw().body()).isEqualTo("APPEAL");
        assertThat(county.review(county.clerk, no, "REFUSE").status()).isEqualTo(409);
        assertThat(county.review(county.head, no, "REFUSE").text("result")).isEqualTo("upheld");
    }

    @Test
    @DisplayName("缺件只告知一次；补了接着办，期间不计时")
    void isAskedOnceForWhatIsMissing() {
        String no = county.claimed(county.insured().claim(300_000));
        Map<String, Object> list = Map.of("papers", List.of("SETTLEMENT", "DISCHARGE"));
        Http.Reply asked = county.clerk.post(AidCounty.at(no, "supplement-list"), list);
        assertThat(asked.text("stage")).as(asked.raw().body()).isEqualTo("WAITING");
        Http.Reply seen = county.worker.get("/api/mutual-aid/claims/" + no);
        assertThat(seen.json().path("missing").size()).isEqualTo(2);
        assertThat(county.worker
                        .post(AidCounty.at(no, "supplement"), Map.of("text", "已寄"))
                        .text("step"))
                .isEqualTo("ACCEPT");
        Http.Reply again = county.clerk.post(AidCounty.at(no, "supplement-list"), list);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("mutualaid.ASKED_ONCE");
    }

    @Test
    @DisplayName("初审时才发现缺件，也可以告知一次：补了回到受理；复审不能再要")
    void isAskedAtTheFirstReviewIfNotBefore() {
        Map<String, Object> list = Map.of("papers", List.of("PATHOLOGY"));
        String no = county.claimed(county.insured().claim(2_000_000));
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.clerk.get("/mutual-aid/claims/" + no).raw().body()).contains("/supplement-list");
        Http.Reply asked = county.clerk.post(AidCounty.at(no, "supplement-list"), list);
        assertThat(asked.text("step")).as(asked.raw().body()).isEqualTo("SUPPLEMENT");
        assertThat(county.worker
                        .post(AidCounty.at(no, "supplement"), Map.of("text", "已寄"))
                        .text("step"))
                .isEqualTo("ACCEPT");
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.clerk.get("/mutual-aid/claims/" + no).raw().body()).doesNotContain("/supplement-list");
        assertThat(county.clerk.post(AidCounty.at(no, "supplement-list"), list).text("code"))
                .isEqualTo("mutualaid.ASKED_ONCE");
        assertThat(county.review(county.clerk, no, "AWARD").text("step")).isEqualTo("SECOND");
        String other = county.claimed(county.insured().claim(2_000_000));
        assertThat(county.firstReview(other).text("step")).isEqualTo("SECOND");
        assertThat(county.reviewer.get("/mutual-aid/claims/" + other).raw().body())
                .doesNotContain("/supplement-list");
        assertThat(county.reviewer
                        .post(AidCounty.at(other, "supplement-list"), list)
                        .status())
                .isIn(409, 422);
    }

    @Test
    @DisplayName("没参保、金额不对、没同意，都在交的时候说清楚")
    void isToldWhatIsWrongAtOnce() {
        Map<String, Object> stranger = county.insured().claim(300_000);
        stranger.put("name", "没有这个人");
        assertThat(county.worker.post("/api/mutual-aid/claims", stranger).codes())
                .contains("mutualaid.NO_COVER");
        Map<String, Object> wrong = county.insured().claim(300_000);
        Map<String, Object> amounts = new HashMap<>();
        amounts.put("selfPay", -5);
        amounts.put("total", 12.5);
        amounts.put("pooled", "三千");
        wrong.put("amounts", amounts);
        wrong.put("consent", false);
        wrong.put("bankCard", "6228480402564890019");
        assertThat(county.worker.post("/api/mutual-aid/claims", wrong).codes())
                .contains(
                        "mutualaid.AMOUNT_NEGATIVE",
                        "mutualaid.AMOUNT_FRACTION",
                        "mutualaid.AMOUNT_NOT_A_SUM",
                        "mutualaid.CONSENT_MISSING",
                        "mutualaid.CARD_WRONG");
        Map<String, Object> sheet = county.insured().claim(300_000);
        sheet.put("amounts", Map.of("total", 1_000_000, "pooled", 500_000, "selfPay", 300_000, "ownExpense", 100_000));
        Http.Reply off = county.worker.post("/api/mutual-aid/claims", sheet);
        assertThat(off.codes()).containsExactly("benefit.SHEET_DOES_NOT_ADD_UP");
        assertThat(off.json().at("/refusals/0/field").asString()).isEqualTo("amount");
        sheet.put("amounts", Map.of("total", 900_002, "pooled", 500_000, "selfPay", 300_000, "ownExpense", 100_000));
        assertThat(county.worker.post("/api/mutual-aid/claims", sheet).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("撤回以后票据可以重新申领；核定以后不能撤回")
    void mayWithdrawUntilMoneyIsAwarded() {
        InsuredWorker who = county.insured();
        Map<String, Object> claim = who.claim(300_000);
        String no = county.claimed(claim);
        assertThat(county.worker.post("/api/mutual-aid/claims", claim).codes())
                .containsExactly("mutualaid.INVOICE_USED");
        assertThat(county.worker.post(AidCounty.at(no, "withdrawal"), Map.of()).text("stage"))
                .isEqualTo("WITHDRAWN");
        String again = county.claimed(claim);
        county.firstReview(again);
        assertThat(county.worker
                        .post(AidCounty.at(again, "withdrawal"), Map.of())
                        .codes())
                .containsExactly("mutualaid.AWARDED_ALREADY");
    }
}
