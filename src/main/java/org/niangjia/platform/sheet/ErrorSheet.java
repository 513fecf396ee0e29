package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.niangjia.platform.frame.Words;

/**
 * 标红的表格. The uploaded sheet once more: wrong cells red, doubtful ones yellow, each with its message as a comment,
 * and all messages of a row in the last column. After an import of the good rows it holds the bad ones alone.
 */
final class ErrorSheet {
    static final SheetText HEADING = new SheetText("错误说明", "What is wrong");
    private static final String RED = "F9D2CF";
    private static final String YELLOW = "FBEFC9";
    private static final int WIDTH = 20;
    private static final int ROWS_BETWEEN = 500;

    private final List<SheetColumn> columns;
    private final Map<Integer, List<Mistake>> byRow;
    private final Words words;

    ErrorSheet(List<SheetColumn> columns, List<Mistake> mistakes, Words words) {
        this.columns = columns;
        this.words = words;
        this.byRow = mistakes.stream()
                .filter(mistake -> mistake.row() != null)
                .collect(Collectors.groupingBy(mistake -> mistake.row() == null ? 0 : mistake.row()));
    }

    /** Writes it while it is read. The file was readable before, so it is now. */
    void write(byte[] file, boolean badOnly, OutputStream out) throws IOException {
        try (SheetSource source = SheetReader.open(file, SheetLimits.rows(SheetLimits.MOST_ROWS));
                Workbook workbook = new Workbook(out, "Niangjia", null)) {
            Iterator<RawRow> rows = source.rows();
            SheetReader.Headed headed = SheetReader.headings(rows, columns);
            if (headed == null) {
                throw new IllegalStateException("the file has no headings");
            }
            Worksheet sheet = workbook.newWorksheet(words.t("sheet.marked"));
            headings(sheet, headed);
            int at = 1;
            while (rows.hasNext()) {
                RawRow row = rows.next();
                List<Mistake> mistakes = byRow.getOrDefault(row.number(), List.of());
                boolean bad = mistakes.stream().anyMatch(mistake -> !mistake.warning());
                if (!blank(row) && (bad || !badOnly)) {
                    row(sheet, at, headed.headings(), row, mistakes);
                    if (++at % ROWS_BETWEEN == 0) {
                        sheet.flush();
                    }
                }
            }
        }
    }

    private static boolean blank(RawRow row) {
        return row.cells().stream()
                .allMatch(cell -> cell.text().isBlank() || cell.text().startsWith(SheetTemplate.SAMPLE));
    }

    private void headings(Worksheet sheet, SheetReader.Headed headed) {
        for (int c = 0; c < columns.size(); c++) {
            SheetColumn column = columns.get(c);
            sheet.value(0, c, column.heading().in(words) + (column.required() ? "*" : ""));
            sheet.style(0, c).bold().fillColor("E8EEF4").wrapText(true).set();
            sheet.width(c, WIDTH);
        }
        sheet.value(0, columns.size(), HEADING.in(words));
        sheet.style(0, columns.size()).bold().fillColor(RED).set();
        sheet.width(columns.size(), WIDTH * 3.0);
        sheet.freezePane(0, 1);
    }

    private void row(Worksheet sheet, int at, SheetHeadings headings, RawRow row, List<Mistake> mistakes) {
        for (int c = 0; c < columns.size(); c++) {
            String key = columns.get(c).key();
            List<Mistake> here = mistakes.stream()
                    .filter(mistake -> key.equals(mistake.column()))
                    .toList();
            sheet.inlineString(at, c, row.text(headings.position(c)));
            if (here.isEmpty()) {
                sheet.style(at, c).format("@").set();
            } else {
                boolean red = here.stream().anyMatch(mistake -> !mistake.warning());
                sheet.style(at, c).format("@").fillColor(red ? RED : YELLOW).set();
                sheet.comment(at, c, here.stream().map(this::said).collect(Collectors.joining("\n")));
            }
        }
        if (!mistakes.isEmpty()) {
            String all = mistakes.stream()
                    .map(mistake -> heading(mistake) + "：" + said(mistake))
                    .collect(Collectors.joining("；"));
            sheet.inlineString(at, columns.size(), all);
        }
    }

    private String heading(Mistake mistake) {
        return ImportReport.heading(mistake, columns, words);
    }

    private String said(Mistake mistake) {
        return words.t(mistake.code(), mistake.args().toArray());
    }
}
