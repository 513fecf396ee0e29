package org.niangjia.service.mutualaid.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Overlap;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each of these is red when what it watches is taken away: what the program looks at beforehand does not decide. */
@HouseTest
@DisplayName("多付的 600 元，两个人同时办")
class RepaymentsAtOnce {
    private static final long OWED = 60_000;
    private static final long MOST_SECONDS = 30;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private InsuredWorker who;
    private String no;

    /** Proposed by the clerk. */
    @BeforeEach
    void build() {
        county = new AidCounty(context);
        who = county.insured();
        String claim = new AidBank(context, county).paid(who, 300_000);
        no = county.clerk
                .post(
                        AidCounty.at(claim, "recovery"),
                        Map.of("found", "SAMPLE", "text", "抽查", "amounts", Map.of("selfPay", 100_000)))
                .text("no");
    }

    private Http.Reply act(Http by, String act, Map<String, ?> body) {
        return by.post("/api/mutual-aid/recoveries/" + no + "/" + act, body);
    }

    private Http.Reply confirmed(Http by) {
        return act(by, "confirmation", Map.of());
    }

    private Http.Reply heard(Http by, String verdict) {
        return act(by, "hearing", Map.of("verdict", verdict, "text", "看过了", "amounts", Map.of("selfPay", 200_000)));
    }

    private String state() {
        return county.head.get("/api/mutual-aid/recoveries/" + no).text("state");
    }

    private long sum(String column) {
        return jdbc.sql("SELECT coalesce(sum(" + column + "), 0)::bigint FROM mutualaid_debtor WHERE district = :d")
                .param("d", county.district)
                .query(Long.class)
                .single();
    }

