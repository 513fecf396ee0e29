package org.niangjia.platform.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;

/** 列名. Where the declared columns stand in this file; marks such as * or （必填） and spaces do not matter. */
final class SheetHeadings {
    private final List<String> found;
    private final int[] positions;
    private final List<String> ignored;
    private final List<Refusal> refusals;

    private SheetHeadings(List<String> found, int[] positions, List<String> ignored, List<Refusal> refusals) {
        this.found = found;
        this.positions = positions;
        this.ignored = ignored;
        this.refusals = refusals;
    }

    static SheetHeadings none() {
        return new SheetHeadings(List.of(), new int[0], List.of(), List.of());
    }

    static SheetHeadings of(Row first, List<SheetColumn> columns) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < first.getCellCount(); i++) {
            Cell cell = first.getCell(i);
            found.add(cell == null ? "" : plain(cell.getText()));
        }
        List<Refusal> refusals = new ArrayList<>();
        int[] positions = new int[columns.size()];
        Arrays.fill(positions, -1);
        Set<String> wanted = new HashSet<>();
        for (int c = 0; c < columns.size(); c++) {
            String heading = plain(columns.get(c).heading());
            wanted.add(heading);
            positions[c] = found.indexOf(heading);
            if (positions[c] < 0 && columns.get(c).required()) {
                refusals.add(Refusal.of("sheet.COLUMN_MISSING", columns.get(c).heading())
                        .at(first.getRowNum(), columns.get(c).heading()));
            } else if (positions[c] != found.lastIndexOf(heading)) {
                refusals.add(Refusal.of("sheet.COLUMN_TWICE", columns.get(c).heading())
                        .at(first.getRowNum(), columns.get(c).heading()));
            }
        }
        List<String> ignored = found.stream()
                .filter(heading -> !heading.isEmpty() && !wanted.contains(heading))
                .toList();
        return new SheetHeadings(found, positions, ignored, refusals);
    }

    private static String plain(String heading) {
        return heading.replaceAll("[\\s\\u3000*＊]|[(（][^)）]*[)）]", "");
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<String> ignored() {
        return ignored;
    }

    /** Heading above a cell, or empty. */
    String at(int position) {
        return position < found.size() ? found.get(position) : "";
    }

    @Nullable
    Cell cell(Row row, int column) {
        int position = positions[column];
        return position < 0 || position >= row.getCellCount() ? null : row.getCell(position);
    }
}
