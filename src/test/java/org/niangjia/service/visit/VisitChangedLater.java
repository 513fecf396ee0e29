package org.niangjia.service.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("记过的走访再改：活动、日期都有规矩")
class VisitChangedLater {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
    }

    private String campaign(String name, LocalDate last) {
        Http.Reply opened = yard.countyOfficer.post(
                "/api/campaigns",
                Map.of("name", name, "first", yard.place.today().minusDays(40).toString(), "last", last.toString()));
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);
        return opened.text("no");
    }

    private Map<String, Object> visit(LocalDate day) {
        Map<String, Object> visit = yard.visit(List.of(Map.of(
                "id", UUID.randomUUID().toString(), "theme", "WORKERS", "text", "夜班没有热饭吃", "outcome", "LONG_TERM")));
        visit.put("id", UUID.randomUUID().toString());
        visit.put("day", day.toString());
        return visit;
    }

    private Http.Reply send(Map<String, Object> visit, int status) {
        Http.Reply reply = yard.officer.post("/api/visits", visit);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        return reply;
    }

    private static String refusal(Http.Reply reply) {
        return reply.json().path("refusals").path(0).path("code").asString();
    }

    private long found(String campaign) {
        Http.Reply report = yard.countyOfficer.get("/api/campaigns/" + campaign + "/report");
        assertThat(report.status()).as(report.raw().body()).isEqualTo(200);
        return report.json().path("tally").path("found").asLong();
    }

    private void join(String campaign) {
        Http.Reply joined = yard.deputy.post(
                "/api/campaigns/" + campaign + "/members",
                Map.of("team", "一组", "people", List.of(yard.officerAccount), "leader", yard.officerAccount));
        assertThat(joined.status()).as(joined.raw().body()).isEqualTo(200);
    }

    @Test
    @DisplayName("在走访组里的人，手机上新记的走访先归入本人的活动；不在组里的、同时在两个活动里的，不替人选")
    void beginsInTheCampaignOfItsTeam() {
        LocalDate today = yard.place.today();
        String first = campaign("三了解、三推动", today);
        String second = campaign("送清凉", today);
        assertThat(own()).isEmpty();
        join(first);
        assertThat(own()).isEqualTo(first);
        assertThat(yard.officer.get("/visits/new").raw().body())
                .contains("<option value=\"" + first + "\" selected>", "<option value=\"" + second + "\">");
        join(second);
        assertThat(own()).isEmpty();
    }

    private String own() {
        return yard.officer.get("/api/field/visits/data").json().path("own").asString("");
    }

    @Test
    @DisplayName("计划时没选活动，记的时候可以归入，问题一起进报告；再改到别的活动不行，再送一次不变")
    void comesIntoOneCampaign() {
        LocalDate today = yard.place.today();
        String first = campaign("三了解、三推动", today);
        String second = campaign("送清凉", today);
        Map<String, Object> visit = visit(today);
        Map<String, Object> plan = new java.util.HashMap<>(visit);
        plan.put("plan", true);
        plan.remove("findings");
        assertThat(send(plan, 201).json().path("campaign").isNull()).isTrue();
        send(visit, 200);
        visit.put("campaign", first);
        assertThat(send(visit, 200).text("campaign")).isEqualTo(first);
        assertThat(found(first)).isEqualTo(1);
        assertThat(send(visit, 200).json().path("findings").size()).isEqualTo(found(first));
        visit.put("campaign", second);
        assertThat(refusal(send(visit, 422))).isEqualTo("visit.CAMPAIGN_KEPT");
        assertThat(found(second)).isZero();
        visit.remove("campaign");
        assertThat(send(visit, 200).text("campaign")).isEqualTo(first);
    }

    @Test
    @DisplayName("归入活动和新记一样：不在活动期内、没有这个活动，都说清楚")
    void isRefusedByACampaignThatIsOver() {
        LocalDate today = yard.place.today();
        String over = campaign("去冬送温暖", today.minusDays(10));
        Map<String, Object> visit = visit(today);
        send(visit, 201);
        visit.put("campaign", over);
        assertThat(refusal(send(visit, 422))).isEqualTo("visit.CAMPAIGN_OVER");
        visit.put("campaign", "ZX-" + yard.district + "-2026-999999");
        assertThat(refusal(send(visit, 422))).isEqualTo("visit.CAMPAIGN_UNKNOWN");
    }

    @Test
    @DisplayName("锁定的月份：记过的走访不移进移出，当月里改日期、补记漏掉的照样行；解锁以后能移")
    void staysInALockedMonth() {
        LocalDate today = yard.place.today();
        YearMonth month = YearMonth.from(today).minusMonths(1);
        Map<String, Object> then = visit(month.atDay(5));
        Map<String, Object> now = visit(today);
        send(then, 201);
        send(now, 201);
        Map<String, Object> period = Map.of("period", month.toString());
        assertThat(yard.countyOfficer.post("/api/outlook/tables/lock", period).status())
                .isEqualTo(200);
        then.put("day", today.toString());
        Http.Reply out = send(then, 422);
        assertThat(refusal(out)).isEqualTo("visit.MONTH_LOCKED");
        assertThat(out.raw().body()).contains(month.toString());
        now.put("day", month.atDay(9).toString());
        assertThat(refusal(send(now, 422))).isEqualTo("visit.MONTH_LOCKED");
        then.put("day", month.atDay(6).toString());
        assertThat(send(then, 200).text("day")).isEqualTo(month.atDay(6).toString());
        send(visit(month.atDay(7)), 201);
        assertThat(yard.deputy
                        .post("/api/outlook/tables/unlocking", Map.of("period", month.toString(), "reason", "走访日期记错了"))
                        .status())
                .isEqualTo(200);
        assertThat(send(now, 200).text("day")).isEqualTo(month.atDay(9).toString());
    }

    @Test
    @DisplayName("活动的年份写错：说清楚，不是出错页")
    void refusesYearsThatNobodyMeans() {
        for (String last : List.of("+10000-01-01", "3000-01-01")) {
            Http.Reply refused = yard.countyOfficer.post(
                    "/api/campaigns",
                    Map.of("name", "年份写错", "first", yard.place.today().toString(), "last", last));
            assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
            assertThat(refusal(refused)).isEqualTo("visit.YEAR_OUT_OF_RANGE");
        }
        Http.Reply early = yard.countyOfficer.post(
                "/api/campaigns", Map.of("name", "年份写错", "first", "0026-01-01", "last", "2026-12-31"));
        assertThat(refusal(early)).isEqualTo("visit.YEAR_OUT_OF_RANGE");
    }
}
