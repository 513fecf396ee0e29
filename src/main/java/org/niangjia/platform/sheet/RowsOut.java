package org.niangjia.platform.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * 写出行. Rows written while they are read: no more than a few hundred are held. Text is never taken for a formula,
 * whatever it begins with.
 */
sealed interface RowsOut extends Closeable {

    void row(List<? extends @Nullable Object> cells) throws IOException;

    static RowsOut of(ExportFormat format, OutputStream out, String name, List<String> headings) throws IOException {
        return switch (format) {
            case XLSX -> new Xlsx(out, name, headings);
            case CSV -> new Csv(out, headings);
        };
    }

    /** Whether a spreadsheet would calculate this, or a program that a cell names be started. */
    static boolean dangerous(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    /** Excel 表格. */
    final class Xlsx implements RowsOut {
        private static final int MOST_ROWS = 1_000_000;
        private static final int LONGEST = 32_767;
        private static final int ROWS_BETWEEN = 500;

        private final Workbook workbook;
        private final String name;
        private final List<String> headings;
        private Worksheet sheet;
        private int sheets = 1;
        private int at;

        Xlsx(OutputStream out, String name, List<String> headings) throws IOException {
            this.workbook = new Workbook(out, "Niangjia", null);
            this.name = name;
            this.headings = headings;
            this.sheet = begin(name);
        }

        private Worksheet begin(String title) {
            Worksheet fresh = workbook.newWorksheet(title);
            for (int c = 0; c < headings.size(); c++) {
                fresh.inlineString(0, c, headings.get(c));
                fresh.style(0, c).bold().fillColor("E8EEF4").set();
                fresh.width(c, 18);
            }
            fresh.freezePane(0, 1);
            at = 1;
            return fresh;
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            if (at > MOST_ROWS) {
                sheet.finish();
                sheets++;
                sheet = begin(name + " " + sheets);
            }
            for (int c = 0; c < cells.size(); c++) {
                Object value = cells.get(c);
                if (value instanceof Number number) {
                    sheet.value(at, c, number);
                } else if (value != null) {
                    text(c, value.toString());
                }
            }
            if (++at % ROWS_BETWEEN == 0) {
                sheet.flush();
            }
        }

        private void text(int column, String text) {
            if (!text.isEmpty()) {
                sheet.inlineString(at, column, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
                if (dangerous(text)) {
                    sheet.style(at, column).format("@").set();
                }
            }
        }

        @Override
        public void close() throws IOException {
            sheet.finish();
            workbook.close();
        }
    }

    /** CSV 文件. In UTF-8 with a mark at its beginning, by which Excel knows it; without headings where there are none. */
    final class Csv implements RowsOut {
        private final CsvWriter writer;

        Csv(OutputStream out, List<String> headings) throws IOException {
            this(out, headings, StandardCharsets.UTF_8, ',');
        }

        Csv(OutputStream out, List<String> headings, Charset charset, char separator) throws IOException {
            Writer text = new OutputStreamWriter(out, charset);
            if (charset.equals(StandardCharsets.UTF_8)) {
                text.write('\uFEFF');
            }
            this.writer = CsvWriter.builder().fieldSeparator(separator).build(text);
            if (!headings.isEmpty()) {
                writer.writeRecord(headings);
            }
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) {
            writer.writeRecord(cells.stream().map(Csv::cell).toList());
        }

        private static String cell(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            String text = value.toString();
            return !(value instanceof Number) && dangerous(text) ? "'" + text : text;
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
