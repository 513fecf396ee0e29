package org.niangjia.platform.sheet;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 表格行. One row as typed, cells in the order of the declared columns; empty text where nothing was typed or where the
 * cell was refused.
 *
 * @param number row number as the sheet shows it, from 1
 * @param sound false when a cell of this row was refused
 */
public record SheetRow(int number, List<String> cells, boolean sound) {

    public String text(int column) {
        return cells.get(column);
    }

    public @Nullable String textOrNull(int column) {
        String text = cells.get(column);
        return text.isEmpty() ? null : text;
    }

    public @Nullable Integer wholeNumber(int column) {
        String text = cells.get(column);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    public @Nullable LocalDate date(int column) {
        String text = cells.get(column);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
