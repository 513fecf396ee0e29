package org.niangjia.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** 工作簿. The first visible sheet of an .xlsx file, read from memory: an uploaded file never lies open on the disk. */
final class WorkbookSource implements SheetSource {
    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final List<SheetArchive.Merged> merged;
    private final List<String> hidden;

    WorkbookSource(byte[] bytes, SheetArchive archive) throws IOException {
        workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
        List<Sheet> sheets = workbook.getSheets().toList();
        Sheet first = sheets.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of("sheet.EMPTY")));
        rows = first.openStream();
        merged = archive.merged(first.getId());
        hidden = sheets.stream()
                .filter(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE)
                .map(Sheet::getName)
                .toList();
    }

    @Override
    public Iterator<RawRow> rows() {
        return rows.map(WorkbookSource::raw).iterator();
    }

    private static RawRow raw(Row row) {
        List<RawCell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(RawCell.of(row.getCell(i)));
        }
        return new RawRow(row.getRowNum(), cells);
    }

    @Override
    public List<SheetArchive.Merged> merged() {
        return merged;
    }

    @Override
    public List<String> hidden() {
        return hidden;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
