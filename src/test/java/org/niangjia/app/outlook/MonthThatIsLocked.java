package org.niangjia.app.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("锁定的月份")
class MonthThatIsLocked {
    @Autowired
    private ApplicationContext context;

    /** Puts a case back into last month, as if it had been handed in then. */
    private String lastMonth(Shipyard yard) {
        String no = yard.submit().text("no");
        LocalDate day = YearMonth.from(yard.place.today()).minusMonths(1).atDay(3);
        context.getBean(JdbcClient.class)
                .sql("""
                UPDATE request_standing SET opened_on = ?, first_due_on = ?, since = ?
                 WHERE district = ? AND case_id = (SELECT id FROM case_view WHERE district = ? AND no = ?)
                """)
                .params(
                        day,
                        day.plusDays(7),
                        day.atStartOfDay(java.time.ZoneOffset.UTC).toOffsetDateTime(),
                        yard.district,
                        yard.district,
                        no)
                .update();
        return no;
    }

    private static long received(Http.Reply table) {
        assertThat(table.status()).as(table.raw().body()).isEqualTo(200);
        return Http.items(table).stream()
                .filter(item -> item.path("key").asString().equals("received"))
                .findFirst()
                .orElseThrow()
                .path("numerator")
                .asLong();
    }

    @Test
    @DisplayName("锁定后来的件不改变它，只另外列出差异；解锁要理由，只有县里的领导能解；再锁就是新数")
    void keepsItsFiguresAndShowsTheDifference() {
        Shipyard yard = new Shipyard(context);
        String month = YearMonth.from(yard.place.today()).minusMonths(1).toString();
        String page = "/api/outlook/tables?period=" + month;
        lastMonth(yard);
        assertThat(received(yard.deputy.get(page))).isEqualTo(1);
        assertThat(yard.countyOfficer
                        .post("/api/outlook/tables/lock", Map.of("period", month))
                        .status())
                .isEqualTo(200);
        assertThat(yard.countyOfficer
                        .post("/api/outlook/tables/lock", Map.of("period", month))
                        .status())
                .isEqualTo(409);
        lastMonth(yard);
        Http.Reply locked = yard.deputy.get(page);
        assertThat(received(locked)).isEqualTo(1);
        assertThat(locked.json().path("locked").asBoolean()).isTrue();
        assertThat(locked.json().path("lockedBy").asString()).contains("中心赵");
        assertThat(locked.json().path("differences").asInt()).isPositive();
        Map<String, String> reason = Map.of("period", month, "reason", "补登一件漏录的来信");
        assertThat(yard.officer.post("/api/outlook/tables/unlocking", reason).status())
                .isEqualTo(403);
        assertThat(yard.countyOfficer
                        .post("/api/outlook/tables/unlocking", reason)
                        .status())
                .isEqualTo(403);
        assertThat(yard.deputy
                        .post("/api/outlook/tables/unlocking", Map.of("period", month, "reason", "无"))
                        .status())
                .isEqualTo(422);
        assertThat(yard.deputy.post("/api/outlook/tables/unlocking", reason).status())
                .isEqualTo(200);
        assertThat(yard.deputy.post("/api/outlook/tables/unlocking", reason).status())
                .isEqualTo(409);
        assertThat(received(yard.deputy.get(page))).isEqualTo(2);
        assertThat(yard.countyOfficer
                        .post("/api/outlook/tables/lock", Map.of("period", month))
                        .status())
                .isEqualTo(200);
        assertThat(received(yard.deputy.get(page))).isEqualTo(2);
        assertThat(yard.deputy.get(page).json().path("differences").asInt()).isZero();
    }

    @Test
    @DisplayName("没过完的月份锁不了；看不懂的报表期、镇里和邻县都不行")
    void isRefusedWhileItRuns() {
        Shipyard yard = new Shipyard(context);
        String now = YearMonth.from(yard.place.today()).toString();
        assertThat(yard.deputy
                        .post("/api/outlook/tables/lock", Map.of("period", now))
                        .status())
                .isEqualTo(422);
        assertThat(yard.deputy
                        .post("/api/outlook/tables/lock", Map.of("period", "2026-13"))
                        .status())
                .isEqualTo(422);
        assertThat(Http.items(yard.officer.get("/api/outlook/tables?period=" + now)))
                .isEmpty();
    }

