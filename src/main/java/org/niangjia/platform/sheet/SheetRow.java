package org.niangjia.platform.sheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 表格行. One row as typed; empty text where nothing was typed or where the cell was refused.
 *
 * @param number row number as the sheet shows it, from 1
 * @param cells texts in the order of the declared columns
 * @param places where each column's text stands among the cells, by key
 * @param sound false when a cell of this row was refused
 */
public record SheetRow(int number, List<String> cells, Map<String, Integer> places, boolean sound) {

    /** What stands in the column with this key. Throws when no such column is declared. */
    public String text(String key) {
        Integer place = places.get(key);
        if (place == null) {
            throw new IllegalArgumentException("no column " + key);
        }
        return cells.get(place);
    }

    public @Nullable String textOrNull(String key) {
        String text = text(key);
        return text.isEmpty() ? null : text;
    }

    public @Nullable Integer wholeNumber(String key) {
        String text = text(key);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    public @Nullable LocalDate date(String key) {
        String text = text(key);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
