package org.niangjia.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

@DisplayName("太多、太大、有诈的表格")
class FileThatIsTooMuch {
    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.required("name", SheetColumn.Kind.WORDS, "姓名", "Name").longest(5),
            SheetColumn.optional("id", SheetColumn.Kind.CODE, "身份证号", "ID number"));

    private final List<SheetRow> rows = new ArrayList<>();
    private Mistakes mistakes = new Mistakes();

    private List<String> refused(byte[] file, SheetLimits limits) {
        rows.clear();
        mistakes = new Mistakes();
        try {
            new SheetReader(COLUMNS, limits, mistakes, rows::add).read(file);
            return List.of();
        } catch (RefusedException e) {
            return e.reasons().stream().map(Refusal::code).toList();
        }
    }

    private List<String> refused(byte[] file) {
        return refused(file, SheetLimits.rows(SheetLimits.MOST_ROWS));
    }

    private static byte[] csv(int count) {
        return ("姓名\n" + "甲\n".repeat(count)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("表");
            sheet.value(0, 0, "姓名");
            sheet.value(0, 1, "身份证号");
            sheet.value(1, 0, "甲");
        }
        return out.toByteArray();
    }

    private static ZipFile parts(byte[] whole) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(whole))
                .get();
    }

    /** The same parts, some of them changed or added. */
    private static byte[] changed(byte[] whole, Map<String, UnaryOperator<String>> changes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, UnaryOperator<String>> left = new HashMap<>(changes);
        try (ZipFile in = parts(whole);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                UnaryOperator<String> change = left.remove(entry.getName());
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write((change == null ? text : change.apply(text)).getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, UnaryOperator<String>> added : left.entrySet()) {
                zip.putNextEntry(new ZipEntry(added.getKey()));
                zip.write(added.getValue().apply("").getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("十五万行收，十五万零一行不收")
    void aHundredAndFiftyThousandRowsAndNotOneMore() {
        assertThat(refused(csv(150_000))).isEmpty();
        assertThat(rows).hasSize(150_000);
        assertThat(refused(csv(150_001))).containsExactly("sheet.TOO_MANY_ROWS");
    }

    @Test
    @DisplayName("文件大小、展开大小、压缩比，到限为止收，过一点不收")
    void sizesHaveTwoSides() throws IOException {
        byte[] file = workbook();
        assertThat(refused(file, new SheetLimits(10, file.length, 1 << 20, 100)))
                .isEmpty();
        assertThat(refused(file, new SheetLimits(10, file.length - 1, 1 << 20, 100)))
                .containsExactly("sheet.FILE_TOO_LARGE");
        int inflated = 0;
        try (ZipFile in = parts(file)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                inflated += in.getInputStream(entry).readAllBytes().length;
            }
        }
        assertThat(refused(file, new SheetLimits(10, 1 << 20, inflated, 100))).isEmpty();
        assertThat(refused(file, new SheetLimits(10, 1 << 20, inflated - 1, 100)))
                .containsExactly("sheet.INFLATES_TOO_FAR");
        byte[] bomb = changed(file, Map.of("xl/media/a.bin", none -> "0".repeat(3 << 20)));
        assertThat(refused(bomb, new SheetLimits(10, 1 << 20, 1 << 30, 5_000))).isEmpty();
        assertThat(refused(bomb)).containsExactly("sheet.INFLATES_TOO_FAR");
    }

    @Test
    @DisplayName("带宏的、加密码的、改后缀的 .xls 各有各的说法；XML 实体炸弹、外部实体不展开")
    void trapsAreRefused() throws IOException {
        assertThat(refused(changed(workbook(), Map.of("xl/vbaProject.bin", none -> "x"))))
                .containsExactly("sheet.MACROS");
        byte[] old = new byte[600];
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                0,
                old,
                0,
                8);
        assertThat(refused(old)).containsExactly("sheet.OLD_EXCEL");
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, old, 300, name.length);
        assertThat(refused(old)).containsExactly("sheet.ENCRYPTED");
        byte[] entities = changed(
                workbook(),
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        text -> text.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")
                                .replace(
                                        "<sheetData>",
                                        "<sheetData><row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is>"
                                                + "<t>&a;</t></is></c></row>")));
        refused(entities);
        assertThat(rows).noneMatch(row -> row.text("name").contains("root"));
        assertThat(refused("PK\3\4 nothing".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("sheet.DAMAGED");
    }

    @Test
    @DisplayName("共享公式、没有结果的公式都不收；隐藏的工作表不读，说一声")
    void formulasHideNowhere() throws IOException {
        byte[] shared = changed(
                workbook(),
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        text -> text.replace(
                                "</sheetData>",
                                "<row r=\"3\"><c r=\"A3\"><f t=\"shared\" ref=\"A3:A4\" si=\"0\">1+1</f><v>2</v></c></row>"
                                        + "<row r=\"4\"><c r=\"A4\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>"
                                        + "</sheetData>")));
        assertThat(refused(shared)).isEmpty();
        assertThat(mistakes.told()).extracting(Mistake::row).containsExactly(3, 4);
        assertThat(mistakes.told()).extracting(Mistake::code).containsOnly("sheet.FORMULA");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet hidden = workbook.newWorksheet("底稿");
            hidden.value(0, 0, "姓名");
            hidden.value(1, 0, "藏");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            Worksheet sheet = workbook.newWorksheet("表");
            sheet.value(0, 0, "某某工会会员名册");
            sheet.range(0, 0, 0, 3).merge();
            sheet.value(1, 0, "Name");
            sheet.value(1, 1, "ID number");
            sheet.value(2, 0, "甲");
        }
        Mistakes found = new Mistakes();
        SheetReading reading = new SheetReader(COLUMNS, SheetLimits.rows(5), found, rows::add).read(out.toByteArray());
        assertThat(reading.hidden()).containsExactly("底稿");
        assertThat(found.told()).as("a title above the headings may be merged").isEmpty();
        assertThat(rows.getLast().text("name")).isEqualTo("甲");
        assertThat(rows.getLast().number()).isEqualTo(3);
    }

    @Test
    @DisplayName("错误值（#N/A、#REF!）不当文字收，说出行和列")
    void errorCellsAreNoText() throws IOException {
        byte[] broken = changed(
                workbook(),
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        text -> text.replace(
                                "</sheetData>",
                                "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row>"
                                        + "<row r=\"4\"><c r=\"A4\" t=\"e\"><v>#REF!</v></c></row></sheetData>")));
        assertThat(refused(broken)).isEmpty();
        assertThat(mistakes.told()).extracting(Mistake::row).containsExactly(3, 4);
        assertThat(mistakes.told()).extracting(Mistake::code).containsOnly("sheet.ERROR_CELL");
    }

    @Test
    @DisplayName("CSV：UTF-8、带标记的 UTF-8、GBK、制表符、分号都读；号码成了科学计数法的不收")
    void textFilesOfEveryKind() {
        String text = "姓名,身份证号\n䶮某,=\"990903199001011234\"\n乙,9.90903E+17\n丙,'990903199001011234\n";
        for (byte[] file : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(Charset.forName("GB18030")),
                text.replace(',', '\t').getBytes(StandardCharsets.UTF_8),
                text.replace(',', ';').getBytes(StandardCharsets.UTF_8))) {
            assertThat(refused(file)).isEmpty();
            assertThat(rows)
                    .extracting(row -> row.text("id"))
                    .containsExactly("990903199001011234", "", "990903199001011234");
            assertThat(rows.getFirst().text("name")).isEqualTo("䶮某");
            assertThat(mistakes.told())
                    .extracting(Mistake::code, Mistake::row)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("sheet.NUMBER_FOR_CODE", 3));
        }
        assertThat(refused(new byte[] {0, 1, 2, 3})).containsExactly("sheet.NOT_EXCEL");
    }

    @Test
    @DisplayName("五个字收，六个字不收")
    void textsHaveALength() {
        refused("姓名\n一二三四五\n一二三四五六\n".getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes.told()).extracting(Mistake::row).containsExactly(3);
    }
}
