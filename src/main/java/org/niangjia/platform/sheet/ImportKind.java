package org.niangjia.platform.sheet;

import java.util.List;
import org.niangjia.platform.access.Duty;

/**
 * 导入种类. What an owner declares so that its rows can come from a sheet: the columns, who may, and how rows are read,
 * checked and stored. Everything else (upload, template, progress, marked file, pages) is the same for all.
 *
 * @param <T> what a row is read into
 */
public interface ImportKind<T> {

    /** Stable name, stored with every import, such as {@code employers}. */
    String code();

    /** Words key: {@code KEY} names the import, {@code KEY.rows} says what a row is, {@code KEY.hint} helps. */
    String words();

    Duty duty();

    List<SheetColumn> columns();

    /** Most rows that one file may have. */
    default int mostRows() {
        return SheetLimits.MOST_ROWS;
    }

    /**
     * Whether such a sheet may be brought in here. Throws {@link org.niangjia.base.NotVisibleException} when the Scope does not
     * reach; looks nothing up.
     */
    void admit(ImportContext context);

    /** Begins one reading of who was admitted. Called anew for each check and each storing, so that it may hold what it looks up. */
    ImportRun<T> begin(ImportContext context);
}
