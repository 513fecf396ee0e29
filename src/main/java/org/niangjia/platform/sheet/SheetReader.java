package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.niangjia.base.Refusal;

/**
 * 读表. Reads the first visible sheet of an .xlsx file row by row and names every mistake by row and column. The file is
 * streamed: rows go to the caller one by one.
 */
public final class SheetReader {
    private static final int MOST_REFUSALS = 10_000;

    private final List<SheetColumn> columns;
    private final SheetLimits limits;
    private final Consumer<SheetRow> each;
    private final List<Refusal> refusals = new ArrayList<>();
    private List<SheetArchive.Merged> merged = List.of();
    private SheetHeadings headings;
    private int rows;

    private SheetReader(List<SheetColumn> columns, SheetLimits limits, Consumer<SheetRow> each) {
        this.columns = columns;
        this.limits = limits;
        this.each = each;
        this.headings = SheetHeadings.none();
    }

    /** Reads the file. Rows are given to {@code each} even when a cell was refused; the caller must look at the result. */
    public static SheetReading read(Path file, List<SheetColumn> columns, SheetLimits limits, Consumer<SheetRow> each) {
        try {
            List<SheetArchive> archive = new ArrayList<>(1);
            Optional<Refusal> refusal = SheetArchive.look(file, limits, archive);
            if (refusal.isPresent()) {
                return SheetReading.refused(refusal.get());
            }
            return new SheetReader(columns, limits, each).read(file, archive.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SheetReading read(Path file, SheetArchive archive) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true))) {
            Optional<Sheet> sheet = workbook.getSheets()
                    .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst();
            if (sheet.isEmpty()) {
                return SheetReading.refused(Refusal.of("sheet.EMPTY"));
            }
            merged = archive.merged(sheet.get().getId());
            readRows(sheet.get());
        } catch (ExcelReaderException | UncheckedIOException | IllegalStateException e) {
            return SheetReading.refused(Refusal.of("sheet.DAMAGED"));
        }
        if (rows == 0 && refusals.isEmpty()) {
            refusals.add(Refusal.of("sheet.EMPTY"));
        }
        return new SheetReading(rows, refusals, headings.ignored());
    }

    private void readRows(Sheet sheet) throws IOException {
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> iterator = stream.iterator();
            if (!iterator.hasNext()) {
                return;
            }
            headings = SheetHeadings.of(iterator.next(), columns);
            refusals.addAll(headings.refusals());
            if (!refusals.isEmpty()) {
                return;
            }
            refuseMerged();
            while (iterator.hasNext() && refusals.size() < MOST_REFUSALS) {
                readRow(iterator.next());
                if (rows > limits.rows()) {
                    refusals.clear();
                    refusals.add(Refusal.of("sheet.TOO_MANY_ROWS", Integer.toString(limits.rows())));
                    return;
                }
            }
        }
    }

    private void refuseMerged() {
        for (SheetArchive.Merged cell : merged) {
            String heading = headings.at(cell.column());
            refusals.add(Refusal.of("sheet.MERGED")
                    .at(cell.row(), heading.isEmpty() ? SheetArchive.letters(cell.column()) : heading));
        }
    }

    private void readRow(Row row) {
        List<String> cells = new ArrayList<>(columns.size());
        int before = refusals.size();
        boolean blank = true;
        List<Refusal> missing = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            Cell cell = headings.cell(row, i);
            boolean empty = cell == null || cell.getType() == CellType.EMPTY;
            String text = cell == null || empty ? "" : SheetCell.read(cell, column, refusals, row.getRowNum());
            cells.add(text);
            blank &= text.isEmpty() && refusals.size() == before;
            if (text.isEmpty() && column.required() && (cell == null || empty || cell.getType() == CellType.STRING)) {
                missing.add(Refusal.of("sheet.MISSING").at(row.getRowNum(), column.heading()));
            }
        }
        if (blank) {
            return;
        }
        rows++;
        refusals.addAll(missing);
        each.accept(new SheetRow(row.getRowNum(), List.copyOf(cells), refusals.size() == before));
    }
}
