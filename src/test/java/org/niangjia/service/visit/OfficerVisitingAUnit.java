package org.niangjia.service.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerDesk;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("走访：记得快，不丢字，问题各有去向")
class OfficerVisitingAUnit {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
    }

    private static Map<String, Object> finding(String text, String outcome, String... more) {
        Map<String, Object> finding = new HashMap<>(Map.of("theme", "WORKERS", "text", text, "outcome", outcome));
        for (int i = 0; i + 1 < more.length; i += 2) {
            finding.put(more[i], more[i + 1]);
        }
        return finding;
    }

    private JsonNode written(Map<String, Object> visit) {
        Http.Reply reply = yard.officer.post("/api/visits", visit);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.json();
    }

    private static List<String> refusals(Http.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        List<String> codes = new ArrayList<>();
        reply.json().path("refusals").forEach(one -> codes.add(one.path("code").asString()));
        return codes;
    }

    @Test
    @DisplayName("只写单位和日期就成，没发现问题也是一次走访")
    void needsOnlyUnitAndDay() {
        Map<String, Object> visit = yard.visit(List.of());
        visit.remove("production");
        JsonNode told = written(visit);
        assertThat(told.path("state").asString()).isEqualTo("RECORDED");
        assertThat(told.path("findings").size()).isZero();
    }

    @Test
    @DisplayName("五种去向：当场解答、仅记录不成件；转办件、转外部、长期各有期限")
    void sendsEachFindingItsWay() {
        JsonNode told = written(yard.visit(List.of(
                finding("食堂几点开门", "ANSWERED", "answer", "六点，已贴告示"),
                finding("加班费按最低工资算", "CASE", "category", "WAGES"),
                finding("厂门口公交只到下午五点", "OUTSIDE", "recipient", "县交通运输局", "answer", "请增开晚班"),
                finding("宿舍太旧", "LONG_TERM"),
                finding("车间挂了新标语", "NOTED"))));
        JsonNode found = told.path("findings");
        assertThat(found.size()).isEqualTo(5);
        assertThat(found.path(0).path("state").asString()).isEqualTo("SOLVED");
        assertThat(found.path(0).path("no").isNull()).isTrue();
        assertThat(found.path(1).path("outcome").asString()).isEqualTo("CASE");
        String request = found.path(1).path("referred").asString();
        assertThat(request).startsWith("SQ-" + yard.district);
        assertThat(found.path(2).path("outcome").asString()).isEqualTo("OUTSIDE");
        assertThat(found.path(2).path("dueAt").isNull()).isFalse();
        assertThat(found.path(3).path("outcome").asString()).isEqualTo("LONG_TERM");
        assertThat(found.path(4).path("state").asString()).isEqualTo("ENDED");
        String letter = found.path(2).path("no").asString();
        Http.Reply page = yard.officer.get("/findings/" + letter);
        assertThat(page.raw().body()).contains("县交通运输局").contains("转办函");
    }

    @Test
    @DisplayName("本单位的主席兼人事：走访、问题、报告一样也看不到")
    void hidesEverythingFromTheUnit() {
        JsonNode told = written(yard.visit(List.of(finding("班长骂人", "OPEN"))));
        String no = told.path("no").asString();
        String finding = told.path("findings").path(0).path("no").asString();
        for (String path : List.of("/api/visits/" + no, "/api/visits", "/api/campaigns", "/api/pairings")) {
            assertThat(yard.chair.get(path).status()).as(path).isIn(403, 404);
        }
        assertThat(yard.chair.get("/api/findings/" + finding).status()).isEqualTo(404);
        assertThat(yard.neighbour.get("/api/visits/" + no).status()).isEqualTo(404);
        assertThat(yard.neighbour.get("/api/findings/" + finding).status()).isEqualTo(404);
        assertThat(yard.cityOfficer.get("/api/visits/" + no).status()).isEqualTo(200);
        assertThat(yard.worker.get("/api/visits/" + no).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("同一条离线记录来三次，又三个同时来，都只有一次走访、一份问题")
    void arrivesOnce() throws Exception {
        Map<String, Object> visit = yard.visit(
                List.of(finding("没有热水", "LONG_TERM", "id", UUID.randomUUID().toString())));
        visit.put("id", UUID.randomUUID().toString());
        CyclicBarrier together = new CyclicBarrier(3);
        try (ExecutorService three = Executors.newFixedThreadPool(3)) {
            Callable<Http.Reply> send = () -> {
                together.await();
                return yard.officer.post("/api/visits", visit);
            };
            for (Future<Http.Reply> sent : three.invokeAll(List.of(send, send, send))) {
                assertThat(sent.get().status()).as(sent.get().raw().body()).isIn(200, 201);
            }
        }
        assertThat(yard.officer.post("/api/visits", visit).status()).isEqualTo(200);
        assertThat(count("visit_visit", "id", visit)).isEqualTo(1);
        assertThat(count("visit_finding", "visit", visit)).isEqualTo(1);
        assertThat(count("visit_note", "visit", visit)).isEqualTo(1);
    }

    private long count(String table, String column, Map<String, Object> visit) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + column + " = CAST(:id AS uuid)")
                .param("id", visit.get("id"))
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("两个人改同一份记录：后来的不盖先来的，两份都在，合起来就是一份")
    void keepsBothTexts() {
        Map<String, Object> visit = yard.visit(List.of());
        visit.put("id", UUID.randomUUID().toString());
        JsonNode first = written(visit);
        Map<String, Object> changed = new HashMap<>(visit);
        changed.put("base", first.path("version").asInt());
        changed.put("production", "订单排到明年五月。");
        assertThat(yard.officer.post("/api/visits", changed).status()).isEqualTo(200);
        Map<String, Object> other = new HashMap<>(visit);
        other.put("base", first.path("version").asInt());
        other.put("production", "缺的是数控工，不是电焊工。");
        Http.Reply beside = yard.colleague.post("/api/visits", other);
        assertThat(beside.status()).as(beside.raw().body()).isEqualTo(200);
        assertThat(beside.json().path("besides").asInt()).isEqualTo(1);
        assertThat(beside.text("production")).isEqualTo("订单排到明年五月。");
        String at = "/visits/" + first.path("no").asString();
        assertThat(yard.officer.get(at).raw().body()).contains("缺的是数控工").contains("订单排到明年五月");
        Http.Reply merged =
                yard.officer.post("/api" + at + "/merger", Map.of("theme", "PRODUCTION", "text", "订单排到五月，缺数控工。"));
        assertThat(merged.json().path("besides").asInt()).isZero();
        assertThat(merged.text("production")).isEqualTo("订单排到五月，缺数控工。");
        assertThat(count("visit_note", "visit", visit)).isEqualTo(4);
    }

    @Test
    @DisplayName("还没到的日子、注销的单位、没登记的单位、二百零一个问题：说清楚，不存一半")
    void refusesInWords() {
        Map<String, Object> tomorrow = yard.visit(List.of());
        tomorrow.put("day", yard.place.today().plusDays(1).toString());
        assertThat(refusals(yard.officer.post("/api/visits", tomorrow))).containsExactly("visit.IN_THE_FUTURE");
        tomorrow.put("plan", true);
        tomorrow.remove("production");
        assertThat(written(tomorrow).path("state").asString()).isEqualTo("PLANNED");
        Map<String, Object> unknown = yard.visit(List.of());
        unknown.put("unit", "没有的公司");
        assertThat(refusals(yard.officer.post("/api/visits", unknown))).containsExactly("visit.UNIT_UNKNOWN");
        Map<String, Object> closed = yard.visit(List.of());
        closed.put("unit", closedUnit());
        assertThat(refusals(yard.officer.post("/api/visits", closed))).containsExactly("visit.UNIT_CLOSED");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            many.add(finding("问题" + i, "NOTED"));
        }
        Map<String, Object> full = yard.visit(many);
        full.put("id", UUID.randomUUID().toString());
        assertThat(refusals(yard.officer.post("/api/visits", full))).containsExactly("visit.TOO_MANY_FINDINGS");
        assertThat(count("visit_visit", "id", full)).isZero();
        many.removeLast();
        assertThat(written(yard.visit(many)).path("findings").size()).isEqualTo(200);
        assertThat(refusals(yard.officer.post(
                        "/api/visits", yard.visit(List.of(finding("甲", "CASE"), finding("乙", "OUTSIDE"))))))
                .containsExactlyInAnyOrder("visit.CATEGORY_MISSING", "visit.RECIPIENT_MISSING");
    }

    private String closedUnit() {
        String name = "关掉的船厂有限公司";
        Employer unit = yard.place.employer(name, yard.place.town(101));
        context.getBean(EmployerDesk.class).close(yard.place.house, yard.district, unit.id(), unit.version(), "停业");
        return name;
    }

    @Test
    @DisplayName("办件办结，结果自己回到问题里；没解决的转回再定")
    void comesBackByItself() {
        JsonNode told = written(yard.visit(List.of(finding("高温费没发", "CASE", "category", "SQ:WAGES"))));
        String request = told.path("findings").path(0).path("referred").asString();
        String no = told.path("no").asString();
        Http.Reply signed = yard.officer.post("/api/requests/" + request + "/signature", Map.of());
        assertThat(signed.status())
                .as(request
                        + yard.countyOfficer
                                .get("/api/requests/" + request)
                                .raw()
                                .body())
                .isEqualTo(200);
        Http.Reply replied = yard.officer.post("/api/requests/" + request + "/reply", Map.of("text", "已补发。"));
        assertThat(replied.status()).as(replied.raw().body()).isEqualTo(200);
        assertThat(yard.officer
                        .get("/api/visits/" + no)
                        .json()
                        .path("findings")
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("OPEN");
        end(request);
        JsonNode found =
                yard.officer.get("/api/visits/" + no).json().path("findings").path(0);
        assertThat(found.path("state").asString()).isEqualTo("SOLVED");
        assertThat(found.path("outcome").asString()).isEqualTo("CASE");
    }

    /** Nobody answers the revisit, and its time runs out. */
    private void end(String request) {
        Case known = context.getBean(Cases.class)
                .findByNumber(yard.district, request)
                .orElseThrow();
        context.getBean(Caseworker.class)
                .move(
                        Scope.house(yard.district),
                        new Move(yard.district, known.id(), -1, "silent", "", true, null, Actor.HOUSE));
    }

    @Test
    @DisplayName("外单位回了函还没解决，再列入长期；到期回头看，最后说明")
    void goesOnAfterAReply() {
        JsonNode told = written(yard.visit(List.of(finding("路灯不亮", "OUTSIDE", "recipient", "县住建局"))));
        String no = told.path("findings").path(0).path("no").asString();
        Http.Reply reply = yard.officer.post("/api/findings/" + no + "/reply", Map.of("text", "明年立项"));
        assertThat(reply.text("step")).isEqualTo("SORT");
        assertThat(reply.text("outcome")).isEqualTo("OUTSIDE");
        Http.Reply listed =
                yard.officer.post("/api/findings/" + no + "/decision", Map.of("outcome", "LONG_TERM", "text", "等立项"));
        assertThat(listed.text("step")).isEqualTo("LONG");
        Http.Reply late = yard.officer.post(
                "/api/findings/" + no + "/decision", Map.of("outcome", "NOTED", "text", "不办了"), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(409);
        Http.Reply ended = yard.officer.post("/api/findings/" + no + "/explanation", Map.of("text", "已列入明年计划"));
        assertThat(ended.text("result")).isEqualTo("explained");
        assertThat(ended.text("answer")).isEqualTo("已列入明年计划");
    }

    @Test
    @DisplayName("别的镇的人看不到，县里看得到但改不了镇里的记录")
    void isWrittenByItsOwnPeople() {
        JsonNode told = written(yard.visit(List.of()));
        String at = "/api/visits/" + told.path("no").asString();
        Http.Reply other =
                yard.countyOfficer.post(at + "/findings", Map.of("theme", "UNION", "text", "没有开会", "outcome", "NOTED"));
        assertThat(refusals(other)).containsExactly("visit.SOMEBODY_ELSES");
        assertThat(yard.officer
                        .post(at + "/findings", Map.of("theme", "UNION", "text", "没有开会", "outcome", "NOTED"))
                        .status())
                .isEqualTo(201);
        Http.Reply fed = yard.officer.post(at + "/feedback", Map.of("feedback", "请补开职代会", "how", "CALL"));
        assertThat(fed.status()).as(fed.raw().body()).isEqualTo(200);
    }

    @Test
    @DisplayName("结对：每家单位一个人；来年沿用，轮换就交给下一个人，不盖已经结好的")
    void pairsUnitsWithOfficers() {
        int year = yard.place.today().getYear();
        yard.place.employer("小洋船配有限公司", yard.place.town(101));
        pair(year, "大洋船舶修造有限公司", yard.officerAccount);
        JsonNode pairs = pair(year, "小洋船配有限公司", yard.countyAccount);
        assertThat(officers(pairs)).containsExactlyInAnyOrder("中心赵", "镇上林");
        assertThat(officers(pair(year, "小洋船配有限公司", yard.countyAccount))).hasSize(2);
        Http.Reply turned = yard.countyOfficer.post("/api/pairings/carrying", Map.of("year", year + 1, "turn", true));
        assertThat(turned.status()).as(turned.raw().body()).isEqualTo(200);
        for (JsonNode one : turned.json().path("items")) {
            String expected = one.path("unit").asString().startsWith("大洋") ? "中心赵" : "镇上林";
            assertThat(one.path("officer").asString()).isEqualTo(expected);
        }
        assertThat(yard.countyOfficer
                        .post("/api/pairings/carrying", Map.of("year", 99_999_999))
                        .status())
                .isEqualTo(404);
        assertThat(refusals(yard.countyOfficer.post("/api/pairings/carrying", Map.of("year", year + 1))))
                .containsExactly("visit.NOTHING_TO_CARRY");
        assertThat(refusals(yard.countyOfficer.post(
                        "/api/pairings", Map.of("unit", "大洋船舶修造有限公司", "officer", yard.workerAccount.toString()))))
                .containsExactly("visit.NO_POST");
    }

    private JsonNode pair(int year, String unit, UUID officer) {
        Http.Reply paired = yard.countyOfficer.post(
                "/api/pairings", Map.of("year", year, "unit", unit, "officer", officer.toString()));
        assertThat(paired.status()).as(paired.raw().body()).isEqualTo(200);
        return paired.json();
    }

    private static List<String> officers(JsonNode listed) {
        List<String> names = new ArrayList<>();
        listed.path("items").forEach(one -> names.add(one.path("officer").asString()));
        return names;
    }
}
