package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Http.Reply;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.reference.Regions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("用人单位从表格导入")
class OfficerImportingEmployers {
    private static final String IMPORTS = "/api/employers/imports";
    private static final List<String> HEADINGS =
            List.of("单位名称*", "统一社会信用代码", "所在镇街*", "行业", "职工人数", "人数来源", "人数日期", "联系人", "联系电话");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Employers employers;

    private TestOrganisation house;
    private Http officer;
    private String county;
    private String name;

    @BeforeEach
    void aCountyWithItsOfficer() {
        house = new TestOrganisation(context);
        officer = Http.as(context, house.holder(house.county, PostRole.DEPUTY_CHAIR, "县里钱"));
        county = context.getBean(Regions.class).name(house.district);
        name = "导入厂" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static byte[] sheet(Consumer<Worksheet> fill) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("用人单位");
            for (int c = 0; c < HEADINGS.size(); c++) {
                sheet.value(0, c, HEADINGS.get(c));
            }
            fill.accept(sheet);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int c = 0; c < cells.length; c++) {
            if (!cells[c].isEmpty()) {
                sheet.value(row, c, cells[c]);
            }
        }
    }

    private List<String> found() {
        return employers.page(house.house, EmployerQuery.of(name), null, 20).stream()
                .map(employer -> employer.facts().name())
                .toList();
    }

    private static List<org.assertj.core.groups.Tuple> errors(Reply reply) {
        return reply.json()
                .path("errors")
                .valueStream()
                .map(error -> tuple(
                        error.path("code").asString(""),
                        error.path("row").asInt(),
                        error.path("column").asString("")))
                .toList();
    }

    @Test
    @DisplayName("先检查后入库；检查不写一行；再传一次，每行都说已经有了")
    void aSheetIsLookedThroughAndThenStored() throws IOException {
        byte[] file = sheet(sheet -> {
            row(
                    sheet,
                    1,
                    name + "甲",
                    TestOrganisation.creditCode(),
                    county,
                    "船舶",
                    "60",
                    "单位填报",
                    "2026-03-02",
                    "王海生",
                    "0580-4470000");
            row(sheet, 2, name + "乙", "", Integer.toString(house.district));
        });
        Reply looked = officer.upload(IMPORTS, "单位.xlsx", file);
        assertThat(looked.status()).as(looked.raw().body()).isEqualTo(201);
        assertThat(errors(looked)).isEmpty();
        assertThat(looked.text("state")).isEqualTo("CHECKED");
        assertThat(looked.json().path("good").asInt()).isEqualTo(2);
        assertThat(found()).isEmpty();
        Reply stored = officer.post(IMPORTS + "/" + looked.text("id") + "/storage", Map.of("mode", "all"));
        assertThat(stored.text("state")).isEqualTo("STORED");
        assertThat(stored.json().path("stored").asInt()).isEqualTo(2);
        assertThat(found()).containsExactlyInAnyOrder(name + "甲", name + "乙");
        Reply again = officer.upload(IMPORTS + "?mode=all", "单位.xlsx", file);
        assertThat(again.text("state")).isEqualTo("REFUSED");
        assertThat(errors(again))
                .containsExactly(
                        tuple("organisation.SHEET_CREDIT_CODE_KNOWN", 2, "统一社会信用代码"),
                        tuple("organisation.SHEET_NAME_KNOWN", 3, "单位名称"));
        assertThat(found()).hasSize(2);
    }

    @Test
    @DisplayName("有一行不对，全部导入时一行都不进；每处错误说出行和列；只导入正确行时只进正确的")
    void oneBadRowStoresNothingUnlessOnlyTheGoodAreWanted() throws IOException {
        String code = TestOrganisation.creditCode();
        byte[] file = sheet(sheet -> {
            row(sheet, 1, name + "好", code, county);
            row(sheet, 2, name + "重", code, county);
            row(sheet, 3, name + "错", "91330903MA2XX00K97", "没有这个镇");
            row(sheet, 4, name + "缺", "", county, "", "60");
            row(sheet, 5, "", "", county);
            sheet.value(6, 0, name + "式");
            sheet.formula(6, 2, "C2");
        });
        Reply all = officer.upload(IMPORTS + "?mode=all", "单位.xlsx", file);
        assertThat(errors(all))
                .containsExactlyInAnyOrder(
                        tuple("organisation.TWICE_IN_SHEET", 3, "统一社会信用代码"),
                        tuple("organisation.SHEET_PLACE_UNKNOWN", 4, "所在镇街"),
                        tuple("base.CREDIT_CODE_CHECK", 4, "统一社会信用代码"),
                        tuple("organisation.STAFF_WITHOUT_SOURCE", 5, "人数来源"),
                        tuple("sheet.MISSING", 6, "单位名称"),
                        tuple("sheet.FORMULA", 7, "所在镇街"));
        assertThat(all.json().path("rows").asInt()).isEqualTo(6);
        assertThat(all.json().path("good").asInt()).isEqualTo(1);
        assertThat(found()).isEmpty();
        Reply good = officer.upload(IMPORTS + "?mode=good", "单位.xlsx", file);
        assertThat(good.json().path("stored").asInt()).isEqualTo(1);
        assertThat(found()).containsExactly(name + "好");
    }

    @Test
    @DisplayName("不是表格的文件当场拒绝；我传的别人看不到，没有职责的人不能传")
    void whatIsNoSheetIsRefusedAndNobodyElseSeesMine() throws IOException {
        assertThat(officer.upload(IMPORTS, "a.xlsx", "<p>不是表格".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        Reply mine = officer.upload(IMPORTS, "单位.xlsx", sheet(sheet -> row(sheet, 1, name, "", county)));
        Union town = house.town("港口街道总工会", 1);
        Http clerk = Http.as(context, house.holder(town, PostRole.CLERK, "镇上林"));
        assertThat(clerk.get(IMPORTS + "/" + mine.text("id")).status()).isEqualTo(404);
        Http worker = Http.as(context, house.account("职工"));
        assertThat(worker.upload(IMPORTS, "单位.xlsx", sheet(sheet -> row(sheet, 1, name, "", county)))
                        .status())
                .isEqualTo(403);
    }
}
