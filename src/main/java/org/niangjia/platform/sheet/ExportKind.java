package org.niangjia.platform.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;

/**
 * 导出种类. What an owner declares so that its list can be taken out as a sheet.
 *
 * @param <R> a row of the list
 */
public interface ExportKind<R> {

    /** Stable name, stored with choices of columns, such as {@code employers}. */
    String code();

    /** Words key of the list's name. */
    String words();

    default Duty duty() {
        return Duty.EXPORT;
    }

    /** Duty of the list itself: whoever may not read it takes nothing of it away. */
    default Duty reading() {
        return duty();
    }

    List<ExportColumn<R>> columns();

    /** Names of the fields by which the list may be narrowed, carried over from its address. */
    default List<String> filters() {
        return List.of();
    }

    /**
     * The rows that follow, in a steady order. Each page is its own short reading, so that a slow reader holds no
     * connection of the database.
     *
     * @param after last row of the page before, or null for the first
     */
    List<R> page(ExportContext context, @Nullable R after, int limit);
}
