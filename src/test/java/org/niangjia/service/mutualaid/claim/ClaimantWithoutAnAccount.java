package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One house whose time only goes forward, so that the tests follow each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("没有账号的申领人：告知以后才开始计时")
class ClaimantWithoutAnAccount {
    private static final int TO_TELL = 3;
    private static final int TO_APPEAL = 10;
    private static final int TO_SUPPLY = 20;

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private AidCounty county;

    @BeforeAll
    void open() {
        house = copy.served();
        workingDaysLater(1);
        county = new AidCounty(house);
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private void at(Instant time) {
        house.getBean(HouseClock.class).advanceTo(time);
        house.getBean(Pollers.class).runAll();
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(house.getBean(HouseClock.class).instant());
    }

    /** Ten in the morning, so many working days from now. */
    private void workingDaysLater(int days) {
        LocalDate day = house.getBean(Holidays.class).calendar().workingDay(today(), days);
        at(day.atTime(LocalTime.of(10, 0)).atZone(WorkingCalendar.ZONE).toInstant());
        at(house.getBean(HouseClock.class).instant().plus(Duration.ofMinutes(6)));
    }

    private Http clerk() {
        return Http.as(house, county.clerkAccount);
    }

    /** Entered at the counter by the reviewer, for a reason that is not paid, and refused by the clerk. */
    private String refused() {
        String no = entered("workInjury");
        clerk().post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.review(clerk(), no, "REFUSE").text("step")).isEqualTo("TELL");
        return no;
    }

    private String entered(String cause) {
        Map<String, Object> claim = county.insured().claim(300_000);
        claim.put("cause", cause);
        Http.Reply reply = county.reviewer.post("/api/mutual-aid/claims", claim);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private Map<String, Object> call() {
        return Map.of("how", "CALL", "on", today(), "teller", "经办周", "whom", "申领人妻子", "text", "说明不予补助和申诉办法");
    }

    private Http.Reply told(String no) {
        return clerk().post(AidCounty.at(no, "telling"), call());
    }

    private Http.Reply appealed(String no) {
        return clerk().post(AidCounty.at(no, "counter-appeal"), Map.of("text", "本人说不是工伤"));
    }

    private String step(String no) {
        return clerk().get("/api/mutual-aid/claims/" + no).text("step");
    }

    private List<String> reminded(String no) {
        return house.getBean(JdbcClient.class)
                .sql("SELECT kind FROM digest_line WHERE no = ? AND day = ?")
                .param(no)
                .param(today())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    @Order(1)
    @DisplayName("没人告知：申诉不计时，超过三天像别的时限一样催办公室")
    void isNotOverdueThemselfWhileNobodyToldThem() {
        String no = refused();
        workingDaysLater(TO_TELL - 1);
        assertThat(reminded(no)).doesNotContain("LATE");
        workingDaysLater(2);
        assertThat(step(no)).isEqualTo("TELL");
        assertThat(reminded(no)).contains("LATE");
    }

    @Test
    @Order(2)
    @DisplayName("第 N 天告知：从告知起十个工作日，最后一天还可以申诉，再过一天不行")
    void mayAppealTenDaysFromTheTelling() {
        county = new AidCounty(house);
        String inTime = refused();
        String tooLate = refused();
        workingDaysLater(8);
        assertThat(told(inTime).text("step")).isEqualTo("REFUSED");
        assertThat(told(tooLate).text("step")).isEqualTo("REFUSED");
        workingDaysLater(TO_APPEAL);
        assertThat(appealed(inTime).text("step")).isEqualTo("APPEAL");
        assertThat(step(tooLate)).isEqualTo("REFUSED");
        workingDaysLater(1);
        Http.Reply late = appealed(tooLate);
        assertThat(late.status()).as(late.raw().body()).isEqualTo(409);
        assertThat(clerk().get("/api/mutual-aid/claims/" + tooLate).text("result"))
                .isEqualTo("final");
    }

    @Test
    @Order(3)
    @DisplayName("缺件也要告知：二十个工作日从告知起算")
    void hasTheTimeToSupplyFromTheTelling() {
        county = new AidCounty(house);
        String no = entered("illness");
        Http.Reply asked = clerk().post(AidCounty.at(no, "supplement-list"), Map.of("papers", List.of("SETTLEMENT")));
        assertThat(asked.text("step")).as(asked.raw().body()).isEqualTo("TELL");
        workingDaysLater(2);
        assertThat(told(no).text("step")).isEqualTo("SUPPLEMENT");
        workingDaysLater(TO_SUPPLY);
        assertThat(step(no)).isEqualTo("SUPPLEMENT");
        workingDaysLater(1);
        assertThat(step(no)).isEqualTo("ACCEPT");
    }

    @Test
    @Order(4)
    @DisplayName("告知记在申领上，写明谁登记；记过一次不能再记，别处的人记不了")
    void isOnRecordWithWhoWroteIt() {
        county = new AidCounty(house);
        String no = refused();
        String page = clerk().get("/mutual-aid/claims/" + no).raw().body();
        assertThat(page).contains("待告知申领人", "打电话", "/telling");
        assertThat(clerk().post(AidCounty.at(no, "telling"), Map.of("how", "CALL"))
                        .codes())
                .contains("mutualaid.TOLD_WHOM_MISSING", "mutualaid.DAY_MISSING");
        assertThat(county.cashier.post(AidCounty.at(no, "telling"), call()).status())
                .isIn(403, 404);
        assertThat(county.town.post(AidCounty.at(no, "telling"), call()).status())
                .isEqualTo(404);
        assertThat(county.neighbour.post(AidCounty.at(no, "telling"), call()).status())
                .isEqualTo(404);
        assertThat(told(no).status()).isEqualTo(200);
        assertThat(told(no).status()).isEqualTo(409);
        assertThat(clerk().get("/mutual-aid/claims/" + no).raw().body())
                .contains("申领人妻子", "说明不予补助和申诉办法", "告知了结果", "登记：经办周");
        assertThat(house.getBean(JdbcClient.class)
                        .sql(
                                "SELECT name FROM mutualaid_claim_told WHERE district = ? AND how = 'CALL' AND whom = '申领人妻子'")
                        .param(county.district)
                        .query(String.class)
                        .list())
                .containsExactly("经办周");
    }

    @Test
    @Order(5)
    @DisplayName("有账号的人由消息告知，不用办公室再说")
    void isToldByAMessageWhereThereIsAnAccount() {
        county = new AidCounty(house);
        Map<String, Object> claim = county.insured().claim(300_000);
        claim.put("cause", "workInjury");
        String no = county.claimed(claim);
        clerk().post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.review(clerk(), no, "REFUSE").text("step")).isEqualTo("REFUSED");
        assertThat(clerk().get("/mutual-aid/claims/" + no).raw().body()).contains("发消息到手机");
    }
}
