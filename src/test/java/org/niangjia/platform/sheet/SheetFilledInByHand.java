package org.niangjia.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.base.Refusal;

@DisplayName("读取手工填写的表格")
class SheetFilledInByHand {
    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.required("单位名称", SheetColumn.Kind.WORDS, "全称", "某某厂"),
            SheetColumn.optional("代码", SheetColumn.Kind.CODE, "18 位", "91"),
            SheetColumn.optional("人数", SheetColumn.Kind.WHOLE_NUMBER, "在册", "60"),
            SheetColumn.optional("日期", SheetColumn.Kind.DATE, "", "2026-03-02"));

    @TempDir
    Path folder;

    private final List<SheetRow> rows = new ArrayList<>();

    private SheetReading read(Consumer<Worksheet> fill, int mostRows) throws IOException {
        return read(file(fill), mostRows);
    }

    private SheetReading read(Path file, int mostRows) {
        return SheetReader.read(file, COLUMNS, SheetLimits.rows(mostRows), rows::add);
    }

    private Path file(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("表");
            sheet.value(0, 0, "单位名称*");
            sheet.value(0, 1, " 代 码（必填）");
            sheet.value(0, 2, "人数");
            sheet.value(0, 3, "日期");
            sheet.value(0, 4, "我自己的备注");
            fill.accept(sheet);
        }
        return file;
    }

    @Test
    @DisplayName("规规矩矩的一行读得一字不差，生僻字、间隔号也在")
    void aSoundRowIsReadAsTyped() throws IOException {
        SheetReading reading = read(
                sheet -> {
                    sheet.value(1, 0, "　䶮𬭩·海运有限公司 ");
                    sheet.value(1, 1, "91330903MA2XX00K97");
                    sheet.value(1, 2, 60);
                    sheet.value(1, 3, LocalDate.of(2026, 3, 2));
                    sheet.style(1, 3).format("yyyy-MM-dd").set();
                    sheet.value(2, 0, "乙厂");
                    sheet.value(2, 2, "128");
                    sheet.value(2, 3, "2026年3月2日");
                },
                10);
        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.rows()).isEqualTo(2);
        assertThat(reading.ignored()).containsExactly("我自己的备注");
        assertThat(rows.getFirst().cells()).containsExactly("䶮𬭩·海运有限公司", "91330903MA2XX00K97", "60", "2026-03-02");
        assertThat(rows.get(1).date(3)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(rows.get(1).wholeNumber(2)).isEqualTo(128);
        assertThat(rows.get(1).number()).isEqualTo(3);
    }

    @Test
    @DisplayName("公式、合并、数字代码、小数人数、没有的日期、漏填，都说出行和列")
    void everyMistakeIsNamedByRowAndColumn() throws IOException {
        SheetReading reading = read(
                sheet -> {
                    sheet.value(1, 0, "甲厂");
                    sheet.formula(1, 2, "30+30");
                    sheet.value(2, 0, "乙厂");
                    sheet.value(2, 1, 913309031234L);
                    sheet.value(2, 2, 1.5);
                    sheet.value(3, 1, "91330903MA2XX00K97");
                    sheet.value(3, 3, "2026-13-02");
                    sheet.value(5, 0, "丙厂");
                    sheet.range(5, 0, 6, 0).merge();
                },
                10);
        assertThat(reading.refusals())
                .extracting(Refusal::code, Refusal::row, Refusal::column)
                .containsExactlyInAnyOrder(
                        tuple("sheet.MERGED", 6, "单位名称"),
                        tuple("sheet.FORMULA", 2, "人数"),
                        tuple("sheet.NUMBER_FOR_CODE", 3, "代码"),
                        tuple("sheet.NOT_WHOLE_NUMBER", 3, "人数"),
                        tuple("sheet.NOT_DATE", 4, "日期"),
                        tuple("sheet.MISSING", 4, "单位名称"));
        assertThat(rows).extracting(SheetRow::sound).containsExactly(false, false, false, true);
    }

    @Test
    @DisplayName("行数到限为止都收，多一行不收")
    void asManyRowsAsAllowedAndNotOneMore() throws IOException {
        Consumer<Worksheet> three = sheet -> {
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, "厂" + row);
            }
        };
        assertThat(read(three, 3).refusals()).isEmpty();
        assertThat(read(three, 2).refusals()).extracting(Refusal::code).containsExactly("sheet.TOO_MANY_ROWS");
    }

    @Test
    @DisplayName("缺必填的列、空表，说清楚")
    void missingColumnsAndEmptySheetsAreNamed() throws IOException {
        assertThat(read(sheet -> {}, 5).refusals()).extracting(Refusal::code).containsExactly("sheet.EMPTY");
        assertThat(read(sheet -> sheet.value(0, 0, "别的"), 5).refusals())
                .extracting(Refusal::code, Refusal::column)
                .containsExactly(tuple("sheet.COLUMN_MISSING", "单位名称"));
    }

    @Test
    @DisplayName("改了后缀的文本、旧版 .xls、残缺的文件不读")
    void whatIsNoSheetIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("t.xlsx"), "单位名称,代码\n甲厂,91\n");
        Path old = Files.write(folder.resolve("o.xlsx"), new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0
        });
        byte[] whole = Files.readAllBytes(file(sheet -> sheet.value(1, 0, "甲厂")));
        Path half = Files.write(folder.resolve("h.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(read(text, 5).refusals()).extracting(Refusal::code).containsExactly("sheet.NOT_EXCEL");
        assertThat(read(old, 5).refusals()).extracting(Refusal::code).containsExactly("sheet.OLD_EXCEL");
        assertThat(read(half, 5).refusals()).extracting(Refusal::code).containsExactly("sheet.DAMAGED");
    }

    @Test
    @DisplayName("压缩炸弹不展开")
    void aBombIsNotUnpacked() throws IOException {
        Path whole = file(sheet -> sheet.value(1, 0, "甲厂"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/media/big.bin"));
            zip.write(new byte[8 << 20]);
            copy(whole, zip);
        }
        Path bomb = Files.write(folder.resolve("b.xlsx"), bytes.toByteArray());
        assertThat(read(bomb, 5).refusals()).extracting(Refusal::code).containsExactly("sheet.INFLATES_TOO_FAR");
    }

    @Test
    @DisplayName("1904 日期系统的表格，日期不差四年")
    void datesOfTheOtherSystemAreRight() throws IOException {
        Path whole = file(sheet -> {
            sheet.value(1, 0, "甲厂");
            sheet.value(1, 3, 44621);
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            copy(whole, zip);
        }
        Path file = Files.write(folder.resolve("m.xlsx"), bytes.toByteArray());
        assertThat(read(file, 5).refusals()).isEmpty();
        assertThat(rows.getFirst().date(3)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    /** Copies every part, turning the workbook into one that counts days from 1904. */
    private static void copy(Path whole, ZipOutputStream zip) throws IOException {
        try (ZipFile in = new ZipFile(whole.toFile())) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                boolean workbook = entry.getName().equals("xl/workbook.xml");
                String changed = workbook ? text.replace("date1904=\"false\"", "date1904=\"true\"") : text;
                zip.write(changed.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    @DisplayName("模板自己读得回来，代码列是文本")
    void theTemplateReadsBack() throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            SheetTemplate.write(out, "单位", COLUMNS, List.of("填写说明", "列", "必填", "怎么填", "例子", "是"));
        }
        assertThat(read(file, 5).refusals()).extracting(Refusal::code).containsExactly("sheet.EMPTY");
    }
}
