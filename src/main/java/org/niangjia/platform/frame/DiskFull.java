package org.niangjia.platform.frame;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 磁盘已满. Recognises it wherever it happened: in the database, in an upload on its way in, in a file written out. */
final class DiskFull {
    /** disk_full of PostgreSQL. */
    private static final String SQL_STATE = "53100";

    private DiskFull() {}

    static boolean in(Throwable failure) {
        return !where(failure).isEmpty();
    }

    /** Which part of the house met it; empty when none did. */
    static String where(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
                return "database";
            }
            if (each instanceof IOException && says(each)) {
                return "files";
            }
        }
        return "";
    }

    private static boolean says(Throwable each) {
        @Nullable String text = each instanceof FileSystemException file ? file.getReason() : each.getMessage();
        return text != null
                && (text.toLowerCase(Locale.ROOT).contains("no space left")
                        || text.toLowerCase(Locale.ROOT).contains("quota exceeded"));
    }
}
