package org.niangjia.service.mutualaid.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Overlap;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each of these is red when what it watches is dropped: what the program looks at beforehand does not decide. */
@HouseTest
@DisplayName("追回时两个人同时办")
class RecoveriesAtOnce {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private AidBank bank;
    private InsuredWorker who;
    private String claim;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        bank = new AidBank(context, county);
        who = county.insured();
        claim = bank.paid(who, 300_000);
    }

    private static String at(String no, String act) {
        return "/api/mutual-aid/recoveries/" + no + "/" + act;
    }

    private Http.Reply proposed(Http by, String of) {
        return by.post(
                AidCounty.at(of, "recovery"),
                Map.of("found", "SAMPLE", "text", "抽查", "amounts", Map.of("selfPay", 100_000)));
    }

    private String standing() {
        String no = proposed(county.clerk, claim).text("no");
        county.head.post(at(no, "confirmation"), Map.of());
        return no;
    }

    /** Accepted, so that the next review awards it. */
    private String ready(long selfPayFen) {
        String no = county.claimed(who.claim(selfPayFen));
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        return no;
    }

    private static List<Integer> statuses(List<Http.Reply> replies) {
        return replies.stream().map(Http.Reply::status).sorted().toList();
    }

    private long sum(String column) {
        return jdbc.sql("SELECT sum(" + column + ")::bigint FROM mutualaid_debtor WHERE district = :d")
                .param("d", county.district)
                .query(Long.class)
                .single();
    }

    /** The number decides: whoever comes second looks again, and finds the first. */
    @Test
    @DisplayName("同一件同时提出两次，只成一件")
    void areProposedOnce() throws Exception {
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_recovery",
                List.of(() -> proposed(county.clerk, claim), () -> proposed(county.reviewer, claim)));
        assertThat(statuses(replies)).containsExactly(201, 422);
    }

    /** Watches {@code mutualaid_recovery_once}: the first has its number already, so that the next one is free. */
    @Test
    @DisplayName("看的时候还没有人提，写的时候别人已经提了：不再成一件")
    void areProposedOnceThoughTheNextNumberIsFree() throws Exception {
        String first = proposed(county.clerk, claim).text("no");
        county.clerk.post(at(first, "dropping"), Map.of("text", "再想想"));
        Http.Reply second = Overlap.overtaken(
                "mutualaid_recovery",
                "UPDATE mutualaid_recovery SET state = 'PROPOSED', dropped_at = NULL WHERE district = "
                        + county.district,
                () -> proposed(county.reviewer, claim));
        assertThat(second.codes()).containsExactly("mutualaid.RECOVERY_PENDING");
    }

    /** Watches {@code mutualaid_recovery_number}: without it both take the same one. */
    @Test
    @DisplayName("两件同时提出，编号相连不重")
    void areNumberedWithoutGaps() throws Exception {
        InsuredWorker other = county.insured();
        String second = bank.paid(other, 300_000);
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_recovery",
                List.of(() -> proposed(county.clerk, claim), () -> proposed(county.reviewer, second)));
        assertThat(statuses(replies)).containsExactly(201, 201);
        assertThat(replies.stream().map(each -> each.text("no")).map(no -> no.substring(no.length() - 6)))
                .containsExactlyInAnyOrder("000001", "000002");
    }

    /** Watches {@code mutualaid_payout_in_turn}, which a correction takes its number of too. */
    @Test
    @DisplayName("复核追回和核定下一件同时办：后来的请重新打开，累计不乱")
    void takeTheirTurnWithAwards() throws Exception {
        String no = proposed(county.clerk, claim).text("no");
        String next = ready(300_000);
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_payout",
                List.of(
                        () -> county.head.post(at(no, "confirmation"), Map.of()),
                        () -> county.review(county.reviewer, next, "AWARD")));
        assertThat(statuses(replies)).containsExactly(200, 409);
    }

    /** Watches {@code mutualaid_debtor_not_over}. */
    @Test
    @DisplayName("窗口收退款和抵扣同时办：退的加抵的不超过应退的")
    void neverTakeMoreThanIsOwed() throws Exception {
        String no = standing();
        county.worker.post(at(no, "offset-consent"), Map.of("consent", true));
        String next = ready(300_000);
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_debtor",
                List.of(
                        () -> county.head.post(at(no, "cash"), Map.of("amount", "600", "paid", true)),
                        () -> county.review(county.clerk, next, "AWARD")));
        assertThat(statuses(replies)).containsExactly(200, 409);
        assertThat(sum("repaid_fen + offset_fen")).isEqualTo(60_000);
    }

    /** Watches {@code mutualaid_offset_with_consent}, which holds both ways. */
    @Test
    @DisplayName("撤回同意和抵扣同时办：要么撤回了不抵，要么抵了不能撤")
    void neverOffsetWithoutConsent() throws Exception {
        String no = standing();
        county.worker.post(at(no, "offset-consent"), Map.of("consent", true));
        String next = ready(300_000);
        List<Http.Reply> replies = Overlap.behind(
                "LOCK TABLE mutualaid_offset_consent IN EXCLUSIVE MODE",
                List.of(
                        () -> county.worker.post(at(no, "offset-withdrawal"), Map.of()),
                        () -> county.review(county.clerk, next, "AWARD")));
        assertThat(statuses(replies)).containsExactly(200, 409);
    }

    @Test
    @DisplayName("提出和复核不是一个人；抵扣不超过核定的；一次同意只用一次：都由数据库守着")
    void areHeldByTheDatabase() {
        String no = standing();
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE mutualaid_recovery SET confirmed_by = proposed_by WHERE district = :d")
                                .param("d", county.district)
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_recovery_two_people");
        assertThatThrownBy(() -> jdbc.sql(
                                "UPDATE mutualaid_payout SET offset_fen = payout_fen + 1 WHERE district = :d AND payout_fen > 0")
                        .param("d", county.district)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_payout_not_overset");
        county.worker.post(at(no, "offset-consent"), Map.of("consent", true));
        bank.awarded(county.claimed(who.claim(50_000)));
        assertThat(sum("offset_fen")).isEqualTo(15_000);
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO mutualaid_offset SELECT district, gen_random_uuid(), debtor, consent, open,
                                       (SELECT id FROM mutualaid_payout p WHERE p.district = o.district AND p.offset_fen = 0 LIMIT 1),
                                       fen, transfer, at, by_name FROM mutualaid_offset o WHERE district = :d
                                """).param("d", county.district).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_offset_consent_once");
        assertThatThrownBy(() -> jdbc.sql("UPDATE mutualaid_debtor SET owed_fen = offset_fen - 1 WHERE district = :d")
                        .param("d", county.district)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mutualaid_debtor_not_over");
    }
}
