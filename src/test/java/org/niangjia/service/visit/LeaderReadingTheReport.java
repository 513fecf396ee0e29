package org.niangjia.service.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("走访活动：编组、报告、公开和统计")
class LeaderReadingTheReport {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private VisitStatistics statistics;

    private Shipyard yard;
    private LocalDate today = LocalDate.EPOCH;

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
        today = yard.place.today();
    }

    private String campaign(Http by) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "三了解、三推动");
        body.put("first", today.minusDays(10).toString());
        body.put("last", today.plusDays(10).toString());
        Http.Reply opened = by.post("/api/campaigns", body);
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);
        return opened.text("no");
    }

    private JsonNode visit(Http by, String campaign, int status, Object... findings) {
        Map<String, Object> body = yard.visit(java.util.Arrays.stream(findings)
                .map(text -> Map.<String, Object>of("theme", "WORKERS", "text", text, "outcome", "LONG_TERM"))
                .toList());
        if (!campaign.isEmpty()) {
            body.put("campaign", campaign);
        }
        Http.Reply reply = by.post("/api/visits", body);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        return reply.json();
    }

    @Test
    @DisplayName("编了组的活动，只有组员能记；没有任职的编不进去；每组一个组长")
    void isWrittenByItsTeams() {
        String no = campaign(yard.countyOfficer);
        visit(yard.officer, no, 201);
        Http.Reply made = yard.countyOfficer.post(
                "/api/campaigns/" + no + "/members",
                Map.of(
                        "team",
                        "第一组",
                        "people",
                        List.of(yard.countyAccount.toString()),
                        "leader",
                        yard.countyAccount.toString()));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(200);
        JsonNode refused = visit(yard.officer, no, 422);
        assertThat(refused.path("refusals").path(0).path("code").asString()).isEqualTo("visit.NOT_OF_THE_TEAM");
        JsonNode written = visit(yard.countyOfficer, no, 201, "宿舍漏雨");
        assertThat(written.path("team").asString()).isEqualTo("第一组");
        Http.Reply nobody = yard.countyOfficer.post(
                "/api/campaigns/" + no + "/members",
                Map.of("team", "第一组", "people", List.of(yard.workerAccount.toString())));
        assertThat(nobody.json().path("refusals").path(0).path("code").asString())
                .isEqualTo("visit.NO_POST");
        Http.Reply more = yard.countyOfficer.post(
                "/api/campaigns/" + no + "/members",
                Map.of(
                        "team",
                        "第一组",
                        "people",
                        List.of(yard.officerAccount.toString()),
                        "leader",
                        yard.officerAccount.toString()));
        long leaders = 0;
        for (JsonNode member : more.json().path("members")) {
            leaders += member.path("leader").asBoolean() ? 1 : 0;
        }
        assertThat(leaders).isEqualTo(1);
        assertThat(yard.officer
                        .post("/api/campaigns/" + no + "/members", Map.of("team", "二组", "people", List.of()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("市里的活动县里看得到也能记，邻县的报告里没有我们的数")
    void isReadAsFarAsEachSees() {
        String no = campaign(yard.cityOfficer);
        visit(yard.officer, no, 201, "路灯不亮", "食堂太远");
        visit(yard.officer, no, 201);
        JsonNode city = report(yard.cityOfficer, no);
        assertThat(city.path("visited").path("visits").asInt()).isEqualTo(2);
        assertThat(city.path("visited").path("units").asInt()).isEqualTo(1);
        assertThat(city.path("visited").path("nothing").asInt()).isEqualTo(1);
        assertThat(city.path("tally").path("found").asInt()).isEqualTo(2);
        assertThat(city.path("tally").path("open").path("LONG_TERM").asInt()).isEqualTo(2);
        assertThat(city.path("matters").size()).isEqualTo(2);
        assertThat(report(yard.countyOfficer, no).path("tally").path("found").asInt())
                .isEqualTo(2);
        assertThat(report(yard.neighbour, no).path("tally").path("found").asInt())
                .isZero();
        assertThat(yard.chair.get("/api/campaigns/" + no).status()).isIn(403, 404);
        byte[] pdf = yard.cityOfficer.bytes("/campaigns/" + no + "/report?as=pdf");
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        byte[] word = yard.cityOfficer.bytes("/campaigns/" + no + "/report?as=docx");
        assertThat(word[0]).isEqualTo((byte) 'P');
    }

    private static JsonNode report(Http by, String no) {
        Http.Reply reply = by.get("/api/campaigns/" + no + "/report");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    @DisplayName("公开的报告谁都能看，没有单位和人名；撤下就看不到")
    void isPublicForATime() {
        String no = campaign(yard.countyOfficer);
        visit(yard.officer, no, 201, "洗手间太脏");
        Http nobody = Http.nobody(context);
        assertThat(nobody.get("/reports/visits/" + no).status()).isEqualTo(404);
        assertThat(yard.countyOfficer
                        .post("/api/campaigns/" + no + "/publication", Map.of())
                        .status())
                .isEqualTo(200);
        String page = nobody.get("/reports/visits/" + no).raw().body();
        assertThat(page)
                .contains("走访 1 次")
                .doesNotContain("大洋")
                .doesNotContain("洗手间")
                .doesNotContain("镇上林");
        assertThat(yard.countyOfficer
                        .post("/api/campaigns/" + no + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(nobody.get("/reports/visits/" + no).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("统计按哪天问就是哪天的数，后来解决的不算进去")
    void countsAsOfADay() {
        Shipyard other = new Shipyard(context);
        Map<String, Object> body = other.visit(List.of(
                Map.of("theme", "UNION", "text", "没开职代会", "outcome", "ANSWERED", "answer", "下月开"),
                Map.of("theme", "UNION", "text", "账没公开", "outcome", "LONG_TERM")));
        JsonNode written = other.officer.post("/api/visits", body).json();
        assertThat(figure(other, "found").numerator()).isEqualTo(2);
        assertThat(figure(other, "solved").numerator()).isEqualTo(1);
        assertThat(figure(other, "open").numerator()).isEqualTo(1);
        assertThat(figure(other, "nothing").denominator()).isEqualTo(1);
        String no = written.path("findings").path(1).path("no").asString();
        other.officer.post("/api/findings/" + no + "/solution", Map.of("text", "公开了"));
        assertThat(figure(other, "solved").numerator()).isEqualTo(2);
        assertThat(figure(other, "open").numerator()).isZero();
        Asked yesterday = new Asked(other.district, "", null, today.minusDays(1), null);
        assertThat(statistics.count(county(other), yesterday).get("found").numerator())
                .isZero();
        List<StatisticFamily.Behind> behind = statistics.behind(county(other), asked(other), "solved", true, null, 10);
        assertThat(behind).hasSize(2).allMatch(one -> one.link().startsWith("/visits/ZF-"));
        assertThat(other.countyOfficer.get("/statistics/visits").status()).isEqualTo(200);
        assertThat(other.countyOfficer.get("/outlook/figures/visits/found").status())
                .isEqualTo(200);
        assertThat(statistics.late(county(other), asked(other), 10)).isEmpty();
        assertThat(statistics.countLate(county(other), asked(other))).isZero();
        assertThat(statistics.months(county(other), asked(other).during(today.minusDays(40), today)))
                .hasSizeBetween(2, 3);
    }

    private Asked asked(Shipyard at) {
        return new Asked(at.district, "", null, today, null);
    }

    private static Scope county(Shipyard at) {
        return new Scope(Actor.person(new UUID(0, 7), "读者"), List.of(at.district), "", Set.of());
    }

    private Figure figure(Shipyard at, String code) {
        return statistics.count(county(at), asked(at)).get(code);
    }
}
