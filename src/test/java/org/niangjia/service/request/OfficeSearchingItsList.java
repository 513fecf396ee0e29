package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.PostRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("经办人在诉求台账里查找、导出")
class OfficeSearchingItsList {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;
    private String wages;
    private String canteen;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
        wages = yard.submit().text("no");
        Map<String, Object> other = yard.wages();
        other.put("category", "LAW");
        other.put("text", "食堂几点开门？想带家属一起吃。");
        canteen = yard.worker.post("/api/requests", other).text("no");
    }

    @Test
    @DisplayName("按编号、内容里的词、单位、类别、环节、日期都找得到，多个条件同时算")
    void findsByEachCondition() {
        LocalDate today = WorkingCalendar.dayOf(java.time.Instant.now());
        assertThat(found("")).containsExactlyInAnyOrder(wages, canteen);
        assertThat(found("q=" + wages.toLowerCase(java.util.Locale.ROOT))).containsExactly(wages);
        assertThat(found("q=" + of("工头"))).containsExactly(wages);
        assertThat(found("q=" + of("大洋船舶"))).hasSize(2);
        assertThat(found("q=" + of("100%_没有"))).isEmpty();
        assertThat(found("category=LAW")).containsExactly(canteen);
        assertThat(found("step=SIGN")).hasSize(2);
        assertThat(found("step=HANDLE")).isEmpty();
        assertThat(found("office=" + yard.town.id())).containsExactly(wages);
        assertThat(found("office=" + UUID.randomUUID())).isEmpty();
        assertThat(found("from=" + today + "&until=" + today)).hasSize(2);
        assertThat(found("from=" + today.plusDays(1))).isEmpty();
        assertThat(found("until=" + today.minusDays(1))).isEmpty();
        assertThat(found("q=" + of("工头") + "&category=LAW")).isEmpty();
        assertThat(found("from=nonsense&step=nonsense&office=nonsense")).hasSize(2);
    }

    @Test
    @DisplayName("超期只列期限已过、还没办结的")
    void listsLateOnes() {
        assertThat(found("which=late")).isEmpty();
        jdbc.sql("UPDATE casework_case SET due_at = opened_at - interval '1 minute' WHERE district = ? AND no = ?")
                .params(yard.district, wages)
                .update();
        assertThat(found("which=late")).containsExactly(wages);
        assertThat(found("which=late&category=LAW")).isEmpty();
    }

    @Test
    @DisplayName("一页一页翻，条件不丢，不重不漏")
    void pagesWithTheConditionKept() {
        String third = yard.submit().text("no");
        Http.Reply first = yard.officer.get("/api/requests?category=WAGES&limit=1");
        assertThat(first.json().path("items").size()).isEqualTo(1);
        Http.Reply second = yard.officer.get("/api/requests?category=WAGES&limit=1&after=" + first.text("next"));
        assertThat(List.of(no(first), no(second))).containsExactly(third, wages);
        assertThat(second.json().path("next").isNull()).isTrue();
        String page = page(yard.officer, "/requests?category=WAGES&limit=1");
        assertThat(page).contains("category=WAGES&amp;after=").contains("本页 1 件，后面还有");
        assertThat(page(yard.officer, "/requests?q=" + of("食堂")))
                .contains("共 1 件")
                .doesNotContain(wages);
        assertThat(page(yard.officer, "/requests?q=" + of("没有的词"))).contains("没有符合这些条件的诉求");
    }

    @Test
    @DisplayName("导出按条件、按选的列，姓名遮盖，写进办理记录，不记找的词")
    void exportsWhatIsFiltered() throws IOException {
        Map<String, String> asked = Map.of("which", "all", "q", "工头");
        List<List<String>> sheet = sheet(yard.colleague, asked, "no", "subject", "applicantMasked");
        assertThat(sheet).hasSize(2);
        assertThat(sheet.getFirst()).containsExactly("办件编号", "事项", "诉求人（遮盖）");
        assertThat(sheet.get(1).getFirst()).isEqualTo(wages);
        assertThat(sheet.get(1).get(2)).isEqualTo("陈 * *");
        List<String> recorded = jdbc.sql("SELECT detail FROM trail_entry WHERE district = ? AND act = 'DOWNLOADED'")
                .param(yard.district)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(recorded).hasSize(1).noneMatch(detail -> detail.contains("工头"));
        assertThat(recorded.getFirst()).contains("诉求人（遮盖）");
    }

    @Test
    @DisplayName("单位主席兼人事：查不到、导不出；就算同时在镇总任职，也没有本单位的保密诉求")
    void hidesFromTheBossesMan() throws IOException {
        assertThat(numbers(yard.chair, "which=all")).containsExactly(canteen);
        for (String asked : List.of("q=" + wages, "q=" + of("工头"), "category=WAGES", "office=" + yard.town.id())) {
            assertThat(numbers(yard.chair, "which=all&" + asked)).as(asked).isEmpty();
        }
        assertThat(yard.chair.get("/api/requests/exports").status()).isEqualTo(403);
        assertThat(yard.officer.get("/api/requests/exports").status()).isEqualTo(403);
        yard.place.appoint(yard.place.post(yard.town, PostRole.CHAIR), yard.chairAccount);
        Http both = Http.as(context, yard.chairAccount);
        assertThat(numbers(both, "which=all")).containsExactly(canteen);
        assertThat(sheet(both, Map.of("which", "all"), "no")).containsExactly(List.of("办件编号"), List.of(canteen));
    }

    @Test
    @DisplayName("邻县什么也查不到")
    void leaksNothingToTheNeighbour() throws IOException {
        assertThat(Http.items(yard.neighbour.get("/api/requests?which=all&q=" + wages)))
                .isEmpty();
        assertThat(sheet(yard.neighbour, Map.of("which", "all"), "no")).hasSize(1);
    }

    private List<String> found(String asked) {
        return numbers(yard.officer, asked);
    }

    private static List<String> numbers(Http who, String asked) {
        return Http.items(who.get("/api/requests?" + asked)).stream()
                .map(item -> item.path("no").asString())
                .toList();
    }

    private static String no(Http.Reply reply) {
        return Http.items(reply).getFirst().path("no").asString();
    }

    private static String of(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static String page(Http who, String path) {
        return who.send(who.request(path).header("Accept", "text/html").GET())
                .raw()
                .body();
    }

    private static List<List<String>> sheet(Http who, Map<String, String> filter, String... columns)
            throws IOException {
        Http.Reply asked = who.post(
                "/api/requests/exports", Map.of("columns", List.of(columns), "format", "xlsx", "filter", filter));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        HttpResponse<byte[]> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer =
                    client.send(who.request(asked.text("file")).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }
}
