package org.niangjia.service.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetColumn.Kind;
import org.niangjia.platform.store.DataFolder;
import org.springframework.stereotype.Component;

/**
 * 交办单列名. Which headings of the lines' own exports stand for which column: a bundled file, and one of the operator's
 * beside the data, {@code exchange/order-columns.csv}, read with every import so that nothing is typed twice (ruling 12).
 */
@Component
class OrderColumns {
    static final String FILE = "order-columns.csv";

    private final DataFolder folder;

    OrderColumns(DataFolder folder) {
        this.folder = folder;
    }

    /** The columns with every heading under which a file may carry them. */
    List<SheetColumn> columns() {
        List<String[]> mapped = mapped();
        return plain().stream()
                .map(column -> column.also(mapped.stream()
                        .filter(line -> line[2].equals(column.key()))
                        .map(line -> line[1])
                        .toArray(String[]::new)))
                .toList();
    }

    private static List<SheetColumn> plain() {
        return List.of(
                SheetColumn.optional("source", Kind.WORDS, "热线", "Line")
                        .note("12345 或 12351，空着算 12345", "12345 or 12351; empty means 12345")
                        .example("12345"),
                SheetColumn.required("orderNo", Kind.CODE, "交办单号", "Order number")
                        .note("上级平台的编号，4 到 40 个字母、数字或横线", "As the line has it: 4 to 40 letters, digits or hyphens")
                        .example("GD2026-000123"),
                SheetColumn.required("text", Kind.WORDS, "内容", "What is said")
                        .note("照录诉求人的话", "In the caller's words")
                        .example("两个月没发工资"),
                SheetColumn.required("due", Kind.DATE, "上级要求的最后一天", "Last day asked for")
                        .note("和我们自己的期限比，早的算", "The earlier of it and our own limit counts")
                        .example("2026-12-09"),
                SheetColumn.optional("category", Kind.WORDS, "类别", "Category")
                        .note(
                                "本系统的类别名称或代码；空着的，写了单位算“合同、社保、辞退”，没写单位算“法律政策咨询”",
                                "Name or code of a category here; empty means contract where a unit is named, else questions of law")
                        .example("欠薪、少发工资"),
                SheetColumn.optional("name", Kind.WORDS, "姓名", "Name")
                        .note("不愿说名字的空着", "Empty where not told")
                        .example("丁阿姨"),
                SheetColumn.optional("phone", Kind.WORDS, "电话", "Telephone")
                        .note("手机号码，加密保存", "Mobile number, kept sealed")
                        .example("19900009004"),
                SheetColumn.optional("employer", Kind.WORDS, "单位", "Employer").example("某某超市"),
                SheetColumn.optional("placeText", Kind.WORDS, "地点", "Where").longest(RequestRules.MOST_SHORT));
    }

    private List<String[]> mapped() {
        List<String[]> lines = new ArrayList<>(read(bundled()));
        Path own = folder.root().resolve("exchange").resolve(FILE);
        if (Files.isReadable(own)) {
            try {
                lines.addAll(read(Files.readString(own, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    private static String bundled() {
        try (java.io.InputStream file = OrderColumns.class.getResourceAsStream(FILE)) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of line, heading, column; what is not three cells is passed over. */
    static List<String[]> read(String text) {
        return text.lines()
                .skip(1)
                .map(line -> line.strip().split(","))
                .filter(line -> line.length == 3 && !line[1].isBlank())
                .toList();
    }
}
