package org.niangjia.platform.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 一次导入. Reads rows one by one, then looks at all of them together, then stores the good ones. */
public interface ImportRun<T> {

    /**
     * Reads one row and names everything that is wrong with it. Also called for rows with a refused cell, so that
     * every mistake is told at once.
     *
     * @return what was read, or null when too much is missing to look at the row together with others
     */
    @Nullable
    T read(SheetRow row, Mistakes mistakes);

    /** Looks for what contradicts inside the file, such as one number on two rows. */
    default void within(List<ImportRow<T>> rows, Mistakes mistakes) {}

    /** Looks at what is known already, in bulk. Called again inside the transaction that stores. */
    default void against(List<ImportRow<T>> rows, Mistakes mistakes) {}

    /**
     * Stores the good rows, all in the transaction it is called in; writes its own line of the record. What the
     * database refuses ({@link org.springframework.dao.DataIntegrityViolationException}) rolls everything back; the
     * file is then checked once more, since somebody was faster.
     *
     * @param done told how many rows are in, for the progress bar
     */
    void apply(List<ImportRow<T>> good, Progress done);

    /** 进度. */
    @FunctionalInterface
    interface Progress {
        void rows(int stored);
    }
}