    @Test
    @DisplayName("自己的表样：选的数、手填的栏目，同名不收")
    void isShownInALayoutOfOnesOwn() {
        Shipyard yard = new Shipyard(context);
        Map<String, Object> form = Map.of("name", "上报市总", "codes", List.of("received", "on_time"), "free", "典型案例\n备注");
        assertThat(yard.deputy
                        .post("/api/outlook/tables/templates", Map.of("name", ""))
                        .status())
                .isEqualTo(422);
        Http.Reply saved = yard.deputy.post("/api/outlook/tables/templates", form);
        assertThat(saved.status()).as(saved.raw().body()).isEqualTo(201);
        assertThat(yard.deputy.post("/api/outlook/tables/templates", form).status())
                .isEqualTo(409);
        String template = saved.header("Location").replaceAll(".*template=", "");
        String month = YearMonth.from(yard.place.today()).minusMonths(1).toString();
        Map<String, Object> entry =
                Map.of("template", template, "period", month, "part", "", "free", "典型案例", "text", "船厂欠薪已补发");
        assertThat(yard.deputy.post("/api/outlook/tables/entries", entry).status())
                .isEqualTo(200);
        String page = yard.deputy
                .send(yard.deputy
                        .request("/outlook/tables?period=" + month + "&template=" + template)
                        .header("Accept", "text/html")
                        .GET())
                .raw()
                .body();
        assertThat(page).contains("典型案例", "船厂欠薪已补发", "按时答复率").doesNotContain("<th scope=\"col\" class=\"r\">重办率");
    }

    @Test
    @DisplayName("导出的表和页面一样，先合计后分类；镇里、与单位有关联的人导不出一行")
    void isTakenOutAsASheetByTheCountyAlone() {
        Shipyard yard = new Shipyard(context);
        lastMonth(yard);
        Actor actor = Actor.officer(UUID.randomUUID(), "某干部", UUID.randomUUID(), "某县总工会·干部");
        List<Integer> district = List.of(yard.district);
        Scope county = new Scope(actor, district, yard.place.county.path(), Set.of());
        List<TableExport.Line> lines = lines(yard, county);
        assertThat(lines).hasSize(2);
        assertThat(java.util.Objects.requireNonNull(lines.getFirst().figure("received"))
                        .value())
                .isEqualTo(1.0);
        assertThat(java.util.Objects.requireNonNull(lines.getLast().figure("received"))
                        .hidden())
                .isTrue();
        assertThat(lines(yard, new Scope(actor, district, yard.town.path(), Set.of())))
                .isEmpty();
        assertThat(lines(yard, new Scope(actor, district, yard.place.county.path(), Set.of(yard.yard.id()))))
                .isEmpty();
        assertThat(yard.deputy.get("/api/outlook/tables/exports").status()).isEqualTo(200);
        assertThat(yard.officer.get("/api/outlook/tables/exports").status()).isEqualTo(403);
    }

    private List<TableExport.Line> lines(Shipyard yard, Scope scope) {
        ExportContext asked = new ExportContext(
                scope,
                yard.district,
                Map.of(),
                Set.of(),
                context.getBean(Dictionary.class).in(Locale.CHINESE));
        return context.getBean(TableExport.class).page(asked, null, 100);
    }

    @Test
    @DisplayName("两人同时锁定，只有一个成；没有约束就会锁两次")
    void isLockedByOneOfTwo() throws Exception {
        assertThat(lockedByTwo(false)).isEqualTo(1);
        assertThat(lockedByTwo(true)).isEqualTo(2);
    }

    private static int lockedByTwo(boolean without) throws Exception {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            if (without) {
                copy.asOwner("DROP INDEX outlook_lock_one");
            }
            List<Callable<Integer>> two = List.of(() -> insert(copy, 1), () -> insert(copy, 2));
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                int locked = 0;
                for (Future<Integer> each : pool.invokeAll(two)) {
                    locked += each.get();
                }
                return locked;
            }
        }
    }

    private static int insert(TestDatabase.Copy copy, int round) throws SQLException {
        try (Connection connection = copy.app().connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("""
                    INSERT INTO outlook_lock (district, period, round, locked_at, locked_by, locked_name)
                    VALUES (330903, '2026-10', %d, TIMESTAMPTZ '2026-11-02 09:00+08', gen_random_uuid(), '某人')
                    ON CONFLICT DO NOTHING
                    """.formatted(round));
        }
    }
}