    private long count(String table, String where) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE district = :d AND " + where)
                .param("d", county.district)
                .query(Long.class)
                .single();
    }

    /** One was done and the other was told so; what is owed, what came and the books agree. */
    private void assertOneDone(List<Http.Reply> replies) {
        assertThat(replies.stream().map(Http.Reply::status).sorted())
                .as(replies.toString())
                .containsExactly(200, 409);
        context.getBeansOfType(Verification.class).values().stream()
                .filter(each -> List.of("mutualaid-fund", "mutualaid-recovery", "ledger", "collection")
                        .contains(each.name()))
                .forEach(each -> assertThat(each.verify().stream()
                                .filter(found -> found.toString().contains(String.valueOf(county.district))))
                        .as(each.name())
                        .isEmpty());
    }

    // --- decided

    /** Watches the version ({@code RecoverySteps.step}) and {@code mutualaid_payout_in_turn}: each alone suffices. */
    @Test
    @DisplayName("两个人同时复核，只算一次")
    void areConfirmedOnce() throws Exception {
        assertOneDone(Overlap.at(
                "mutualaid_recovery", List.of(() -> confirmed(county.head), () -> confirmed(county.reviewer))));
        assertThat(count("mutualaid_payout", "correction")).isEqualTo(1);
    }

    /** Watches the version. */
    @Test
    @DisplayName("一个人复核，另一个人说不追了：只成一样")
    void areConfirmedOrGivenUp() throws Exception {
        assertOneDone(Overlap.at(
                "mutualaid_recovery",
                List.of(() -> confirmed(county.head), () -> act(county.clerk, "dropping", Map.of("text", "金额太小")))));
        assertThat(count("mutualaid_payout", "correction")).isEqualTo(state().equals("STANDING") ? 1 : 0);
    }

    /** Watches the version. */
    @Test
    @DisplayName("两个人同时复核异议，一个维持一个撤销：只成一样")
    void areHeardOnce() throws Exception {
        confirmed(county.head);
        act(county.worker, "objection", Map.of("text", "结算单没有错"));
        assertOneDone(Overlap.at(
                "mutualaid_recovery",
                List.of(() -> heard(county.reviewer, "UPHOLD"), () -> heard(county.deputy, "CANCEL"))));
        assertThat(sum("owed_fen")).isEqualTo(state().equals("STANDING") ? OWED : 0);
    }

    // --- paid back

    /** Watches {@code mutualaid_repayment_open}: both together are no more than is owed. */
    @Test
    @DisplayName("两个人同时各开一张 300 元的退款通知，只成一张")
    void areAskedForOnce() throws Exception {
        confirmed(county.head);
        Map<String, ?> half = Map.of("amount", "300");
        assertOneDone(Overlap.at(
                "mutualaid_repayment",
                List.of(() -> act(county.clerk, "repayment", half), () -> act(county.head, "repayment", half))));
        assertThat(sum("demanded_fen")).isEqualTo(OWED / 2);
    }

    /** Watches {@code mutualaid_debtor_not_over}: the first is no open notice any more when the second goes on. */
    @Test
    @DisplayName("两个窗口同时收全部现金，只收一次")
    void arePaidBackOnce() throws Exception {
        confirmed(county.head);
        Map<String, ?> all = Map.of("paid", true);
        assertOneDone(Overlap.at(
                "mutualaid_repayment",
                List.of(() -> act(county.clerk, "cash", all), () -> act(county.head, "cash", all))));
        assertThat(sum("repaid_fen")).isEqualTo(OWED);
        assertThat(state()).isEqualTo("ENDED");
    }

    /** Watches what {@code Notices.cancel} and {@code Notices.pay} ask for in the row, and the CHECK behind: each alone suffices. */
    @Test
    @DisplayName("一个人收回通知，出纳正在收它的钱：只成一样")
    void arePaidBackOrNotAskedFor() throws Exception {
        confirmed(county.head);
        String repayment = act(county.clerk, "repayment", Map.of())
                .json()
                .at("/repayments/0/id")
                .asString();
        String notice = jdbc.sql("SELECT id::text FROM collection_notice WHERE district = :d")
                .param("d", county.district)
                .query(String.class)
                .single();
        List<Http.Reply> replies = Overlap.at(
                "collection_notice",
                List.of(
                        () -> act(county.clerk, "repayment-withdrawal", Map.of("repayment", repayment, "text", "写错了")),
                        () -> county.cashier.post(
                                "/api/collection/mutualaid-putuo/notices/" + notice + "/cash", Map.of())));
        assertThat(replies.stream().map(Http.Reply::status))
                .as(replies.toString())
                .containsOnlyOnce(200)
                .isSubsetOf(200, 409, 422);
        assertThat(sum("repaid_fen")).isEqualTo(replies.getLast().status() == 200 ? OWED : 0);
        assertThat(sum("demanded_fen")).isZero();
    }

    /**
     * Watches {@code mutualaid_debtor_not_over}. The counter has looked while it stood, and has not finished when the objection comes
     * and is heard. Both take what is owed before the books, so that neither waits for the other in a ring.
     */
    @Test
    @DisplayName("窗口正在收 600 元，异议复核改成只欠 300 元：不会多收，异议请重新打开")
    void arePaidBackOrLessIsOwed() throws Exception {
        confirmed(county.head);
        List<Http.Reply> replies =
                Overlap.at("ledger_transfer", List.of(() -> act(county.clerk, "cash", Map.of("paid", true)), () -> {
                    awaitSomebodyAtALock();
                    act(county.worker, "objection", Map.of("text", "结算单没有错"));
                    return heard(county.reviewer, "CHANGE");
                }));
        assertOneDone(replies);
        assertThat(replies.getLast().text("code")).isEqualTo("mutualaid.RECOVERY_MEANWHILE");
        assertThat(sum("repaid_fen")).isEqualTo(OWED);
        assertThat(heard(county.reviewer, "CHANGE").codes()).containsExactly("mutualaid.CAME_ALREADY");
        assertThat(heard(county.reviewer, "UPHOLD").text("state")).isEqualTo("ENDED");
    }

    private void awaitSomebodyAtALock() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                .query(Integer.class)
                                .single()
                        == 0
                && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    // --- offset

    /** Watches {@code mutualaid_offset_consent_once}: of two plan years, whose awards take no number from one another. */
    @Test
    @DisplayName("同意一次，两个年度的两笔同时核定：只抵一笔")
    void areOffsetOnceByOneConsent() throws Exception {
        confirmed(county.head);
        act(county.worker, "offset-consent", Map.of("consent", true));
        Map<String, Object> before = who.claim(50_000);
        LocalDate lastYear = LocalDate.of(who.discharged().getYear() - 1, 12, 20);
        before.put("admitted", lastYear.minusDays(4).toString());
        before.put("discharged", lastYear.toString());
        before.put("settled", who.discharged().toString());
        String one = ready(before);
        String two = ready(who.claim(50_000));
        assertOneDone(Overlap.at(
                "mutualaid_debtor",
                List.of(
                        () -> county.review(county.clerk, one, "AWARD"),
                        () -> county.review(county.head, two, "AWARD"))));
        assertThat(sum("offset_fen")).isEqualTo(15_000);
    }

    /** Watches {@code mutualaid_offset_consent_in_turn}: one that is taken back leaves no other behind. */
    @Test
    @DisplayName("手机和窗口同时同意，只算一次；撤回以后一分不抵")
    void areConsentedToOnce() throws Exception {
        confirmed(county.head);
        Map<String, ?> agreed = Map.of("consent", true);
        assertOneDone(Overlap.at(
                "mutualaid_offset_consent",
                List.of(
                        () -> act(county.worker, "offset-consent", agreed),
                        () -> act(county.clerk, "offset-consent", agreed))));
        assertThat(act(county.worker, "offset-withdrawal", Map.of()).status()).isEqualTo(200);
        assertThat(county.review(county.clerk, ready(who.claim(50_000)), "AWARD")
                        .status())
                .isEqualTo(200);
        assertThat(sum("offset_fen")).isZero();
        assertThat(act(county.worker, "offset-consent", agreed).status()).isEqualTo(200);
    }

    /** Accepted, so that the next review awards it. */
    private String ready(Map<String, Object> claim) {
        String awaiting = county.claimed(claim);
        county.clerk.post(AidCounty.at(awaiting, "acceptance"), Map.of());
        return awaiting;
    }

    @Test
    @DisplayName("第三人才能复核异议；退的只能是欠的；本人没有同意数额：都由数据库守着")
    void areHeldByTheDatabase() {
        confirmed(county.head);
        assertRefused(
                "mutualaid_recovery SET objected_at = now(), heard_at = now(), heard_by = proposed_by",
                "mutualaid_recovery_heard_by_another");
        assertRefused(
                "mutualaid_recovery SET objected_at = now(), heard_at = now(), heard_by = confirmed_by",
                "mutualaid_recovery_heard_by_another");
        assertRefused("mutualaid_debtor SET demanded_fen = owed_fen + 1", "mutualaid_debtor_not_over");
        assertRefused("mutualaid_debtor SET demanded_fen = -1", "mutualaid_debtor_demanded_fen_check");
        assertRefused("mutualaid_debtor SET agreed_fen = owed_fen", "mutualaid_debtor_within_agreement");
    }

    private void assertRefused(String change, String constraint) {
        assertThatThrownBy(() -> jdbc.sql("UPDATE " + change + " WHERE district = :d")
                        .param("d", county.district)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
    }
}
