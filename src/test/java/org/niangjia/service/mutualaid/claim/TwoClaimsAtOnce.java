package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Overlap;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.PayoutDesk;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each of these is red when its constraint is dropped: what the program looks at beforehand does not decide. */
@HouseTest
@DisplayName("两个人同时办")
class TwoClaimsAtOnce {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    private static List<Integer> statuses(List<Http.Reply> replies) {
        return replies.stream().map(Http.Reply::status).sorted().toList();
    }

    /** Watches {@code mutualaid_claim_invoice_once}. */
    @Test
    @DisplayName("同一张票据同时申领四次，只成一件")
    void claimOneInvoiceOnce() throws Exception {
        Map<String, Object> claim = county.insured().claim(300_000);
        List<Http.Reply> replies =
                Overlap.at("mutualaid_claim_invoice", 4, () -> county.worker.post("/api/mutual-aid/claims", claim));
        assertThat(statuses(replies)).containsExactly(201, 422, 422, 422);
        assertThat(count("mutualaid_claim")).isEqualTo(1);
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE district = :d")
                .param("d", county.district)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("别的方案拿同一张票据来报同一项，数据库不收")
    void refuseTheInvoiceInAnotherScheme() {
        InsuredWorker who = county.insured();
        Map<String, Object> claim = who.claim(300_000);
        county.claimed(claim);
        Map<String, Object> other = county.insured().claim(100_000);
        other.put("invoiceCode", claim.get("invoiceCode"));
        other.put("invoiceNumber", claim.get("invoiceNumber"));
        other.put("invoiceCheck", "zzzzzz");
        assertThat(county.worker.post("/api/mutual-aid/claims", other).status()).isEqualTo(422);
    }

    /** Watches {@code mutualaid_payout_in_turn}: both have read the same sums when the first of them writes. */
    @Test
    @DisplayName("同一个人的两件同时核定，一件先算，另一件请重新打开")
    void awardInTurn() throws Exception {
        InsuredWorker who = county.insured();
        String one = county.claimed(who.claim(300_000));
        String two = county.claimed(who.claim(300_000));
        county.clerk.post(AidCounty.at(one, "acceptance"), Map.of());
        county.clerk.post(AidCounty.at(two, "acceptance"), Map.of());
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_payout",
                List.of(
                        () -> county.review(county.clerk, one, "AWARD"),
                        () -> county.review(county.head, two, "AWARD")));
        assertThat(statuses(replies)).containsExactly(200, 409);
        county.review(county.clerk, one, "AWARD");
        county.review(county.head, two, "AWARD");
        assertThat(jdbc.sql("SELECT sum(payout_fen) FROM mutualaid_payout WHERE district = :d")
                        .param("d", county.district)
                        .query(Long.class)
                        .single())
                .isEqualTo(190_000);
        assertThat(jdbc.sql("SELECT seq FROM mutualaid_payout WHERE district = :d ORDER BY seq")
                        .param("d", county.district)
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
    }

    /**
     * Watches the key over case and seat of {@code mutualaid_claim_review}: the second waits for the first, and finds the claim
     * decided.
     */
    @Test
    @DisplayName("两个人同时审同一件，一人办成，另一人请重新打开；只核定一次、付一次")
    void reviewOnce() throws Exception {
        String no = county.claimed(county.insured().claim(300_000));
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_claim_review",
                List.of(() -> county.review(county.clerk, no, "AWARD"), () -> county.review(county.head, no, "AWARD")));
        assertThat(statuses(replies)).containsExactly(200, 409);
        assertThat(count("mutualaid_claim_review")).isEqualTo(1);
        assertThat(count("mutualaid_payout")).isEqualTo(1);
        assertThat(count("payment_order")).isEqualTo(1);
    }

    /** Watches {@code mutualaid_lump_once}: of two plan years, whose awards take no number from one another. */
    @Test
    @DisplayName("同一笔定额在两个年度同时核定，只给一次")
    void takeALumpOnce() throws Exception {
        county.insured();
        List<Enrolled> covers = context.getBean(Covers.class)
                .of(
                        Scope.house(county.district),
                        county.district,
                        jdbc.sql("SELECT id FROM mutualaid_person WHERE district = :d")
                                .param("d", county.district)
                                .query(UUID.class)
                                .single());
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        List<Callable<Boolean>> deeds = new ArrayList<>();
        for (Enrolled cover : covers) {
            deeds.add(() -> {
                try {
                    transaction.executeWithoutResult(status -> context.getBean(PayoutDesk.class)
                            .award(Scope.house(county.district), county.district, lump(cover)));
                    return true;
                } catch (ConflictException e) {
                    return false;
                }
            });
        }
        assertThat(Overlap.at("mutualaid_lump", deeds)).containsExactlyInAnyOrder(true, false);
        assertThat(count("mutualaid_payout")).isEqualTo(1);
    }

    private static Awarded lump(Enrolled cover) {
        Computed computed = new Computed(
                1_500_000,
                List.of(),
                List.of(),
                Map.of(
                        new Progress.Of(cover.module(), "major"),
                        new Progress.Sum(BigDecimal.ZERO, 0, 1_500_000, 1_500_000, true)),
                List.of());
        return new Awarded(
                cover.person(),
                cover.scheme(),
                cover.year(),
                1,
                cover.from(),
                cover.until(),
                computed,
                Map.of(cover.module(), cover.id()));
    }

    @Test
    @DisplayName("一个人不能占两席；同一笔定额一人一次；付了款才有转账，都由数据库守着")
    void areHeldByTheDatabase() {
        InsuredWorker who = county.insured();
        String no = county.claimed(who.claim(2_000_000));
        county.firstReview(no);
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO mutualaid_claim_review SELECT district, case_id, 'SECOND', account, name, title, verdict, fen, words, at
                          FROM mutualaid_claim_review WHERE district = :d
                        """).param("d", county.district).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_claim_review_other_person");
        county.review(county.reviewer, no, "AWARD");
        UUID payout = jdbc.sql("SELECT id FROM mutualaid_payout WHERE district = :d")
                .param("d", county.district)
                .query(UUID.class)
                .single();
        String lump = """
                INSERT INTO mutualaid_lump (district, scheme, person, module, benefit, payout)
                SELECT district, scheme, person, 'P2', 'major', id FROM mutualaid_payout WHERE district = :d
                """;
        jdbc.sql(lump).param("d", county.district).update();
        assertThatThrownBy(() -> jdbc.sql(lump).param("d", county.district).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_lump_once");
        assertThatThrownBy(() -> jdbc.sql("UPDATE mutualaid_payout SET paid_on = :day WHERE district = :d AND id = :id")
                        .param("day", LocalDate.of(2099, 1, 1))
                        .param("d", county.district)
                        .param("id", payout)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_payout_paid_by_transfer");
    }
}
