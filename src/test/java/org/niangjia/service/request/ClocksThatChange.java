package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Reminders;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 会变的时限. One house whose time only goes forward, so that the tests follow each other, up to ten years. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("会变的时限：暂停、延期、重新办理、保存期")
class ClocksThatChange {
    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private Shipyard yard;
    private UUID headAccount = new UUID(0, 0);

    @BeforeAll
    void open() {
        house = copy.served();
        yard = new Shipyard(house);
        headAccount = jdbc().sql("SELECT id FROM access_account WHERE name = '镇上王' ORDER BY id DESC LIMIT 1")
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private JdbcClient jdbc() {
        return house.getBean(JdbcClient.class);
    }

    private Instant now() {
        return house.getBean(HouseClock.class).instant();
    }

    private WorkingCalendar calendar() {
        return house.getBean(Holidays.class).calendar();
    }

    private void at(Instant time) {
        house.getBean(HouseClock.class).advanceTo(time);
        house.getBean(Pollers.class).runAll();
    }

    private void tomorrow() {
        LocalDate day = calendar().workingDay(WorkingCalendar.dayOf(now()), 1);
        at(day.atTime(LocalTime.of(9, 0)).atZone(WorkingCalendar.ZONE).toInstant());
    }

    private Instant after(String limit, Instant from) {
        return calendar().due(TimeLimit.parse(limit), from).at();
    }

    private Http worker() {
        return Http.as(house, yard.workerAccount);
    }

    private String signed() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "district", yard.district, "category", "INJURY", "text", "手受了伤，单位不报工伤。", "employer", "大洋船舶修造有限公司"));
        Http.Reply reply = worker().post("/api/requests", body);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        officer(reply.text("no"), "signature", Map.of());
        return reply.text("no");
    }

    private Http.Reply officer(String no, String act, Map<String, ?> body) {
        return ok(Http.as(house, yard.officerAccount), no, act, body);
    }

    private static Http.Reply ok(Http who, String no, String act, Map<String, ?> body) {
        Http.Reply reply = who.post("/api/requests/" + no + "/" + act, body);
        assertThat(reply.status()).as(act + " " + reply.raw().body()).isEqualTo(200);
        return reply;
    }

    private static void refused(Http.Reply reply, String code) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.raw().body()).contains(code);
    }

    private Http.Reply seen(String no) {
        return worker().get("/api/requests/" + no);
    }

    private Instant due(String no) {
        return OffsetDateTime.parse(seen(no).text("dueAt")).toInstant();
    }

    /** Who would be reminded of the case this moment. */
    private List<String> reminded(String no, Reminders.Kind kind) {
        return house.getBean(Reminders.class).of(yard.district, after("1 WORK_DAY", now()), now()).stream()
                .filter(one -> one.no().equals(no) && one.kind() == kind)
                .map(one -> house.getBean(Accounts.class).nameOf(one.account()))
                .sorted()
                .toList();
    }

    private List<String> told(String no, String words) {
        return jdbc().sql("""
                SELECT account FROM outbox_message WHERE words_key = ? AND ? = ANY(args) AND channel = 'IN_APP'
                 ORDER BY created_at, id
                """).param(words).param(no).query((row, n) -> row.getObject(1, UUID.class)).list().stream()
                .map(house.getBean(Accounts.class)::nameOf)
                .toList();
    }

    private String closed() {
        String no = signed();
        officer(no, "reply", Map.of("text", "单位已经申报。"));
        ok(worker(), no, "revisit", Map.of("solved", true, "words", "谢谢镇上"));
        return no;
    }

    @Test
    @Order(1)
    @DisplayName("转外部单位期间不计时：等了三个工作日，答复期限就往后三个工作日，其间不催办")
    void restWhileABodyOutsideHasIt() {
        tomorrow();
        String no = signed();
        Instant due = due(no);
        officer(no, "referral", Map.of("recipient", "区人社局", "text", "请认定工伤。"));
        for (int i = 0; i < 3; i++) {
            tomorrow();
        }
        assertThat(due(no)).isEqualTo(due);
        officer(no, "referral/reply", Map.of("text", "已受理。"));
        assertThat(due(no)).isEqualTo(after("3 WORK_DAY", due));
        assertThat(reminded(no, Reminders.Kind.DUE)).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("外部单位自己的期限：差一分钟不催，过一分钟先告诉本机关负责人；答复时限停着，不算超期")
    void remindOfTheBodyOutside() {
        tomorrow();
        String no = signed();
        officer(no, "referral", Map.of("recipient", "区人社局", "text", "请认定工伤。"));
        Instant foreign = after("15 WORK_DAY", now());
        at(foreign.minusSeconds(60));
        assertThat(reminded(no, Reminders.Kind.DUE)).containsExactly("镇上林");
        assertThat(reminded(no, Reminders.Kind.LATE)).isEmpty();
        at(foreign.plusSeconds(60));
        assertThat(reminded(no, Reminders.Kind.LATE)).containsExactly("镇上林", "镇上王");
    }

    @Test
    @Order(3)
    @DisplayName("延期只能在到期以前：差一分钟可以，过一分钟不行；延了以后原到期日不再催")
    void areExtendedInTimeOnly() {
        tomorrow();
        String inTime = signed();
        String late = signed();
        Instant due = due(inTime);
        at(due.minusSeconds(60));
        Http head = Http.as(house, headAccount);
        ok(head, inTime, "extension", Map.of("days", 5, "text", "等鉴定结论"));
        assertThat(due(inTime)).isEqualTo(after("5 WORK_DAY", due));
        assertThat(told(inTime, "request.told.extended")).containsExactly("陈漆匠");
        at(due.plusSeconds(60));
        assertThat(reminded(inTime, Reminders.Kind.LATE)).isEmpty();
        assertThat(reminded(late, Reminders.Kind.LATE)).containsExactly("镇上林", "镇上王");
        refused(
                Http.as(house, yard.officerAccount)
                        .post("/api/requests/" + late + "/extension", Map.of("days", 5, "text", "忘了")),
                "casework.EXTENSION_TOO_LATE");
        at(after("5 WORK_DAY", due).plusSeconds(60));
        assertThat(reminded(inTime, Reminders.Kind.LATE)).containsExactly("镇上林", "镇上王");
    }

    @Test
    @Order(4)
    @DisplayName("请诉求人补充，五个工作日没有回音，接着办")
    void goOnWithoutAnAnswer() {
        tomorrow();
        String no = signed();
        officer(no, "question", Map.of("text", "哪天受的伤？"));
        Instant until = after("5 WORK_DAY", now());
        at(until.minusSeconds(60));
        assertThat(seen(no).text("step")).isEqualTo("ASK");
        at(until.plusSeconds(60));
        assertThat(seen(no).text("step")).isEqualTo("HANDLE");
        assertThat(seen(no).raw().body()).contains("unanswered");
    }

    @Test
    @Order(5)
    @DisplayName("办结三十天内可以重新办理：差一分钟可以，过一分钟请另提")
    void areReopenedInTimeOnly() {
        tomorrow();
        String inTime = closed();
        String late = closed();
        Instant until = after("30 CAL_DAY", now());
        at(until.minusSeconds(60));
        assertThat(ok(worker(), inTime, "reopening", Map.of("text", "又不认了")).text("step"))
                .isEqualTo("HANDLE");
        assertThat(due(inTime)).isAfter(until);
        at(until.plusSeconds(60));
        refused(
                worker().post("/api/requests/" + late + "/reopening", Map.of("text", "又不认了")),
                "casework.REOPEN_TOO_LATE");
    }

    @Test
    @Order(6)
    @DisplayName("联系不上而办结的，九十天内回来可以恢复，不算重新办理；过了不行")
    void waitForTheWorkerToComeBack() {
        String inTime = signed();
        String late = signed();
        for (int i = 0; i < 3; i++) {
            tomorrow();
            for (String no : List.of(inTime, late)) {
                officer(no, "note", Map.of("text", "没有打通。"));
            }
        }
        officer(inTime, "unreachable", Map.of());
        officer(late, "unreachable", Map.of());
        Instant until = after("90 CAL_DAY", now());
        at(until.minusSeconds(60));
        Http.Reply back = ok(worker(), inTime, "reopening", Map.of("text", "出海回来了"));
        assertThat(back.text("step")).isEqualTo("HANDLE");
        assertThat(back.json().at("/handler/name").asString()).isEqualTo("镇上林");
        assertThat(jdbc().sql("SELECT reopened FROM casework_case WHERE no = ?")
                        .param(inTime)
                        .query((row, n) -> row.getInt(1))
                        .single())
                .isZero();
        at(until.plusSeconds(60));
        refused(
                worker().post("/api/requests/" + late + "/reopening", Map.of("text", "回来了")),
                "casework.REOPEN_TOO_LATE");
    }

    @Test
    @Order(7)
    @DisplayName("保存三年：差一天都在，过了就清掉内容、姓名和评价，编号和经过还在，写入记录；十年的件打得开、催得动")
    void forgetWhatIsPersonalWhenTheTimeIsOver() {
        tomorrow();
        String open = signed();
        String ended = closed();
        Instant until = after("36 MONTH", now());
        at(until.minusSeconds(60));
        assertThat(jdbc().sql("""
                        SELECT max(k.escalated) FROM casework_clock k
                          JOIN casework_case c ON c.district = k.district AND c.id = k.case_id WHERE c.no = ?
                        """).param(open).query((row, n) -> row.getInt(1)).single())
                .as("three years late, told as far as it goes")
                .isEqualTo(2);
        assertThat(about(ended)).anyMatch(row -> row.contains("手受了伤")).anyMatch(row -> row.contains("谢谢镇上"));
        at(until.plusSeconds(60));
        assertThat(about(ended))
                .hasSizeGreaterThan(4)
                .noneMatch(row -> row.contains("手受了伤"))
                .noneMatch(row -> row.contains("谢谢镇上"))
                .noneMatch(row -> row.contains("陈漆匠"))
                .noneMatch(row -> row.contains(yard.workerAccount.toString()));
        assertThat(jdbc().sql("SELECT count(*) FROM trail_entry WHERE act = 'casework.expired' AND detail = ?")
                        .param(ended)
                        .query((row, n) -> row.getInt(1))
                        .single())
                .isEqualTo(1);
        assertThat(about(open)).anyMatch(row -> row.contains("手受了伤"));
        at(now().plus(java.time.Duration.ofDays(7 * 365)));
        UUID anew = yard.place.holder(yard.town, PostRole.CLERK, "十年后的林");
        assertThat(reminded(open, Reminders.Kind.LATE)).as("ten years late").isNotEmpty();
        Http officer = Http.as(house, anew);
        for (String no : List.of(open, ended)) {
            Http.Reply page = officer.get("/requests/" + no);
            assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
            assertThat(page.raw().body()).contains(no);
        }
        assertThat(worker().get("/requests/" + open).status()).isEqualTo(200);
        assertThat(officer.get("/requests?which=all").status()).isEqualTo(200);
        ok(officer, open, "reply", Map.of("text", "十年以后的答复。"));
    }

    /** All rows of the case and of the service that belong to a number. */
    private List<String> about(String no) {
        String of = " WHERE (t.district, t.%s) IN (SELECT district, id FROM casework_case WHERE no = :no)";
        return java.util.stream.Stream.of(
                        "casework_case t" + of.formatted("id"),
                        "casework_move t" + of.formatted("case_id"),
                        "request_request t" + of.formatted("case_id"),
                        "request_rating t" + of.formatted("case_id"))
                .flatMap(
                        from -> jdbc()
                                .sql("SELECT t::text FROM " + from)
                                .param("no", no)
                                .query((row, n) -> row.getString(1))
                                .list()
                                .stream())
                .toList();
    }
}
