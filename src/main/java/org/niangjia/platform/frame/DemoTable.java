package org.niangjia.platform.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;

/**
 * 演示表. A bundled table that a chapter is told from: a line of headings, then rows. Cells are divided by commas; inside
 * a cell there is none but the Chinese one. Lines that begin with # are notes.
 */
public final class DemoTable {
    private DemoTable() {}

    /** One row, cell by heading. */
    public static final class Row {
        private final List<String> headings;
        private final String[] cells;

        private Row(List<String> headings, String line) {
            this.headings = headings;
            this.cells = line.split(",", -1);
            if (cells.length != headings.size()) {
                throw new IllegalArgumentException(cells.length + " cells instead of " + headings.size() + ": " + line);
            }
        }

        public String text(String heading) {
            int at = headings.indexOf(heading);
            if (at < 0) {
                throw new IllegalArgumentException("no column " + heading);
            }
            return cells[at].strip();
        }

        public int number(String heading) {
            return Integer.parseInt(text(heading));
        }
    }

    /** Reads the table that lies beside a class. */
    public static <T> List<T> read(Class<?> beside, String name, Function<Row, T> each) {
        try {
            List<String> lines = new ClassPathResource(name, beside)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            List<String> headings = List.of(lines.getFirst().split(",", -1));
            return lines.stream()
                    .skip(1)
                    .map(line -> each.apply(new Row(headings, line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
