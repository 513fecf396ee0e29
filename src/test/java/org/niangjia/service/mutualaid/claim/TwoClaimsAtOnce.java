package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    private static List<Http.Reply> atOnce(int times, Callable<Http.Reply> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            return threads
                    .invokeAll(IntStream.range(0, times).mapToObj(n -> call).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    @Test
    @DisplayName("同一张票据同时申领八次，只成一件")
    void claimOneInvoiceOnce() throws Exception {
        Map<String, Object> claim = county.insured().claim(300_000);
        List<Http.Reply> replies = atOnce(8, () -> county.worker.post("/api/mutual-aid/claims", claim));
        assertThat(replies.stream().filter(each -> each.status() == 201)).hasSize(1);
        assertThat(replies.stream().filter(each -> each.status() == 422)).hasSize(7);
        assertThat(jdbc.sql("SELECT count(*) FROM mutualaid_claim WHERE district = :d")
                        .param("d", county.district)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
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

    @Test
    @DisplayName("同一个人的两件同时核定，一件先算，另一件请重新打开")
    void awardInTurn() throws Exception {
        InsuredWorker who = county.insured();
        String one = county.claimed(who.claim(300_000));
        String two = county.claimed(who.claim(300_000));
        county.clerk.post(AidCounty.at(one, "acceptance"), Map.of());
        county.clerk.post(AidCounty.at(two, "acceptance"), Map.of());
        List<Http.Reply> replies;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            replies = threads
                    .invokeAll(List.<Callable<Http.Reply>>of(
                            () -> county.review(county.clerk, one, "AWARD"),
                            () -> county.review(county.head, two, "AWARD")))
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
        for (Http.Reply reply : replies) {
            assertThat(reply.status()).isIn(200, 409);
        }
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
