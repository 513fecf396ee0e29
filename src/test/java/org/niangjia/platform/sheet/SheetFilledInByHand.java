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
import java.util.Locale;
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
import org.niangjia.base.RefusedException;
import org.niangjia.platform.frame.Dictionary;

@DisplayName("读取手工填写的表格")
class SheetFilledInByHand {
    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.required("name", SheetColumn.Kind.WORDS, "单位名称", "Employer")
                    .note("全称", "Full name")
                    .example("某某厂")
                    .longest(20),
            SheetColumn.optional("code", SheetColumn.Kind.CODE, "代码", "Code").example("91"),
            SheetColumn.optional("staff", SheetColumn.Kind.WHOLE_NUMBER, "人数", "Staff"),
            SheetColumn.optional("day", SheetColumn.Kind.DATE, "日期", "Day"));

    @TempDir
    Path folder;

    private final List<SheetRow> rows = new ArrayList<>();

    private Mistakes mistakes = new Mistakes();

    private SheetReading read(Consumer<Worksheet> fill, int mostRows) throws IOException {
        return read(file(fill), mostRows);
    }

    private SheetReading read(Path file, int mostRows) throws IOException {
        rows.clear();
        mistakes = new Mistakes();
        return new SheetReader(COLUMNS, SheetLimits.rows(mostRows), mistakes, rows::add).read(Files.readAllBytes(file));
    }

    /** Why the file as a whole was refused. */
    private List<String> refused(Path file, int mostRows) throws IOException {
        try {
            read(file, mostRows);
            return List.of();
        } catch (RefusedException e) {
            return e.reasons().stream().map(Refusal::code).toList();
        }
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
        assertThat(mistakes.told()).isEmpty();
        assertThat(reading.rows()).isEqualTo(2);
        assertThat(reading.ignored()).containsExactly("我自己的备注");
        assertThat(rows.getFirst().cells()).containsExactly("䶮𬭩·海运有限公司", "91330903MA2XX00K97", "60", "2026-03-02");
        assertThat(rows.get(1).date("day")).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(rows.get(1).wholeNumber("staff")).isEqualTo(128);
        assertThat(rows.get(1).number()).isEqualTo(3);
    }

    @Test
    @DisplayName("公式、合并、数字代码、小数人数、没有的日期、漏填，都说出行和列")
    void everyMistakeIsNamedByRowAndColumn() throws IOException {
        read(
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
        assertThat(mistakes.told())
                .extracting(Mistake::code, Mistake::row, Mistake::column)
                .containsExactlyInAnyOrder(
                        tuple("sheet.MERGED", 6, "name"),
                        tuple("sheet.FORMULA", 2, "staff"),
                        tuple("sheet.NUMBER_FOR_CODE", 3, "code"),
                        tuple("sheet.NOT_WHOLE_NUMBER", 3, "staff"),
                        tuple("sheet.NOT_DATE", 4, "day"),
                        tuple("sheet.MISSING", 4, "name"));
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
        assertThat(refused(file(three), 3)).isEmpty();
        assertThat(rows).hasSize(3);
        assertThat(refused(file(three), 2)).containsExactly("sheet.TOO_MANY_ROWS");
    }

    @Test
    @DisplayName("缺必填的列、空表，说清楚")
    void missingColumnsAndEmptySheetsAreNamed() throws IOException {
        assertThat(refused(file(sheet -> {}), 5)).containsExactly("sheet.EMPTY");
        assertThat(refused(file(sheet -> sheet.value(0, 0, "别的")), 5)).containsExactly("sheet.COLUMN_MISSING");
    }

    @Test
    @DisplayName("改了后缀的文本、旧版 .xls、残缺的文件不读")
    void whatIsNoSheetIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("t.xlsx"), "<html><table><tr><td>单位名称</td></tr></table></html>");
        Path old = Files.write(folder.resolve("o.xlsx"), new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0
        });
        byte[] whole = Files.readAllBytes(file(sheet -> sheet.value(1, 0, "甲厂")));
        Path half = Files.write(folder.resolve("h.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(refused(text, 5)).containsExactly("sheet.NOT_EXCEL");
        assertThat(refused(old, 5)).containsExactly("sheet.OLD_EXCEL");
        assertThat(refused(half, 5)).containsExactly("sheet.DAMAGED");
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
        assertThat(refused(bomb, 5)).containsExactly("sheet.INFLATES_TOO_FAR");
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
        assertThat(refused(file, 5)).isEmpty();
        assertThat(rows.getFirst().date("day")).isEqualTo(LocalDate.of(2026, 3, 2));
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
            SheetTemplate.write(out, "单位", COLUMNS, new Dictionary().in(Locale.CHINESE));
        }
        assertThat(refused(file, 5)).containsExactly("sheet.EMPTY");
    }
}
