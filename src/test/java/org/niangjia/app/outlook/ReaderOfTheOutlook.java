package org.niangjia.app.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Queries;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily.Counted;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("谁在数据看板上看到什么")
class ReaderOfTheOutlook {
    private static final Statistic ANY = new Statistic("request.statistic.received", 1, Statistic.Unit.COUNT, "");

    @Autowired
    private ApplicationContext context;

    private static Map<String, JsonNode> figures(Http reader, String more) {
        Http.Reply reply = reader.get("/api/statistics/requests" + more);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        Map<String, JsonNode> figures = new TreeMap<>();
        Http.items(reply).forEach(item -> figures.put(item.path("key").asString(), item));
        return figures;
    }

    private static JsonNode figure(Http reader, String more, String key) {
        return java.util.Objects.requireNonNull(figures(reader, more).get(key));
    }

    private static void say(Shipyard yard, int times, String category) {
        for (int i = 0; i < times; i++) {
            Map<String, Object> body = new HashMap<>(yard.wages());
            body.put("category", category);
            assertThat(yard.worker.post("/api/requests", body).status()).isEqualTo(201);
        }
    }

    @Test
    @DisplayName("县和镇看到件数、口径、来源和日子；邻县 404；职工 403；没登录 401")
    void seesTheirOwnSubtreeWithFormulaSourceAndDay() {
        Shipyard yard = new Shipyard(context);
        say(yard, 3, "WAGES");
        String town = "?district=" + yard.district;
        JsonNode received = figure(yard.officer, town, "received");
        assertThat(received.path("numerator").asLong()).isEqualTo(3);
        assertThat(received.path("value").asDouble()).isEqualTo(3);
        assertThat(received.path("formula").asString()).contains("交来");
        assertThat(received.path("source").asString()).isNotEmpty();
        assertThat(received.path("asOf").asString())
                .isEqualTo(yard.place.today().toString());
        assertThat(figure(yard.officer, town, "on_time").path("denominator").asLong())
                .isEqualTo(figure(yard.officer, town, "completion")
                        .path("denominator")
                        .asLong())
                .isZero();
        assertThat(figure(yard.officer, town, "on_time").path("value").isNull()).isTrue();
        assertThat(figure(yard.countyOfficer, "", "received").path("numerator").asLong())
                .isEqualTo(3);
        String address = "/api/statistics/requests?district=" + yard.district;
        assertThat(yard.neighbour.get(address).status()).isEqualTo(404);
        assertThat(yard.worker.get(address).status()).isEqualTo(403);
        assertThat(Http.nobody(context).get(address).status()).isEqualTo(401);
        assertThat(yard.officer.get("/api/statistics/nothing").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("主席兼人事：没有登记人数的单位，既看不到内容，也看不到件数，也没有清单")
    void findsNothingAsChairWhoIsHr() {
        Shipyard yard = new Shipyard(context);
        say(yard, 12, "WAGES");
        figures(yard.chair, "").values().forEach(figure -> {
            assertThat(figure.path("hidden").asBoolean()).isTrue();
            assertThat(figure.path("numerator").isNull()).isTrue();
            assertThat(figure.path("denominator").isNull()).isTrue();
            assertThat(figure.path("value").isNull()).isTrue();
        });
        for (String page : List.of(
                "/outlook",
                "/outlook/trend",
                "/outlook/figures/requests/received",
                "/outlook/week",
                "/outlook/tables",
                "/outlook/rates",
                "/warnings")) {
            Http.Reply reply = html(yard.chair, page);
            assertThat(reply.status()).as(page).isEqualTo(200);
            assertThat(reply.raw().body())
                    .as(page)
                    .doesNotContain("SQ-")
                    .doesNotContain("九月的工资")
                    .doesNotContain(">12<");
        }
    }

    private static Http.Reply html(Http reader, String page) {
        return reader.send(reader.request(page).header("Accept", "text/html").GET());
    }

    @Test
    @DisplayName("市里看全县合计，晚一个工作日，没有逐件清单")
    void seesOnlyTheWholeCountyADayLaterFromAbove() {
        Shipyard yard = new Shipyard(context);
        say(yard, 6, "WAGES");
        JsonNode received = figure(yard.cityOfficer, "?district=" + yard.district, "received");
        LocalDate shown = LocalDate.parse(received.path("asOf").asString());
        assertThat(shown).isBefore(yard.place.today());
        assertThat(received.path("numerator").asLong()).isZero();
        Http.Reply page = html(yard.cityOfficer, "/outlook/figures/requests/received?district=" + yard.district);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body()).doesNotContain("SQ-");
        assertThat(html(yard.officer, "/outlook/figures/requests/received")
                        .raw()
                        .body())
                .contains("SQ-");
    }

    @Test
    @DisplayName("镇里不能把单位换成别的镇；没有的单位 404")
    void cannotLookIntoAnOfficeThatIsNotBelow() {
        Shipyard yard = new Shipyard(context);
        String county = yard.place.county.id().toString();
        assertThat(yard.officer.get("/api/statistics/requests?office=" + county).status())
                .isEqualTo(404);
        assertThat(yard.officer
                        .get("/api/statistics/requests?office=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(yard.officer.get("/api/statistics/requests?office=x").status())
                .isEqualTo(404);
        assertThat(yard.officer.get("/api/statistics/requests?district=x").status())
                .isEqualTo(404);
        assertThat(yard.countyOfficer
                        .get("/api/statistics/requests?office=" + yard.town.id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("四件不显示，五件显示；只藏一格时再藏最小的一格，算不出来")
    void leavesOutSmallCellsAndWhatWouldTellThem() {
        assertThat(shown(Map.of("A", 4L, "B", 5L, "C", 9L))).containsOnlyKeys("C");
        assertThat(shown(Map.of("A", 5L, "B", 6L))).containsOnlyKeys("A", "B");
        assertThat(shown(Map.of("A", 4L, "B", 1L, "C", 5L))).containsOnlyKeys("C");
        assertThat(shown(Map.of("A", 0L, "B", 7L))).containsOnlyKeys("A", "B");
    }

    private static Map<String, Long> shown(Map<String, Long> parts) {
        Map<String, List<Figure>> figures = new TreeMap<>();
        parts.forEach((part, n) -> figures.put(part, List.of(Figure.count(ANY, n))));
        Map<String, Long> left = new TreeMap<>();
        SmallCells.parts(figures, 5).forEach((part, row) -> {
            if (!row.getFirst().hidden()) {
                left.put(part, row.getFirst().cases());
            }
        });
        return left;
    }

    @Test
    @DisplayName("一家单位里，九件不显示，十件显示")
    void leavesOutFewerThanTenInsideOneEnterprise() {
        for (long n : new long[] {9, 10}) {
            Viewpoint view = new Viewpoint(
                    org.niangjia.base.Scope.house(1),
                    new org.niangjia.platform.frame.Asked(1, "", null, LocalDate.EPOCH, null),
                    "",
                    Viewpoint.Side.UNIT,
                    10,
                    10,
                    LocalDate.EPOCH);
            Counted counted = SmallCells.hide(new Counted(List.of(Figure.count(ANY, n)), Map.of()), view);
            assertThat(counted.all().getFirst().hidden()).isEqualTo(n < 10);
        }
    }

    @Test
    @DisplayName("看板一页问数据库的次数不随件数变")
    void asksTheDatabaseAFixedNumberOfTimes() {
        Shipyard yard = new Shipyard(context);
        say(yard, 1, "WAGES");
        html(yard.officer, "/outlook");
        int few = Queries.of(() -> html(yard.officer, "/outlook"));
        assertThat(few).isPositive();
        say(yard, 15, "INJURY");
        html(yard.officer, "/outlook");
        assertThat(Queries.of(() -> html(yard.officer, "/outlook")))
                .isEqualTo(few)
                .isLessThanOrEqualTo(12);
        assertThat(Queries.of(() -> yard.officer.get("/api/statistics/requests")))
                .isLessThanOrEqualTo(6);
    }
}
