package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Appointment;
import org.niangjia.platform.organisation.Ending;
import org.niangjia.platform.organisation.Handover;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.TenureDesk;
import org.niangjia.platform.organisation.Union;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Practice ruling 23: a service centre of three, and one of them is on leave. */
@HouseTest
@DisplayName("审核人不在岗：代理的接，没有代理找负责人，都不在有兜底")
class ReviewerOnLeave {
    private static final long TWO_SEATS = 2_000_000;
    private static final long THREE_SEATS = 4_000_000;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TenureDesk desk;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    /** A post that somebody holds. */
    private record Held(UUID tenure, UUID post) {}

    private Held held(UUID account) {
        return jdbc.sql("""
                        SELECT id, post FROM organisation_tenure
                         WHERE district = :d AND account = :account AND until_on > :today
                         UNION ALL SELECT id, post FROM organisation_upper_tenure
                         WHERE district = :d AND account = :account AND until_on > :today
                        """)
                .param("d", county.district)
                .param("account", account)
                .param("today", county.place.today())
                .query((row, n) -> new Held(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .single();
    }

    /** Somebody acts beside them for a week. */
    private void actsFor(UUID absent, UUID acting) {
        desk.appoint(
                county.place.house,
                new Appointment(
                        county.district,
                        held(absent).post(),
                        acting,
                        OfficerKind.FULL_TIME,
                        county.place.today(),
                        county.place.today().plusDays(7),
                        true));
    }

    private Optional<Handover> gone(UUID account, @Nullable UUID successor) {
        Ending.Successor next = successor == null ? null : new Ending.Successor(successor, OfficerKind.FULL_TIME);
        return desk.end(
                county.place.house, new Ending(county.district, held(account).tenure(), "请假", next, "公章一枚"));
    }

    private Http another(Union union, PostRole role, String name) {
        return Http.as(context, county.place.holder(union, role, name));
    }

    private String firstReviewed(long selfPayFen) {
        String no = county.claimed(county.insured().claim(selfPayFen));
        assertThat(county.firstReview(no).text("step")).isEqualTo("SECOND");
        return no;
    }

    /** A claim of all seats that the centre has let pass. */
    private String secondReviewed(Http second) {
        String no = firstReviewed(THREE_SEATS);
        Http.Reply reply = county.review(second, no, "AWARD");
        assertThat(reply.text("step")).as(reply.raw().body()).isEqualTo("DEPUTY");
        return no;
    }

    /** Whose open task it is, who is shown as having it: always the same. */
    private @Nullable UUID lies(String no) {
        List<UUID> both = jdbc.sql("""
                        SELECT t.account, c.handler FROM case_view c
                          JOIN casework_task t ON t.district = c.district AND t.case_id = c.id AND t.done_at IS NULL
                         WHERE c.district = :d AND c.no = :no AND t.path = c.path
                        """)
                .param("d", county.district)
                .param("no", no)
                .query((row, n) -> java.util.Arrays.asList(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .single();
        assertThat(both.get(0)).isEqualTo(both.get(1));
        return both.getFirst();
    }

    @Test
    @DisplayName("复核在岗归复核；请假指定了代理的，归代理的，他审了就算")
    void isStoodInForByWhoActs() {
        assertThat(lies(firstReviewed(TWO_SEATS))).isEqualTo(county.reviewerAccount);
        UUID acting = county.place.account("代理钱");
        actsFor(county.reviewerAccount, acting);
        String no = firstReviewed(TWO_SEATS);
        assertThat(lies(no)).isEqualTo(acting);
        assertThat(county.review(Http.as(context, acting), no, "AWARD").text("step"))
                .isEqualTo("PAY");
    }

    @Test
    @DisplayName("没有代理，归中心负责人；负责人也不在，归县里的分管副主席")
    void goesToTheHeadThenToTheCounty() {
        gone(county.reviewerAccount, null);
        String no = firstReviewed(TWO_SEATS);
        assertThat(lies(no)).isEqualTo(county.headAccount);
        assertThat(county.review(county.head, no, "AWARD").text("step")).isEqualTo("PAY");
        gone(county.headAccount, null);
        String other = firstReviewed(TWO_SEATS);
        assertThat(lies(other)).isEqualTo(county.deputyAccount);
        assertThat(county.review(county.deputy, other, "AWARD").text("step")).isEqualTo("PAY");
    }

    @Test
    @DisplayName("分管副主席请假，代理的接；代理也没有，归县里别的负责人")
    void theViceChairIsStoodInFor() {
        UUID acting = county.place.account("代副主席周");
        actsFor(county.deputyAccount, acting);
        String no = secondReviewed(county.reviewer);
        assertThat(lies(no)).isEqualTo(acting);
        assertThat(county.review(Http.as(context, acting), no, "AWARD").text("step"))
                .isEqualTo("PAY");
    }

    @Test
    @DisplayName("副主席没有代理，归县总工会别的负责人；一个都没有，兜底归中心负责人；他复审过就不能再兜底")
    void fallsToTheLastResort() {
        gone(county.deputyAccount, null);
        String no = secondReviewed(county.reviewer);
        assertThat(lies(no)).as("兜底").isEqualTo(county.headAccount);
        gone(county.reviewerAccount, null);
        String headHasReviewed = secondReviewed(county.head);
        assertThat(lies(headHasReviewed)).isNotIn(county.headAccount, county.clerkAccount);
        UUID chair = county.place.holder(county.place.county, PostRole.CHAIR, "主席贺");
        assertThat(lies(secondReviewed(county.head))).isEqualTo(chair);
    }

    @Test
    @DisplayName("初审的人代理复核，自己初审的那件归负责人，不归他，也不归请假的；别人初审的归他")
    void neverGivesTheFirstReviewerTheSecondSeat() {
        actsFor(county.reviewerAccount, county.clerkAccount);
        String no = firstReviewed(TWO_SEATS);
        assertThat(lies(no)).isEqualTo(county.headAccount);
        assertThat(county.review(county.clerk, no, "AWARD").status()).isIn(409, 422);
        String other = county.claimed(county.insured().claim(TWO_SEATS));
        county.clerk.post(AidCounty.at(other, "acceptance"), java.util.Map.of());
        assertThat(county.review(county.head, other, "AWARD").text("step")).isEqualTo("SECOND");
        assertThat(lies(other)).isEqualTo(county.clerkAccount);
    }

    @Test
    @DisplayName("中心只剩初审的人，复审归县里，不回到他手里")
    void doesNotComeBackToTheFirstReviewerWhenNobodyElseIsThere() {
        gone(county.reviewerAccount, null);
        gone(county.headAccount, null);
        gone(county.deputyAccount, null);
        assertThat(lies(firstReviewed(TWO_SEATS))).isNotEqualTo(county.clerkAccount);
    }

    @Test
    @DisplayName("出纳兼着负责人也不审：不派给他，换了身份也不行")
    void neverGivesItToTheCashier() {
        gone(county.reviewerAccount, null);
        gone(county.headAccount, null);
        county.place.appoint(county.place.post(county.centre, PostRole.DEPARTMENT_HEAD), county.cashierAccount);
        String no = firstReviewed(TWO_SEATS);
        assertThat(lies(no)).isEqualTo(county.deputyAccount);
        Http.Reply first = county.claimedAccepted(county.insured().claim(TWO_SEATS));
        Http asHead = Http.as(context, county.cashierAccount, PostRole.DEPARTMENT_HEAD);
        assertThat(county.review(asHead, first.text("no"), "AWARD").codes()).contains("mutualaid.CASHIER_REVIEWS");
    }

    @Test
    @DisplayName("手上的复审随交接单交给接任的；接任的正好初审过，那件改归负责人")
    void passesOnWithAHandOver() {
        String no = firstReviewed(TWO_SEATS);
        UUID next = county.place.account("接任吴");
        Handover handover = gone(county.reviewerAccount, next).orElseThrow();
        assertThat(handover.to().account()).isEqualTo(next);
        assertThat(lies(no)).isEqualTo(next);
        gone(next, county.clerkAccount);
        assertThat(lies(no)).isEqualTo(county.headAccount);
        assertThat(county.review(county.head, no, "AWARD").text("step")).isEqualTo("PAY");
    }

    @Test
    @DisplayName("没有指定接任的，交接给中心的经办；他初审过的那件改归负责人")
    void passesOnToSomebodyElseThanTheFirstReviewer() {
        String no = firstReviewed(TWO_SEATS);
        Handover handover = gone(county.reviewerAccount, null).orElseThrow();
        assertThat(handover.to().account()).isEqualTo(county.clerkAccount);
        assertThat(lies(no)).isEqualTo(county.headAccount);
        Http colleague = another(county.centre, PostRole.CLERK, "经办冯");
        assertThat(county.review(colleague, no, "AWARD").text("step"))
                .as("同一办公室的人都可以接")
                .isEqualTo("PAY");
    }

    @Test
    @DisplayName("等副主席签的，交接给复审过的人，也改归别人")
    void theDeputysTaskDoesNotPassToTheSecondReviewer() {
        String no = secondReviewed(county.reviewer);
        assertThat(lies(no)).isEqualTo(county.deputyAccount);
        UUID chair = county.place.holder(county.place.county, PostRole.CHAIR, "主席贺");
        gone(county.reviewerAccount, null);
        gone(county.deputyAccount, county.reviewerAccount);
        assertThat(lies(no)).isEqualTo(chair);
    }
}
