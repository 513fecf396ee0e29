package org.niangjia.service.mutualaid.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("多付了的互助金：追回、退款、经同意抵扣")
class OverpaidClaim {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private AidBank bank;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        bank = new AidBank(context, county);
    }

    private static String at(String no, String act) {
        return "/api/mutual-aid/recoveries/" + no + "/" + act;
    }

    /** The sheet says so much was paid by oneself, after all. */
    private Http.Reply proposed(String claim, long selfPayFen) {
        return county.clerk.post(
                AidCounty.at(claim, "recovery"),
                Map.of("found", "SHEET", "text", "结算单更正", "amounts", Map.of("selfPay", selfPayFen)));
    }

    private String standing(String claim, long selfPayFen) {
        Http.Reply reply = proposed(claim, selfPayFen);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        String no = reply.text("no");
        Http.Reply confirmed = county.head.post(at(no, "confirmation"), Map.of());
        assertThat(confirmed.status()).as(confirmed.raw().body()).isEqualTo(200);
        assertThat(confirmed.text("state")).isEqualTo("STANDING");
        return no;
    }

    private void booksAgree() {
        context.getBeansOfType(Verification.class).values().stream()
                .filter(each -> List.of("mutualaid-fund", "mutualaid-recovery", "ledger", "collection")
                        .contains(each.name()))
                .forEach(each -> assertThat(each.verify().stream()
                                .filter(found -> found.toString().contains(String.valueOf(county.district))))
                        .as(each.name())
                        .isEmpty());
    }

    @Test
    @DisplayName("一人提出、另一人复核才算数；少算多付按整个年度重算；本人看得到怎么算的")
    void isDecidedByTwoAndComputedOverTheYear() {
        InsuredWorker who = county.insured();
        String first = bank.paid(who, 300_000);
        String second = bank.paid(who, 300_000);
        assertThat(county.clerk
                        .post(AidCounty.at(first, "recovery"), Map.of("found", "SHEET"))
                        .codes())
                .contains("mutualaid.AMOUNTS_MISSING", "mutualaid.WORDS_MISSING");
        assertThat(proposed(first, 400_000).codes()).containsExactly("mutualaid.NOTHING_OVERPAID");
        Http.Reply reply = proposed(first, 100_000);
        String no = reply.text("no");
        assertThat(reply.json().path("overFen").asLong()).as(reply.raw().body()).isEqualTo(190_000 - 120_000);
        assertThat(county.worker.get("/api/mutual-aid/recoveries/" + no).status())
                .isEqualTo(404);
        assertThat(county.clerk.post(at(no, "confirmation"), Map.of()).codes())
                .containsExactly("mutualaid.PROPOSED_BY_YOU");
        assertThat(county.cashier.post(at(no, "confirmation"), Map.of()).codes())
                .contains("mutualaid.CASHIER_REVIEWS");
        assertThat(county.head.post(at(no, "confirmation"), Map.of()).text("state"))
                .isEqualTo("STANDING");
        Http.Reply seen = county.worker.get("/api/mutual-aid/recoveries/" + no);
        assertThat(seen.json().at("/years/0/wasFen").asLong())
                .as(seen.raw().body())
                .isEqualTo(190_000);
        assertThat(seen.json().at("/years/0/nowFen").asLong()).isEqualTo(120_000);
        assertThat(county.worker.get("/mutual-aid/recoveries/" + no).raw().body())
                .contains("1,000.00", "700.00");
        assertThat(county.worker
                        .get("/mutual-aid/recoveries/" + no + "/letter")
                        .raw()
                        .body())
                .contains("追〔", "多付了 700.00 元");
        assertThat(county.head
                        .get("/mutual-aid/recoveries?state=STANDING")
                        .raw()
                        .body())
                .contains(no);
        assertThat(county.chair.get("/api/mutual-aid/recoveries/" + no).status())
                .isEqualTo(404);
        assertThat(county.neighbour.get("/api/mutual-aid/recoveries/" + no).status())
                .isEqualTo(404);
        // the next award goes on from what is right
        String third = county.claimed(who.claim(100_000));
        assertThat(county.firstReview(third).json().path("payoutFen").asLong()).isEqualTo(30_000);
        assertThat(second).isNotEqualTo(first);
        booksAgree();
    }

    @Test
    @DisplayName("经审抽查有误的，等在办公室的追回清单上，提出以后就不再等；没抽到的、没问题的不在")
    void waitsAtTheOfficeOnceTheAuditorFoundItWrong() {
        String wrong = bank.paid(county.insured(), 300_000);
        String right = bank.paid(county.insured(), 300_000);
        county.auditor.post("/api/mutual-aid/samples", Map.of());
        assertThat(county.auditor
                        .post(AidCounty.at(right, "sample-result"), Map.of("result", "RIGHT"))
                        .status())
                .isEqualTo(200);
        assertThat(faulty()).isEmpty();
        assertThat(county.auditor
                        .post(AidCounty.at(wrong, "sample-result"), Map.of("result", "WRONG", "text", "自付金额抄错了一位"))
                        .status())
                .isEqualTo(200);
        assertThat(faulty()).containsExactly(wrong);
        String page = county.head.get("/mutual-aid/recoveries").raw().body();
        assertThat(page).contains("自付金额抄错了一位", "/mutual-aid/claims/" + wrong + "/recovery?found=SAMPLE");
        assertThat(county.clerk
                        .get("/mutual-aid/claims/" + wrong + "/recovery?found=SAMPLE")
                        .raw()
                        .body())
                .contains("<option value=\"SAMPLE\" selected>");
        assertThat(county.neighbour.get("/api/mutual-aid/recoveries").raw().body())
                .doesNotContain(wrong);
        assertThat(proposed(wrong, 100_000).status()).isEqualTo(201);
        assertThat(faulty()).isEmpty();
    }

    private List<String> faulty() {
        List<String> claims = new ArrayList<>();
        county.head
                .get("/api/mutual-aid/recoveries")
                .json()
                .path("faulty")
                .forEach(each -> claims.add(each.path("claim").asString()));
        return claims;
    }

    @Test
    @DisplayName("什么都没有改，整个年度重算一遍，和原来一分不差")
    void comesToWhatStandsWhereNothingWasWrong() {
        InsuredWorker who = county.insured();
        for (long selfPayFen : List.of(300_000L, 50_001L, 1_234_567L)) {
            String no = bank.paid(who, selfPayFen);
            UUID claim = jdbc.sql("SELECT id FROM casework_case WHERE no = :no")
                    .param("no", no)
                    .query((row, n) -> row.getObject("id", UUID.class))
                    .single();
            Overpayment.Result result = context.getBean(RecoverySums.class)
                    .of(Scope.house(county.district), county.district, claim, Overpayment.Change.NONE);
            assertThat(result.years())
                    .isNotEmpty()
                    .allSatisfy(year -> assertThat(year.difference()).isEmpty());
        }
    }

    @Test
    @DisplayName("窗口退现金有收据，转账凭缴款码；退清就办结，不能多退")
    void isPaidBackWithAReceipt() {
        String no = standing(bank.paid(county.insured(), 300_000), 100_000);
        assertThat(county.clerk
                        .post(at(no, "cash"), Map.of("amount", "600.01", "paid", true))
                        .codes())
                .containsExactly("mutualaid.REPAYMENT_AMOUNT");
        assertThat(county.clerk.post(at(no, "cash"), Map.of("amount", "100")).codes())
                .containsExactly("mutualaid.CASH_MISSING");
        Http.Reply part = county.clerk.post(at(no, "cash"), Map.of("amount", "100", "paid", true));
        assertThat(part.status()).as(part.raw().body()).isEqualTo(200);
        assertThat(part.json().at("/debtors/0/repaidFen").asLong()).isEqualTo(10_000);
        String repayment = part.json().at("/repayments/0/id").asString();
        assertThat(county.worker
                        .get("/mutual-aid/recoveries/" + no + "/papers/" + repayment)
                        .raw()
                        .body())
                .contains("收据", "100.00");
        Http.Reply asked = county.clerk.post(at(no, "repayment"), Map.of());
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
        assertThat(county.clerk
                        .post(at(no, "cash"), Map.of("amount", "1", "paid", true))
                        .status())
                .isEqualTo(422);
        String notice =
                jdbc.sql("""
                        SELECT n.id::text FROM collection_notice n JOIN mutualaid_repayment p ON p.district = n.district AND p.id = n.subject
                         WHERE n.district = :d AND n.settled_at IS NULL
                        """).param("d", county.district).query(String.class).single();
        Http.Reply cash = county.cashier.post("/api/collection/mutualaid-putuo/notices/" + notice + "/cash", Map.of());
        assertThat(cash.status()).as(cash.raw().body()).isEqualTo(200);
        Http.Reply after = county.worker.get("/api/mutual-aid/recoveries/" + no);
        assertThat(after.text("state")).isEqualTo("ENDED");
        assertThat(county.head
                        .get("/api/mutual-aid/funds")
                        .json()
                        .at("/items/0/recoveredFen")
                        .asLong())
                .isEqualTo(60_000);
        booksAgree();
    }

    @Test
    @DisplayName("没同意不抵扣；同意了只抵一笔，用了不能撤回，用前可以")
    void isOffsetOnlyWithConsent() {
        InsuredWorker who = county.insured();
        String no = standing(bank.paid(who, 300_000), 100_000);
        String without = county.claimed(who.claim(100_000));
        bank.awarded(without);
        assertThat(bank.waiting().path(0).path("amountFen").asLong()).isEqualTo(30_000);
        bank.payAll();
        assertThat(county.worker.post(at(no, "offset-consent"), Map.of()).codes())
                .containsExactly("mutualaid.CONSENT_MISSING");
        county.worker.post(at(no, "offset-consent"), Map.of("consent", true));
        assertThat(county.worker.post(at(no, "offset-withdrawal"), Map.of()).status())
                .isEqualTo(200);
        county.worker.post(at(no, "offset-consent"), Map.of("consent", true));
        String offset = county.claimed(who.claim(300_000));
        bank.awarded(offset);
        Http.Reply after = county.worker.get("/api/mutual-aid/recoveries/" + no);
        assertThat(after.json().at("/debtors/0/offsetFen").asLong())
                .as(after.raw().body())
                .isEqualTo(60_000);
        assertThat(after.text("state")).isEqualTo("ENDED");
        long awarded = county.worker
                .get("/api/mutual-aid/claims/" + offset)
                .json()
                .path("payoutFen")
                .asLong();
        assertThat(bank.waiting().path(0).path("amountFen").asLong()).isEqualTo(awarded - 60_000);
        bank.payAll();
        assertThat(county.worker.get("/mutual-aid/claims/" + offset).raw().body())
                .contains("600.00 元经本人同意抵扣");
        assertThat(county.worker.post(at(no, "offset-withdrawal"), Map.of()).codes())
                .containsExactly("mutualaid.NO_CONSENT");
        booksAgree();
    }

    @Test
    @DisplayName("整笔抵扣的不去银行，当场办结")
    void isEndedWhenAllOfItIsOffset() {
        InsuredWorker who = county.insured();
        String no = standing(bank.paid(who, 300_000), 100_000);
        county.worker.post(at(no, "offset-consent"), Map.of("consent", true));
        String offset = county.claimed(who.claim(50_000));
        bank.awarded(offset);
        assertThat(bank.waiting().size()).isZero();
        assertThat(county.worker.get("/api/mutual-aid/claims/" + offset).text("stage"))
                .isEqualTo("CLOSED");
        assertThat(county.worker
                        .get("/api/mutual-aid/recoveries/" + no)
                        .json()
                        .at("/debtors/0/offsetFen")
                        .asLong())
                .isEqualTo(15_000);
        booksAgree();
    }

    @Test
    @DisplayName("异议提一次，由没经手的人复核：维持、更正或者撤销，累计跟着改回来")
    void isHeardByAThird() {
        InsuredWorker who = county.insured();
        String claim = bank.paid(who, 300_000);
        String no = standing(claim, 100_000);
        assertThat(county.worker.post(at(no, "objection"), Map.of()).codes()).contains("mutualaid.WORDS_MISSING");
        assertThat(county.worker
                        .post(at(no, "objection"), Map.of("text", "结算单没有错"))
                        .text("state"))
                .isEqualTo("OBJECTED");
        assertThat(county.head
                        .post(at(no, "hearing"), Map.of("verdict", "UPHOLD", "text", "看过"))
                        .codes())
                .containsExactly("mutualaid.DECIDED_BY_YOU");
        Http.Reply changed = county.reviewer.post(
                at(no, "hearing"), Map.of("verdict", "CHANGE", "text", "重看结算单", "amounts", Map.of("selfPay", 200_000)));
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
        assertThat(changed.json().path("overFen").asLong()).isEqualTo(30_000);
        assertThat(changed.json().at("/debtors/0/owedFen").asLong()).isEqualTo(30_000);
        assertThat(county.worker
                        .post(at(no, "objection"), Map.of("text", "还是不对"))
                        .codes())
                .containsExactly("mutualaid.OBJECTED_ONCE");
        booksAgree();
        InsuredWorker other = county.insured();
        String wrong = standing(bank.paid(other, 300_000), 100_000);
        county.clerk.post(at(wrong, "objection"), Map.of("text", "窗口代提：没有错"));
        assertThat(county.reviewer
                        .post(at(wrong, "hearing"), Map.of("verdict", "CANCEL", "text", "确实没有多付"))
                        .text("state"))
                .isEqualTo("DROPPED");
        Http.Reply next = county.firstReview(county.claimed(other.claim(300_000)));
        assertThat(next.json().path("payoutFen").asLong()).isEqualTo(190_000 - 90_000);
        booksAgree();
    }

    @Test
    @DisplayName("同一笔救助金又提了一次追回，异议也照样能提：先复核异议，新提的搁置，以后再提")
    void isHeardBeforeWhatWasProposedSince() {
        String claim = bank.paid(county.insured(), 300_000);
        String no = standing(claim, 200_000);
        String since = proposed(claim, 100_000).text("no");
        Http.Reply objected = county.worker.post(at(no, "objection"), Map.of("text", "结算单没有错"));
        assertThat(objected.text("state")).as(objected.raw().body()).isEqualTo("OBJECTED");
        Http.Reply off = county.head.get("/api/mutual-aid/recoveries/" + since);
        assertThat(off.text("state")).isEqualTo("DROPPED");
        assertThat(county.head.get("/mutual-aid/recoveries/" + since).raw().body())
                .contains("有人提出异议，先复核");
        assertThat(county.reviewer
                        .post(at(no, "hearing"), Map.of("verdict", "UPHOLD", "text", "看过，没有错"))
                        .text("state"))
                .isEqualTo("STANDING");
        assertThat(proposed(claim, 100_000).status()).isEqualTo(201);
        booksAgree();
    }

    @Test
    @DisplayName("通知还没有付，窗口又收一笔：说清先收哪一份，什么也没有记")
    void isAskedForOnceAtATime() {
        String no = standing(bank.paid(county.insured(), 300_000), 100_000);
        assertThat(county.clerk
                        .post(at(no, "repayment"), Map.of("amount", "300"))
                        .status())
                .isLessThan(300);
        assertThat(county.clerk
                        .post(at(no, "cash"), Map.of("amount", "200", "paid", true))
                        .codes())
                .containsExactly("mutualaid.REPAYMENT_ASKED");
        booksAgree();
    }

    @Test
    @DisplayName("复核异议以后欠的已经退清，当场办结")
    void isEndedWhenWhatCameIsAllThatIsOwedAfterAll() {
        String no = standing(bank.paid(county.insured(), 300_000), 100_000);
        county.clerk.post(at(no, "cash"), Map.of("amount", "300", "paid", true));
        county.worker.post(at(no, "objection"), Map.of("text", "结算单没有错"));
        Http.Reply heard = county.reviewer.post(
                at(no, "hearing"), Map.of("verdict", "CHANGE", "text", "重看结算单", "amounts", Map.of("selfPay", 200_000)));
        assertThat(heard.json().at("/debtors/0/owedFen").asLong())
                .as(heard.raw().body())
                .isEqualTo(30_000);
        assertThat(heard.text("state")).isEqualTo("ENDED");
        booksAgree();
    }
}
