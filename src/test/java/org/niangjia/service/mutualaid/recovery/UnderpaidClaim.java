package org.niangjia.service.mutualaid.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("少付了的互助金：提出异议、换人复核、补发")
class UnderpaidClaim {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;
    private AidBank bank;
    private InsuredWorker who;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        bank = new AidBank(context, county);
        who = county.insured();
    }

    private Http.Reply objected(String no) {
        return county.worker.post(AidCounty.at(no, "objection"), Map.of("text", "结算单上自付是 3000 元"));
    }

    private Http.Reply decided(Http by, String no, String verdict, long selfPayFen) {
        return by.post(
                AidCounty.at(no, "recheck"),
                Map.of("verdict", verdict, "text", "按结算单重算", "amounts", Map.of("selfPay", selfPayFen)));
    }

    private Http.Reply seen(String no) {
        return county.worker.get("/api/mutual-aid/claims/" + no);
    }

    private void booksAgree() {
        context.getBeansOfType(Verification.class).values().stream()
                .filter(each -> List.of("mutualaid-fund", "mutualaid-recovery", "ledger")
                        .contains(each.name()))
                .forEach(each -> assertThat(each.verify().stream()
                                .filter(found -> found.toString().contains(String.valueOf(county.district))))
                        .as(each.name())
                        .isEmpty());
    }

    @Test
    @DisplayName("本人提出，没有办过的人先试算再补发；少的进付款单，付了才算办结；下一笔从补发以后算起")
    void whatIsMissingIsPaidOnTop() {
        String no = bank.paid(who, 100_000);
        assertThat(seen(no).json().path("payoutFen").asLong()).isEqualTo(30_000);
        assertThat(county.worker.post(AidCounty.at(no, "objection"), Map.of()).codes())
                .containsExactly("mutualaid.WORDS_MISSING");
        assertThat(objected(no).status()).isEqualTo(200);
        assertThat(seen(no).text("step")).isEqualTo("RECHECK");

        assertThat(county.head
                        .get("/mutual-aid/claims/" + no + "/recheck")
                        .raw()
                        .body())
                .contains("结算单上自付是 3000 元");
        assertThat(county.head.get("/mutual-aid/claims/" + no).raw().body()).doesNotContain("/correction");
        Http.Reply tried = decided(county.head, no, "TRY", 300_000);
        assertThat(tried.json().path("missingFen").asLong())
                .as(tried.raw().body())
                .isEqualTo(60_000);
        assertThat(seen(no).json().path("payoutFen").asLong()).isEqualTo(30_000);
        assertThat(decided(county.clerk, no, "RAISE", 300_000).text("code"))
                .isEqualTo("mutualaid.REVIEWED_BY_THE_SAME");
        assertThat(decided(county.head, no, "RAISE", 100_000).codes()).containsExactly("mutualaid.NOTHING_UNDERPAID");
        assertThat(decided(county.head, no, "RAISE", 99_999).codes()).containsExactly("mutualaid.NOTHING_UNDERPAID");
        assertThat(decided(county.head, no, "RAISE", 300_000).status()).isEqualTo(200);

        assertThat(seen(no).text("step")).isEqualTo("PAY");
        assertThat(seen(no).json().path("payoutFen").asLong()).isEqualTo(90_000);
        assertThat(bank.waiting()
                        .valueStream()
                        .map(each -> each.path("amountFen").asLong()))
                .containsExactly(60_000L);
        bank.payAll();
        assertThat(seen(no).text("result")).isEqualTo("paid");
        String next = county.claimed(who.claim(300_000));
        assertThat(county.firstReview(next).json().path("payoutFen").asLong()).isEqualTo(100_000);
        booksAgree();
        String page = county.worker.get("/mutual-aid/claims/" + no).raw().body();
        assertThat(page).contains("900.00", "按结算单重算").doesNotContain("/objection");
    }

    @Test
    @DisplayName("没有少的：维持并说明，不产生付款；本人只能提一次；复核期间不能改金额、不能当初审再审、不能撤回")
    void staysAsItIs() {
        String no = bank.paid(who, 100_000);
        objected(no);
        assertThat(county.head
                        .post(
                                AidCounty.at(no, "correction"),
                                Map.of("text", "改", "amounts", Map.of("selfPay", 300_000)))
                        .status())
                .isEqualTo(409);
        assertThat(county.review(county.head, no, "AWARD").status()).isEqualTo(409);
        assertThat(county.worker.post(AidCounty.at(no, "withdrawal"), Map.of()).codes())
                .containsExactly("mutualaid.AWARDED_ALREADY");
        assertThat(county.head
                        .post(AidCounty.at(no, "recheck"), Map.of("verdict", "KEEP"))
                        .codes())
                .containsExactly("mutualaid.WORDS_MISSING");
        assertThat(decided(county.head, no, "KEEP", 300_000).status()).isEqualTo(200);
        assertThat(seen(no).text("result")).isEqualTo("paid");
        assertThat(seen(no).json().path("payoutFen").asLong()).isEqualTo(30_000);
        assertThat(bank.waiting()).isEmpty();
        assertThat(objected(no).codes()).containsExactly("mutualaid.OBJECTED_ONCE");
        // the amounts that were typed and not awarded are nowhere
        String next = county.claimed(who.claim(300_000));
        assertThat(county.firstReview(next).json().path("payoutFen").asLong()).isEqualTo(90_000);
        booksAgree();
    }

    @Test
    @DisplayName("办公室自己发现少付也能重新核定；出纳、邻县、别人不能；金额大的由负责人定")
    void isTakenUpByTheOffice() {
        String no = bank.paid(who, 100_000);
        assertThat(county.neighbour
                        .post(AidCounty.at(no, "taking-up"), Map.of("text", "少付"))
                        .status())
                .isEqualTo(404);
        county.insured();
        assertThat(objected(no).status()).as("somebody else's account").isEqualTo(404);
        assertThat(county.clerk
                        .post(AidCounty.at(no, "taking-up"), Map.of("text", "抽查发现少付"))
                        .status())
                .isEqualTo(200);
        assertThat(decided(county.cashier, no, "RAISE", 300_000).status()).isEqualTo(404);
        assertThat(decided(county.reviewer, no, "RAISE", 3_000_000).codes()).containsExactly("mutualaid.HEAD_NEEDED");
        assertThat(decided(county.head, no, "RAISE", 3_000_000).status()).isEqualTo(200);
        booksAgree();
    }

    @Test
    @DisplayName("只是提议的追回先放下；已成立的追回在办，异议到追回里提")
    void meetsARecovery() {
        String no = bank.paid(who, 300_000);
        Http.Reply proposed = county.clerk.post(
                AidCounty.at(no, "recovery"),
                Map.of("found", "SHEET", "text", "结算单更正", "amounts", Map.of("selfPay", 200_000)));
        assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(201);
        assertThat(objected(no).status()).isEqualTo(200);
        assertThat(county.clerk
                        .get("/api/mutual-aid/recoveries/" + proposed.text("no"))
                        .text("state"))
                .isEqualTo("DROPPED");
        assertThat(decided(county.head, no, "KEEP", 300_000).status()).isEqualTo(200);
        Http.Reply again = county.clerk.post(
                AidCounty.at(no, "recovery"),
                Map.of("found", "SHEET", "text", "结算单更正", "amounts", Map.of("selfPay", 200_000)));
        assertThat(county.head
                        .post("/api/mutual-aid/recoveries/" + again.text("no") + "/confirmation", Map.of())
                        .text("state"))
                .isEqualTo("STANDING");
        assertThat(county.clerk
                        .post(AidCounty.at(no, "taking-up"), Map.of("text", "少付"))
                        .codes())
                .containsExactly("mutualaid.RECHECK_RECOVERED");
    }
}
