package org.niangjia.platform.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * 成批写入. Many rows into one table by COPY, in the caller's transaction. They go to the database while the next ones are made,
 * so that both work at once; until {@link #end} the transaction can do nothing else.
 */
public final class RowsIn implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int AT_ONCE = 1 << 16;

    private final DataSource source;
    private final Connection connection;
    private final String sql;
    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder(AT_ONCE + (AT_ONCE >> 2));

    /** @param sql {@code COPY table (columns) FROM STDIN} */
    public RowsIn(DataSource source, String sql) {
        this.source = source;
        this.sql = sql;
        this.connection = DataSourceUtils.getConnection(source);
        try {
            this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        } catch (SQLException e) {
            DataSourceUtils.releaseConnection(connection, source);
            throw told(e);
        }
    }

    /** One row, in the order of the columns: texts, numbers, truths, days, ids, bytes, lists of texts, or null. */
    public void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            value(values[i]);
        }
        lines.append('\n');
        if (lines.length() >= AT_ONCE) {
            send();
        }
    }

    private void send() {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw told(e);
        }
    }

    /** All rows are given; gives how many there are. What the database refuses is thrown here at the latest. */
    public long end() {
        send();
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw told(e);
        }
    }

    /** Without {@link #end} nothing was written. */
    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw told(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private RuntimeException told(SQLException e) {
        RuntimeException told = new SQLErrorCodeSQLExceptionTranslator(source).translate("copy", sql, e);
        return told == null ? new IllegalStateException(e) : told;
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> lines.append("\\N");
            case byte[] bytes -> {
                lines.append("\\\\x");
                HEX.formatHex(lines, bytes);
            }
            case String[] texts -> array(texts);
            case String text -> escaped(text);
            default -> lines.append(value);
        }
    }

    private void array(String[] texts) {
        lines.append('{');
        for (int i = 0; i < texts.length; i++) {
            String quoted = texts[i].replace("\\", "\\\\").replace("\"", "\\\"");
            lines.append(i > 0 ? "," : "").append('"');
            escaped(quoted);
            lines.append('"');
        }
        lines.append('}');
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }
}
