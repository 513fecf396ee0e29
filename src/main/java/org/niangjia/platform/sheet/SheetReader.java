package org.niangjia.platform.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/**
 * 读表. Reads the first visible sheet of an .xlsx file, or a CSV file, row by row and names every mistake by row and
 * column. What is wrong with the file as a whole is refused by {@link RefusedException}.
 */
final class SheetReader {
    /** A title or two may stand above the headings. */
    private static final int HEADINGS_WITHIN = 5;

    private final List<SheetColumn> columns;
    private final SheetLimits limits;
    private final Mistakes mistakes;
    private final Consumer<SheetRow> each;
    private final Map<String, Integer> places = new HashMap<>();
    private int rows;

    SheetReader(List<SheetColumn> columns, SheetLimits limits, Mistakes mistakes, Consumer<SheetRow> each) {
        this.columns = columns;
        this.limits = limits;
        this.mistakes = mistakes;
        this.each = each;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).key(), i);
        }
    }

    /** Rows are given on even when a cell was refused. */
    SheetReading read(byte[] file) {
        try (SheetSource source = open(file, limits)) {
            Iterator<RawRow> iterator = source.rows();
            Headed headed = headings(iterator, columns);
            if (headed == null) {
                throw new RefusedException(Refusal.of("sheet.EMPTY"));
            }
            refuseMerged(source.merged(), headed);
            while (iterator.hasNext()) {
                readRow(iterator.next(), headed.headings());
            }
            if (rows == 0) {
                throw new RefusedException(Refusal.of("sheet.EMPTY"));
            }
            return new SheetReading(rows, headed.headings().ignored(), source.hidden());
        } catch (IOException
                | ExcelReaderException
                | UncheckedIOException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | CsvParseException e) {
            throw new RefusedException(Refusal.of("sheet.DAMAGED"));
        }
    }

    /** A file of any kind that can be read. */
    static SheetSource open(byte[] file, SheetLimits limits) throws IOException {
        if (file.length > limits.fileBytes()) {
            throw new RefusedException(Refusal.of("sheet.FILE_TOO_LARGE", SheetArchive.megabytes(limits.fileBytes())));
        }
        Optional<Refusal> old = SheetArchive.old(file);
        if (old.isPresent()) {
            throw new RefusedException(old.get());
        }
        if (SheetArchive.isWorkbook(file)) {
            return new WorkbookSource(file, SheetArchive.look(file, limits));
        }
        return CsvSource.of(file).orElseThrow(() -> new RefusedException(Refusal.of("sheet.NOT_EXCEL")));
    }

    /** 列名行. */
    record Headed(int row, SheetHeadings headings) {}

    /** The first of the upper rows that has every required heading. Null for an empty file. */
    static @Nullable Headed headings(Iterator<RawRow> iterator, List<SheetColumn> columns) {
        List<Refusal> first = List.of();
        for (int i = 0; i < HEADINGS_WITHIN && iterator.hasNext(); i++) {
            RawRow row = iterator.next();
            SheetHeadings headings = SheetHeadings.of(row, columns);
            if (headings.refusals().isEmpty()) {
                return new Headed(row.number(), headings);
            }
            if (first.isEmpty() || headings.refusals().size() < first.size()) {
                first = headings.refusals();
            }
        }
        if (first.isEmpty()) {
            return null;
        }
        throw new RefusedException(first);
    }

    private void refuseMerged(List<SheetArchive.Merged> merged, Headed headed) {
        for (SheetArchive.Merged range : merged) {
            if (range.lastRow() > headed.row()) {
                int row = Math.max(range.row(), headed.row() + 1);
                mistakes.add(row, headed.headings().keyAt(range.column(), columns), "sheet.MERGED");
                mistakes.spoil(row, range.lastRow());
            }
        }
    }

    private void readRow(RawRow row, SheetHeadings headings) {
        if (row.cells().stream().anyMatch(cell -> cell.text().startsWith(SheetTemplate.SAMPLE))) {
            return;
        }
        List<String> cells = new ArrayList<>(columns.size());
        int before = mistakes.total();
        boolean blank = true;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            RawCell cell = row.cell(headings.position(i));
            int until = mistakes.total();
            String text = cell.empty() ? "" : SheetCell.read(cell, column, mistakes, row.number());
            cells.add(text);
            boolean refused = mistakes.total() > until;
            blank &= text.isEmpty() && !refused;
            if (text.isEmpty() && column.required() && !refused) {
                missing.add(column.key());
            }
        }
        if (blank) {
            return;
        }
        missing.forEach(key -> mistakes.add(row.number(), key, "sheet.MISSING"));
        if (++rows > limits.rows()) {
            throw new RefusedException(Refusal.of("sheet.TOO_MANY_ROWS", "%,d".formatted(limits.rows())));
        }
        each.accept(new SheetRow(row.number(), List.copyOf(cells), places, mistakes.total() == before));
    }
}
