package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 表格模板. An empty sheet to fill in: headings with notes, text cells so that codes keep their digits, a page of notes. */
public final class SheetTemplate {
    private static final int WIDTH = 24;

    private SheetTemplate() {}

    /**
     * Writes the template.
     *
     * @param words headings of the page of notes: its name, column, required, how to fill in, example, yes
     */
    public static void write(OutputStream out, String name, List<SheetColumn> columns, List<String> words)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "Niangjia", null)) {
            headings(workbook.newWorksheet(name), columns);
            notes(workbook.newWorksheet(words.getFirst()), columns, words.subList(1, words.size()));
        }
    }

    private static void headings(Worksheet sheet, List<SheetColumn> columns) {
        for (int c = 0; c < columns.size(); c++) {
            SheetColumn column = columns.get(c);
            sheet.value(0, c, column.heading() + (column.required() ? "*" : ""));
            sheet.style(0, c).bold().fillColor("E8EEF4").wrapText(true).set();
            sheet.style(c).format("@").set();
            sheet.comment(0, c, column.note());
            sheet.width(c, WIDTH);
        }
        sheet.freezePane(0, 1);
    }

    private static void notes(Worksheet sheet, List<SheetColumn> columns, List<String> words) {
        for (int c = 0; c < 4; c++) {
            sheet.value(0, c, words.get(c));
            sheet.style(0, c).bold().set();
            sheet.width(c, c == 2 ? WIDTH * 2 : WIDTH);
        }
        for (int r = 0; r < columns.size(); r++) {
            SheetColumn column = columns.get(r);
            sheet.value(r + 1, 0, column.heading());
            sheet.value(r + 1, 1, column.required() ? words.get(4) : "");
            sheet.value(r + 1, 2, column.note());
            sheet.value(r + 1, 3, column.example());
            sheet.style(r + 1, 2).wrapText(true).set();
        }
    }
}
