package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.niangjia.platform.frame.Words;

/**
 * 表格模板. An empty sheet to fill in: headings with notes, a sample row that is never read, text cells so that codes
 * keep their digits, a page of notes.
 */
final class SheetTemplate {
    /** What the sample row begins with, in both languages; such a row is not read. */
    static final String SAMPLE = "【示例 Example】";

    private static final int WIDTH = 24;

    private SheetTemplate() {}

    static void write(OutputStream out, String name, List<SheetColumn> columns, Words words) throws IOException {
        try (Workbook workbook = new Workbook(out, "Niangjia", null)) {
            headings(workbook.newWorksheet(name), columns, words);
            notes(workbook.newWorksheet(words.t("sheet.template.notes")), columns, words);
        }
    }

    private static void headings(Worksheet sheet, List<SheetColumn> columns, Words words) {
        for (int c = 0; c < columns.size(); c++) {
            SheetColumn column = columns.get(c);
            sheet.value(0, c, column.heading().in(words) + (column.required() ? "*" : ""));
            sheet.style(0, c).bold().fillColor("E8EEF4").wrapText(true).set();
            sheet.value(1, c, (c == 0 ? SAMPLE : "") + column.example());
            sheet.style(1, c).fontColor("6B7680").italic().format("@").set();
            sheet.style(c).format("@").set();
            String note = column.note().in(words);
            if (!note.isEmpty()) {
                sheet.comment(0, c, note);
            }
            sheet.width(c, WIDTH);
        }
        sheet.freezePane(0, 1);
    }

    private static void notes(Worksheet sheet, List<SheetColumn> columns, Words words) {
        List<String> heads = List.of("column", "required", "how", "example");
        for (int c = 0; c < heads.size(); c++) {
            sheet.value(0, c, words.t("sheet.template." + heads.get(c)));
            sheet.style(0, c).bold().set();
            sheet.width(c, c == 2 ? WIDTH * 2 : WIDTH);
        }
        for (int r = 0; r < columns.size(); r++) {
            SheetColumn column = columns.get(r);
            sheet.value(r + 1, 0, column.heading().in(words));
            sheet.value(r + 1, 1, column.required() ? words.t("sheet.template.yes") : "");
            sheet.value(r + 1, 2, column.note().in(words));
            sheet.value(r + 1, 3, column.example());
            sheet.style(r + 1, 2).wrapText(true).set();
        }
        sheet.value(columns.size() + 2, 0, words.t("sheet.template.sample"));
    }
}
