package org.niangjia.platform.sheet;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 导出列. One column that a list may be taken out with.
 *
 * @param key stable name
 * @param heading heading in the first row
 * @param sensitive whether it opens what is sealed: only with a reason, and by whoever may reveal
 * @param value what stands in it: text, a number or a day; null for an empty cell
 * @param <R> a row of the list
 */
public record ExportColumn<R>(String key, SheetText heading, boolean sensitive, Function<R, @Nullable Object> value) {

    public static <R> ExportColumn<R> of(String key, String zh, String en, Function<R, @Nullable Object> value) {
        return new ExportColumn<>(key, new SheetText(zh, en), false, value);
    }

    public static <R> ExportColumn<R> sensitive(String key, String zh, String en, Function<R, @Nullable Object> value) {
        return new ExportColumn<>(key, new SheetText(zh, en), true, value);
    }
}
