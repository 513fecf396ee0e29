package org.niangjia.service.mutualaid.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.award.Heirs;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("申领人去世：按份额付给继承人，追回只在同意的数额内，抵扣要本人同意")
class HeirsOfAClaimant {
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

    private static Map<String, Object> heirs(String... shares) {
        Map<String, Object> body = new HashMap<>();
        body.put("diedOn", LocalDate.of(2026, 1, 3).toString());
        body.put("proof", "NOTARY");
        body.put("proofNo", "（2026）普证字第 12 号");
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            names.add("继承" + "甲乙丙丁".charAt(i));
            numbers.add(IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1990, 1, 1 + i), 801)
                    .value());
        }
        body.put("name", names);
        body.put("relation", names.stream().map(each -> "CHILD").toList());
        body.put("idNumber", numbers);
        body.put("share", List.of(shares));
        body.put("bankCard", names.stream().map(each -> AidBank.ACCOUNT).toList());
        body.put("bank", names.stream().map(each -> "某银行").toList());
        return body;
    }

    /** Claimed by an heir, entered by the clerk, awarded and paid. */
    private String paid(InsuredWorker who) {
        Map<String, Object> claim = who.claim(300_000);
        claim.put("agentName", "继承甲");
        claim.put("agentRelation", "HEIR");
        String no = county.claimed(claim);
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.review(county.clerk, no, "AWARD").codes()).containsExactly("mutualaid.HEIRS_MISSING");
        assertThat(county.clerk
                        .post(AidCounty.at(no, "heirs"), heirs("50", "49.99"))
                        .codes())
                .containsExactly("mutualaid.HEIR_SHARES_NOT_WHOLE");
        Http.Reply entered = county.clerk.post(AidCounty.at(no, "heirs"), heirs("33.33", "66.67"));
        assertThat(entered.status()).as(entered.raw().body()).isEqualTo(200);
        assertThat(county.clerk.post(AidCounty.at(no, "heirs"), heirs("100")).codes())
                .containsExactly("mutualaid.ESTATE_STANDS");
        county.review(county.clerk, no, "AWARD");
        return no;
    }

    @Test
    @DisplayName("每人一笔，合计到分不差；都到账才办结")
    void areEachPaidTheirShare() {
        String no = paid(county.insured());
        assertThat(bank.waiting()
                        .valueStream()
                        .map(each -> each.path("amountFen").asLong())
                        .sorted())
                .containsExactly(29_997L, 60_003L);
        assertThat(county.worker.get("/api/mutual-aid/claims/" + no).text("step"))
                .isEqualTo("PAY");
        bank.payAll();
        assertThat(county.worker.get("/api/mutual-aid/claims/" + no).text("stage"))
                .isEqualTo("CLOSED");
        assertThat(jdbc.sql("SELECT name FROM mutualaid_payee WHERE district = :d ORDER BY fen")
                        .param("d", county.district)
                        .query(String.class)
                        .list())
                .containsExactly("继承甲", "继承乙");
        assertThat(context.getBeansOfType(Verification.class).values().stream()
                        .filter(each -> each.name().equals("mutualaid-fund"))
                        .flatMap(each -> each.verify().stream())
                        .filter(found -> found.toString().contains(String.valueOf(county.district))))
                .isEmpty();
    }

    @Test
    @DisplayName("只追同意的数额；一个继承人同意抵扣，只从他自己那份里抵")
    void oweOnlyWhatTheyAgreedTo() {
        InsuredWorker who = county.insured();
        String no = paid(who);
        bank.payAll();
        List<String> ids = jdbc.sql("SELECT id::text FROM mutualaid_heir WHERE district = :d ORDER BY no")
                .param("d", county.district)
                .query((row, n) -> row.getString(1))
                .list();
        Map<String, Object> wanted =
                new HashMap<>(Map.of("found", "HAND", "text", "多报", "amounts", Map.of("selfPay", 100_000)));
        assertThat(county.clerk.post(AidCounty.at(no, "recovery"), wanted).codes())
                .containsExactly("mutualaid.NOBODY_AGREED");
        wanted.put("heir", ids);
        wanted.put("agreed", List.of("100", "600"));
        wanted.put("agreedOn", "2026-02-01");
        assertThat(county.clerk.post(AidCounty.at(no, "recovery"), wanted).codes())
                .containsExactly("mutualaid.AGREED_TOO_MUCH");
        wanted.put("agreed", List.of("100", ""));
        Http.Reply made = county.clerk.post(AidCounty.at(no, "recovery"), wanted);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String recovery = "/api/mutual-aid/recoveries/" + made.text("no");
        county.head.post(recovery + "/confirmation", Map.of());
        assertThat(county.worker
                        .post(recovery + "/offset-consent", Map.of("consent", true))
                        .status())
                .isEqualTo(404);
        assertThat(county.clerk
                        .post(recovery + "/offset-consent", Map.of("consent", true))
                        .status())
                .isEqualTo(200);
        String later = county.claimed(who.claim(300_000));
        bank.awarded(later);
        Http.Reply after = county.head.get(recovery);
        assertThat(after.json().at("/debtors/0/offsetFen").asLong())
                .as(after.raw().body())
                .isEqualTo(10_000);
        assertThat(after.text("state")).isEqualTo("ENDED");
        long awarded = county.worker
                .get("/api/mutual-aid/claims/" + later)
                .json()
                .path("payoutFen")
                .asLong();
        assertThat(bank.waiting()
                        .valueStream()
                        .map(each -> each.path("amountFen").asLong()))
                .containsExactlyInAnyOrder(
                        Heirs.divide(awarded, List.of(3_333, 6_667)).get(0) - 10_000,
                        Heirs.divide(awarded, List.of(3_333, 6_667)).get(1));
    }

    @Test
    @DisplayName("分钱：除不尽的分给小数最大的，同样大的先登记的先得")
    void areDividedToTheFen() {
        assertThat(Heirs.divide(100, List.of(3_333, 3_333, 3_334))).containsExactly(33L, 33L, 34L);
        assertThat(Heirs.divide(1, List.of(5_000, 5_000))).containsExactly(1L, 0L);
        assertThat(Heirs.divide(101, List.of(5_000, 5_000))).containsExactly(51L, 50L);
    }
}
