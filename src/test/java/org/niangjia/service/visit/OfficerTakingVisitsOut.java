package org.niangjia.service.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("走访台账导出：看得到的、筛过的，选几列是几列")
class OfficerTakingVisitsOut {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;
    private String no = "";

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
        no = yard.find().text("no");
    }

    private List<List<String>> sheet(Http who, Map<String, String> filter, String... columns) throws IOException {
        Http.Reply asked = who.post(
                "/api/visits/exports", Map.of("columns", List.of(columns), "format", "xlsx", "filter", filter));
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

    @Test
    @DisplayName("按单位筛过的、选了的列；走访里写的话不带走，谁拿走了记下来")
    void takesWhatIsNarrowed() throws IOException {
        List<List<String>> sheet =
                sheet(yard.colleague, Map.of("q", "大洋"), "no", "unit", "owner", "found", "open", "state");
        assertThat(sheet.getFirst()).containsExactly("走访编号", "单位", "记录人", "发现问题数", "未了结数", "状态");
        assertThat(sheet.get(1)).containsExactly(no, "大洋船舶修造有限公司", "镇上林", "1", "1", "已记录");
        assertThat(sheet).hasSize(2);
        assertThat(sheet(yard.colleague, Map.of("q", "没有的公司"), "no")).hasSize(1);
        assertThat(sheet(yard.colleague, Map.of("mine", "1"), "no")).hasSize(1);
        List<String> recorded = jdbc.sql("SELECT detail FROM trail_entry WHERE district = ? AND act = 'DOWNLOADED'")
                .param(yard.district)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(recorded).isNotEmpty().anyMatch(detail -> detail.contains("未了结数"));
    }

    @Test
    @DisplayName("本单位的、邻县的、只管审计的，都拿不走")
    void givesNothingToOthers() throws IOException {
        assertThat(yard.chair.get("/api/visits/exports").status()).isEqualTo(403);
        assertThat(yard.officer.get("/api/visits/exports").status()).isEqualTo(403);
        assertThat(sheet(yard.neighbour, Map.of(), "no")).hasSize(1);
        Http auditor = Http.as(context, yard.place.holder(yard.place.county, PostRole.AUDITOR, "经审孔"));
        assertThat(auditor.get("/api/visits/exports").status()).isEqualTo(404);
        assertThat(auditor.post("/api/visits/exports", Map.of("columns", List.of("no"), "format", "xlsx"))
                        .status())
                .isEqualTo(404);
        yard.place.appoint(yard.place.post(yard.town, PostRole.CHAIR), yard.chairAccount);
        assertThat(sheet(Http.as(context, yard.chairAccount), Map.of(), "no")).hasSize(1);
    }

    @Test
    @DisplayName("走访记录表写着职工说的话：留在工会，不请单位签字")
    void keepsTheRecordSheetInTheUnion() {
        String sheet = yard.officer.get("/visits/" + no + "/paper").raw().body();
        assertThat(sheet).contains("夜班没有热饭吃").contains("不给单位").doesNotContain("单位确认");
    }
}
