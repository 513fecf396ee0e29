package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Http.Reply;
import org.niangjia.platform.access.PostRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("把单位名录导出去")
class OfficerTakingEmployersOut {
    private static final String EXPORTS = "/api/employers/exports";

    @Autowired
    private ApplicationContext context;

    private TestOrganisation house;
    private Http officer;

    @BeforeEach
    void aCountyWithEmployers() {
        house = new TestOrganisation(context);
        officer = Http.as(context, house.holder(house.county, PostRole.DEPUTY_CHAIR, "县里钱"));
        for (int i = 0; i < 3; i++) {
            officer.post(
                    "/api/employers",
                    Map.of("name", "名录厂" + i, "place", house.town(1), "contactPhone", "1380580123" + i));
        }
        officer.post("/api/employers", Map.of("name", "=HYPERLINK(\"x\")厂", "place", house.town(1)));
    }

    private Reply ask(Http who, Map<String, ?> wish) {
        return who.post(EXPORTS, wish);
    }

    private static List<List<String>> rows(byte[] xlsx) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getFirstSheet().read().stream()
                    .map((Row row) -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }

    private int recorded(String id, String detail) {
        return context.getBean(JdbcClient.class)
                .sql("""
                        SELECT count(*) FROM trail_entry
                        WHERE district = :district AND act = 'DOWNLOADED' AND subject = :id AND detail LIKE :detail
                        """)
                .param("district", house.district)
                .param("id", UUID.fromString(id))
                .param("detail", "%" + detail + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("选几列就是几列，按列表的筛选，下载进办理记录；像公式的名称还是文字")
    void theChosenColumnsAreWritten() throws IOException {
        Reply asked = ask(officer, Map.of("columns", List.of("name", "contactPhoneMasked"), "format", "xlsx"));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        assertThat(recorded(asked.text("id"), "")).isZero();
        List<List<String>> rows = rows(officer.bytes(asked.text("file")));
        assertThat(rows.getFirst()).containsExactly("单位名称", "联系电话（遮盖）");
        assertThat(rows).hasSize(5).contains(List.of("名录厂1", "138 **** 1231"));
        assertThat(rows).anyMatch(row -> row.getFirst().equals("=HYPERLINK(\"x\")厂"));
        assertThat(recorded(asked.text("id"), "单位名称")).isEqualTo(1);

        Reply narrowed =
                ask(officer, Map.of("columns", List.of("name"), "format", "csv", "filter", Map.of("q", "名录厂2")));
        String csv = new String(officer.bytes(narrowed.text("file")), StandardCharsets.UTF_8);
        assertThat(csv).isEqualTo("\uFEFF单位名称\r\n名录厂2\r\n");
        Reply all = ask(officer, Map.of("columns", List.of("name"), "format", "csv"));
        assertThat(new String(officer.bytes(all.text("file")), StandardCharsets.UTF_8))
                .contains("\"'=HYPERLINK(\"\"x\"\")厂\"");
    }

    @Test
    @DisplayName("全号要写理由；没有查看密封信息职责的人写了理由也不行；理由进办理记录")
    void sensitiveColumnsTakeAReasonAndADuty() throws IOException {
        List<String> columns = List.of("name", "contactPhone");
        assertThat(ask(officer, Map.of("columns", columns)).status()).isEqualTo(422);
        Reply asked = ask(officer, Map.of("columns", columns, "reason", "核对会费通知"));
        assertThat(rows(officer.bytes(asked.text("file")))).contains(List.of("名录厂1", "13805801231"));
        assertThat(recorded(asked.text("id"), "核对会费通知")).isEqualTo(1);
        Http auditor = Http.as(context, house.holder(house.county, PostRole.AUDITOR, "县里审"));
        assertThat(ask(auditor, Map.of("columns", columns, "reason", "看看")).status())
                .isEqualTo(422);
        assertThat(ask(auditor, Map.of("columns", List.of("name"))).status()).isEqualTo(201);
        assertThat(auditor.get(asked.text("file")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("没有列、没有的列、没有的格式，都说清楚；没有职责 403")
    void whatIsWrongIsSaid() {
        assertThat(ask(officer, Map.of()).status()).isEqualTo(422);
        assertThat(ask(officer, Map.of("columns", List.of("nonsense"))).status())
                .isEqualTo(422);
        assertThat(ask(officer, Map.of("columns", List.of("name"), "format", "pdf"))
                        .status())
                .isEqualTo(422);
        Http worker = Http.as(context, house.account("职工"));
        assertThat(ask(worker, Map.of("columns", List.of("name"))).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("常用选法全办公室共用，别的办公室看不到；同名的不收两个")
    void choicesBelongToTheOffice() {
        Reply kept =
                officer.post(EXPORTS + "/choices", Map.of("name", "通讯录", "columns", List.of("name", "contactName")));
        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
        assertThat(officer.post(EXPORTS + "/choices", Map.of("name", "通讯录", "columns", List.of("name")))
                        .status())
                .isEqualTo(409);
        Http colleague = Http.as(context, house.holder(house.county, PostRole.AUDITOR, "县里审"));
        assertThat(colleague.get(EXPORTS).json().path("choices")).hasSize(1);
        Union town = house.town("港口街道总工会", 1);
        Http other = Http.as(context, house.holder(town, PostRole.CHAIR, "镇上主席"));
        assertThat(other.get(EXPORTS).json().path("choices")).isEmpty();
        String removal = EXPORTS + "/choices/" + kept.text("id") + "/removal";
        assertThat(other.post(removal, Map.of()).status()).isEqualTo(404);
        assertThat(colleague.post(removal, Map.of()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("名录页上有导出，选列的页面中英文都打得开")
    void thePageOpensInBothLanguages() {
        for (String language : List.of("zh", "en")) {
            Reply page = officer.send(officer.request("/employers/exports?q=%26x&town=" + house.town(1))
                    .header("Accept", "text/html")
                    .header("Cookie", "lang=" + language)
                    .GET());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.raw().body()).contains("value=\"&amp;x\"").doesNotContain(">sheet.");
        }
    }
}
