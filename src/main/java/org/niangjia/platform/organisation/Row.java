package org.niangjia.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** 行. Reads the columns that many rows share, and which constraint refused one. */
final class Row {
    private Row() {}

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** The columns {@code PREFIX_at}, {@code PREFIX_by_name} and {@code PREFIX_reason}. */
    static @Nullable Closed closed(ResultSet row, String prefix) throws SQLException {
        Timestamp at = row.getTimestamp(prefix + "_at");
        return at == null
                ? null
                : new Closed(at.toInstant(), row.getString(prefix + "_by_name"), row.getString(prefix + "_reason"));
    }

    /** Whether a constraint with such an ending refused the row; upper and lower tables name theirs alike. */
    static boolean refusedBy(DataAccessException exception, String constraint) {
        String message = exception.getMostSpecificCause().getMessage();
        return message != null && message.contains(constraint + "\"");
    }
}
