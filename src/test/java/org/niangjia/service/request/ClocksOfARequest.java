package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.niangjia.base.Actor;
import org.niangjia.base.DayKind;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.reference.Holiday;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 时限. One house whose time only goes forward, so that the tests follow each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("诉求的时限")
class ClocksOfARequest {
    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private Shipyard yard;

    @BeforeAll
    void open() {
        house = copy.served();
        yard = new Shipyard(house);
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private HouseClock clock() {
        return house.getBean(HouseClock.class);
    }

    private WorkingCalendar calendar() {
        return house.getBean(Holidays.class).calendar();
    }

    private void at(Instant time) {
        clock().advanceTo(time);
        house.getBean(Pollers.class).runAll();
    }

    private static Instant nine(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(WorkingCalendar.ZONE).toInstant();
    }

    /** The morning of the next working day. */
    private void tomorrow() {
        LocalDate day =
                LocalDate.ofInstant(clock().instant(), WorkingCalendar.ZONE).plusDays(1);
        while (!calendar().isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        at(nine(day));
    }

    /** Sessions end while weeks pass: everybody signs in anew. */
    private Http as(UUID account) {
        return Http.as(house, account);
    }

    private Http.Reply injury(String employer) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "district", yard.district, "category", "INJURY", "text", "手受了伤，单位不去申报工伤。", "employer", employer));
        Http.Reply reply = as(yard.workerAccount).post("/api/requests", body);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply;
    }

    private Http.Reply seen(String no) {
        return as(yard.workerAccount).get("/api/requests/" + no);
    }

    private static Instant due(Http.Reply reply) {
        return OffsetDateTime.parse(reply.text("dueAt")).toInstant();
    }

    private void officer(String no, String act, String text) {
        Http.Reply reply = as(yard.officerAccount).post("/api/requests/" + no + "/" + act, Map.of("text", text));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    /** Goes to the morning of a day and tells who was reminded of the case then, such as 镇上林 DUE. */
    private List<String> morning(LocalDate day, String no) {
        at(nine(day));
        at(nine(day).plus(Duration.ofMinutes(6)));
        return house.getBean(JdbcClient.class)
                .sql("SELECT account, kind FROM digest_line WHERE no = ? AND day = ?")
                .param(no)
                .param(day)
                .query((row, n) -> house.getBean(Accounts.class).nameOf(row.getObject("account", UUID.class)) + " "
                        + row.getString("kind"))
                .list();
    }

    private List<String> digests(UUID account) {
        return house.getBean(JdbcClient.class)
                .sql("""
                SELECT array_to_string(args, ',') FROM outbox_message
                 WHERE words_key = 'digest.told' AND account = ? AND channel = 'IN_APP' ORDER BY id
                """)
                .param(account)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private String danger() {
        Http.Reply reply = as(yard.workerAccount)
                .post(
                        "/api/requests",
                        Map.of(
                                "district",
                                yard.district,
                                "category",
                                "SAFETY",
                                "text",
                                "机舱里有人晕倒了，还叫我们下去。",
                                "employer",
                                "大洋船舶修造有限公司"));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private boolean urgentClock(String no) {
        return house.getBean(JdbcClient.class)
                .sql("""
                SELECT count(*) > 0 FROM casework_clock k JOIN casework_case c ON c.district = k.district
                   AND c.id = k.case_id WHERE c.no = ? AND k.term = 'sq.urgent'
                """)
                .param(no)
                .query(Boolean.class)
                .single();
    }

    private List<String> toldAtOnce(String no) {
        return house
                .getBean(JdbcClient.class)
                .sql("""
                SELECT account FROM outbox_message WHERE words_key = 'casework.told.overdue' AND ? = ANY(args)
                   AND channel = 'IN_APP' ORDER BY id
                """)
                .param(no)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .map(house.getBean(Accounts.class)::nameOf)
                .toList();
    }

    private String page(UUID account, String no) {
        Http caller = as(account);
        return caller.send(caller.request("/requests/" + no)
                        .header("Accept", "text/html")
                        .GET())
                .raw()
                .body();
    }

    @Test
    @Order(-2)
    @DisplayName("没有排值班表：不开三十分钟的钟，不催人；页面上有 110、120、119、12356、12351、12345")
    void haveNoUrgentClockWithoutARota() {
        String no = danger();
        at(clock().instant().plus(Duration.ofMinutes(31)));
        assertThat(urgentClock(no)).isFalse();
        assertThat(toldAtOnce(no)).isEmpty();
        assertThat(page(yard.officerAccount, no)).doesNotContain("逐个打电话");
        assertThat(page(yard.workerAccount, no))
                .contains("tel:110", "tel:120", "tel:119", "tel:12356", "tel:12351", "tel:12345");
    }

    @Test
    @Order(-1)
    @DisplayName("有人值班：二十九分钟不催，三十一分钟马上告诉负责人，页面列出要打的电话；签收了就不催")
    void tellTheHeadWhenNobodySignsInHalfAnHour() {
        LocalDateTime now = LocalDateTime.ofInstant(clock().instant(), WorkingCalendar.ZONE);
        Http.Reply shift = as(yard.countyAccount)
                .post(
                        "/api/rota",
                        Map.of(
                                "name",
                                "中心值班",
                                "phone",
                                "0580-3012351",
                                "from",
                                now.minusHours(1).toString(),
                                "until",
                                now.plusHours(9).toString()));
        assertThat(shift.status()).as(shift.raw().body()).isEqualTo(201);
        String no = danger();
        String signed = danger();
        Instant begun = clock().instant();
        at(begun.plus(Duration.ofMinutes(29)));
        assertThat(urgentClock(no)).isTrue();
        assertThat(toldAtOnce(no)).isEmpty();
        assertThat(page(yard.officerAccount, no)).contains("tel:0580-3012351").doesNotContain("逐个打电话");
        officer(signed, "signature", "");
        at(begun.plus(Duration.ofMinutes(31)));
        assertThat(toldAtOnce(no)).containsExactly("镇上王");
        assertThat(page(yard.officerAccount, no)).contains("tel:0580-3012351", "逐个打电话");
        assertThat(toldAtOnce(signed)).isEmpty();
    }

    @Test
    @Order(1)
    @DisplayName("每天一条：前一个工作日提醒承办人；到期次日早上先告诉本机关负责人；再过一个工作日告诉上一级")
    void remindHandlerThenHeadThenLevelAbove() {
        tomorrow();
        Http.Reply opened = injury("大洋船舶修造有限公司");
        String no = opened.text("no");
        assertThat(opened.json().at("/handler/name").asString()).isEqualTo("镇上林");
        officer(no, "signature", "");
        LocalDate last = LocalDate.ofInstant(due(opened), WorkingCalendar.ZONE);
        assertThat(morning(calendar().workingDay(last, -2), no)).containsExactly("镇上林 NEW");
        int before = digests(yard.officerAccount).size();
        assertThat(morning(calendar().workingDay(last, -1), no)).containsExactly("镇上林 DUE");
        assertThat(morning(last, no)).containsExactly("镇上林 DUE");
        assertThat(digests(yard.officerAccount)).hasSize(before + 2);
        at(due(opened).plusSeconds(60));
        assertThat(morning(calendar().workingDay(last, 1), no)).containsExactlyInAnyOrder("镇上林 LATE", "镇上王 LATE");
        at(due(opened).plus(Duration.ofDays(1)).plusSeconds(60));
        List<String> reminded = morning(calendar().workingDay(last, 2), no);
        assertThat(reminded).hasSize(3).contains("镇上林 LATE", "镇上王 LATE");
        assertThat(reminded).containsAnyOf("中心赵 LATE", "县里钱 LATE");
        LocalDate saturday = last.plusDays(6 - last.getDayOfWeek().getValue() + 7);
        assertThat(morning(saturday, no)).as("no digest on a day off").isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("兼职机关两个工作日没有签收，上一级接手")
    void letTheLevelAboveTakeOver() {
        Union part = yard.place.partTimeTown("兼职镇总工会", 102);
        yard.place.holder(part, PostRole.CLERK, "兼职吴");
        Union unit = yard.place.unit(part, "远帆渔具工会", yard.place.town(102));
        yard.place.cover(unit, yard.place.employer("远帆渔具有限公司", yard.place.town(102)));
        tomorrow();
        Http.Reply opened = injury("远帆渔具有限公司");
        String no = opened.text("no");
        assertThat(opened.json().at("/handler/name").asString()).isEqualTo("兼职吴");
        tomorrow();
        tomorrow();
        assertThat(seen(no).json().at("/handler/name").asString()).isEqualTo("兼职吴");
        tomorrow();
        Http.Reply taken = seen(no);
        assertThat(taken.text("step")).isEqualTo("SIGN");
        assertThat(taken.json().at("/handler/name").asString()).isIn("中心赵", "县里钱");
        assertThat(taken.json()
                        .path("record")
                        .valueStream()
                        .map(line -> line.path("outcome").asString()))
                .containsExactly("submitted", "taken_over");
    }

    @Test
    @Order(3)
    @DisplayName("答复以后一直没有评价，到期按已答复办结")
    void closeBySilence() {
        tomorrow();
        String no = injury("大洋船舶修造有限公司").text("no");
        officer(no, "signature", "");
        officer(no, "reply", "单位同意三天内申报。");
        for (int i = 0; i < 5; i++) {
            tomorrow();
            assertThat(seen(no).text("stage")).isEqualTo("DECIDED");
        }
        tomorrow();
        assertThat(seen(no).text("stage")).isEqualTo("CLOSED");
        assertThat(seen(no).text("result")).isEqualTo("silent");
        assertThat(house.getBean(JdbcClient.class)
                        .sql("SELECT count(*) FROM digest_line WHERE no = ? AND kind <> 'NEW'")
                        .param(no)
                        .query(Integer.class)
                        .single())
                .as("nothing that the handler could do")
                .isZero();
    }

    @Test
    @Order(4)
    @DisplayName("放假安排还没公布：期限是暂定的；录入当年安排后重新计算")
    void areProvisionalUntilTheHolidaysAreKnown() {
        int year = LocalDate.ofInstant(clock().instant(), WorkingCalendar.ZONE).getYear() + 1;
        LocalDate december = LocalDate.of(year - 1, 12, 28);
        if (nine(december).isAfter(clock().instant())) {
            at(nine(december));
        }
        Http.Reply opened = injury("大洋船舶修造有限公司");
        String no = opened.text("no");
        assertThat(opened.json().path("provisional").asBoolean()).isTrue();
        house.getBean(Holidays.class).enterYear(year, notice(year), "国办发明电〔" + (year - 1) + "〕1号", Actor.HOUSE);
        if (year - 1 > 2026) {
            house.getBean(Holidays.class).enterYear(year - 1, notice(year - 1), "国办发明电", Actor.HOUSE);
        }
        Http.Reply known = seen(no);
        assertThat(known.json().path("provisional").asBoolean()).isFalse();
        assertThat(due(known)).isAfter(due(opened));
    }

    @Test
    @Order(5)
    @DisplayName("整条线上的任期都到期了：超期的事不会没人知道，最后告诉最近一任县里的负责人")
    void climbToWhoeverAnsweredForTheCountyLast() {
        tomorrow();
        String no = injury("大洋船舶修造有限公司").text("no");
        officer(no, "signature", "");
        LocalDate later = calendar()
                .workingDay(
                        LocalDate.ofInstant(clock().instant(), WorkingCalendar.ZONE)
                                .plusYears(3),
                        2);
        at(nine(later).minus(Duration.ofHours(2)));
        yard.place.town("新镇总工会", 109); // posts are read anew
        assertThat(morning(later, no)).containsExactly("县里钱 LATE");
        assertThat(digests(yard.place.account("新来的"))).as("nothing to say").isEmpty();
    }

    /** An invented notice that makes the first working days of the year days off. */
    private static List<Holiday> notice(int year) {
        return Stream.of(
                        "01-01", "01-02", "01-03", "01-04", "01-05", "01-06", "01-07", "02-05", "02-06", "02-07",
                        "02-08", "02-09", "02-10", "05-01", "05-03", "10-01", "10-04")
                .map(day -> new Holiday(LocalDate.parse(year + "-" + day), DayKind.OFF, "节日"))
                .toList();
    }
}
