package org.niangjia.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.ToldWorld;
import org.niangjia.platform.frame.Route;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.store.TestMigrations;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayName("来看演示的人")
class VisitorOfTheDemo {
    private final ConfigurableApplicationContext house = ToldWorld.context();
    private final JdbcClient jdbc = house.getBean(JdbcClient.class);
    private final Http nobody = Http.nobody(house);

    private List<JsonNode> accounts() {
        return nobody.get("/api/demo/accounts").json().valueStream().toList();
    }

    private JsonNode account(String role) {
        return accounts().stream()
                .filter(one -> one.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private Http as(String role) {
        return Http.as(house, id(account(role).path("name").asString()));
    }

    private UUID id(String name) {
        return jdbc.sql("SELECT id FROM access_account WHERE name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    @Test
    @DisplayName("最有用的账号在前，该有的角色都有")
    void findsThePartsInTheOrderOfTheirUse() {
        List<String> roles =
                accounts().stream().map(one -> one.path("role").asString()).toList();
        assertThat(roles).startsWith("worker", "unit_chair", "town_officer");
        assertThat(roles)
                .contains(
                        "counter_officer",
                        "county_officer",
                        "department_head",
                        "deputy_chair",
                        "executive_chair",
                        "cashier",
                        "reviewer",
                        "neighbour_officer",
                        "city_officer",
                        "auditor",
                        "worker_anonymous");
        JsonNode worker = account("worker");
        JsonNode chair = account("unit_chair");
        assertThat(worker.path("district").asInt()).isEqualTo(330903);
        assertThat(worker.path("employer").asString())
                .isEqualTo(chair.path("employer").asString())
                .isNotEmpty();
        assertThat(chair.path("union").asString())
                .startsWith(worker.path("employer").asString());
        assertThat(accounts()).extracting(one -> one.path("name").asString()).contains("金𬭩", "林䶮", "迪丽娜尔·艾山");
    }

    @Test
    @DisplayName("每个账号都能凭手机号和演示码登录")
    void signsInAsAnyOfThem() {
        for (JsonNode one : accounts()) {
            Http.Reply reply = nobody.post(
                    "/api/tokens",
                    Map.of(
                            "phone",
                            one.path("phone").asString(),
                            "code",
                            one.path("code").asString()));
            assertThat(reply.status()).as("%s", one).isEqualTo(200);
            assertThat(reply.text("token")).isNotEmpty();
        }
    }

    @Test
    @DisplayName("会籍上登记的单位，说问题时已经填好；没有单位的骑手是空的")
    void findsTheirUnitFilledIn() {
        String unit = account("worker").path("employer").asString();
        assertThat(page(as("worker"))).contains("value=\"" + unit + "\"");
        assertThat(page(as("worker_rider"))).contains("name=\"employer\" maxlength=\"100\" value=\"\"");
    }

    private static String page(Http reader) {
        return reader.get("/requests/new/place").raw().body();
    }

    @Test
    @DisplayName("职工反映本厂的事，马上到沈家门街道干事手里；兼人事的厂工会主席找不到")
    void seesTheTownOfficerGetWhatTheChairMayNotRead() {
        Map<String, Object> wages = new HashMap<>();
        wages.put("district", 330903);
        wages.put("category", "WAGES");
        wages.put("text", "十月的夜班补贴没有发，请帮我问一问。");
        wages.put("employer", account("worker").path("employer").asString());
        Http.Reply submitted = as("worker").post("/api/requests", wages);
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.json().path("handler").path("name").asString())
                .isEqualTo(account("town_officer").path("name").asString());
        String no = submitted.text("no");
        assertThat(as("unit_chair").get("/api/requests/" + no).status()).isEqualTo(404);
        assertThat(as("unit_chair").get("/api/requests").raw().body()).doesNotContain("夜班补贴", "加班费");
        assertThat(as("neighbour_officer").get("/api/requests/" + no).status()).isEqualTo(404);
        assertThat(as("county_officer").get("/api/requests/" + no).status()).isEqualTo(200);
        assertThat(as("city_officer").get("/api/requests/" + no).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("服务窗口、镇街、区里的桌上都有待办")
    void findsWorkOnTheDesks() {
        for (String role : List.of("town_officer", "counter_officer", "neighbour_officer")) {
            assertThat(Http.items(as(role).get("/api/tasks"))).as(role).isNotEmpty();
        }
        assertThat(Http.items(as("worker").get("/api/requests"))).hasSizeGreaterThan(2);
    }

    @Test
    @DisplayName("库里没有一个明文手机号；匿名职工的账号连不到她的办件")
    void findsNoPhoneAndNoAnonymousPersonInADump() {
        String anonymous = id("金𬭩").toString();
        List<String> tables = jdbc.sql("""
                        SELECT c.relname FROM pg_class c
                         WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
                        """).query((row, n) -> row.getString(1)).list();
        String hex = "31393930303030";
        for (String table : tables) {
            assertThat(rows(table, "1990000[0-9]{4}|" + hex)).as(table).isZero();
        }
        for (String table : tables) {
            // a draft belongs to an account and to no case; what it says, and about which case, is sealed
            if (table.startsWith("casework_")
                    || (table.startsWith("request_") && !table.equals("request_draft"))
                    || table.startsWith("trail_")
                    || table.startsWith("outbox_")) {
                assertThat(rows(table, anonymous)).as(table).isZero();
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM request_request WHERE anonymous AND identity IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(2);
    }

    private int rows(String table, String pattern) {
        return jdbc.sql("SELECT count(*) FROM " + table + " AS one WHERE one::text ~ :pattern")
                .param("pattern", pattern)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("时间只能往前拨，往回拨用话说清楚")
    void movesTheClockForwardOnly() {
        OffsetDateTime before = OffsetDateTime.parse(nobody.post(
                        "/api/demo/clock",
                        Map.of(
                                "step",
                                "nothing",
                                "now",
                                OffsetDateTime.now().plusMinutes(30).toString()))
                .text("now"));
        Http.Reply back =
                nobody.post("/api/demo/clock", Map.of("now", before.minusDays(1).toString()));
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.raw().body()).contains("store.CLOCK_NEVER_GOES_BACK").contains("往回");
        assertThat(nobody.post("/api/demo/clock", Map.of("now", "明天")).status()).isEqualTo(422);
        assertThat(nobody.post("/api/demo/clock", Map.of("now", "9999-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("演示页和报纸页中英文都打得开，报上的数一字不差")
    void opensThePages() {
        for (String language : List.of("zh", "en")) {
            Http.Reply demo = nobody.send(
                    nobody.request("/demo").header("Cookie", "lang=" + language).GET());
            assertThat(demo.status()).isEqualTo(200);
            assertThat(demo.raw().body()).contains("19900001001").doesNotContain("demo.");
            Http.Reply page = nobody.send(nobody.request("/demo/page")
                    .header("Cookie", "lang=" + language)
                    .GET());
            assertThat(page.raw().body())
                    .contains("127,300", "4,487", "5,963,900.00", "2003", "50.00")
                    .doesNotContain("demo.page", "好几十元");
        }
        List<JsonNode> articles = Http.items(nobody.get("/api/demo/page"));
        assertThat(articles).hasSize(12);
    }

    @Test
    @DisplayName("一个人调离，代理的人接着办；换届的厂工会有了新主席")
    void findsSomebodyActingAndSomebodyNew() {
        assertThat(jdbc.sql("SELECT count(*) FROM tenure_view WHERE acting AND ended_at IS NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM organisation_handover")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("SELECT count(*) FROM tenure_view WHERE ended_at IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("正式环境里没有这些页面")
    void findsNothingInARealHouse() throws SQLException {
        try (TestDatabase.Copy real = TestDatabase.made("")) {
            TestMigrations.bring(real.owner(), "niangjia_app", false);
            try (ConfigurableApplicationContext quiet = real.house()) {
                assertThat(quiet.getBean(Routes.class).all())
                        .extracting(Route::path)
                        .noneMatch(path -> path.startsWith("/demo"));
            }
        }
    }
}
