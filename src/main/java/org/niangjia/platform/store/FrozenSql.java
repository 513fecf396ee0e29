package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** 测速基线语句. Frozen statements by bare JDBC on a connection of their own, prepared once, committed when told. */
public final class FrozenSql implements AutoCloseable {
    private final Connection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();

    public FrozenSql(DataSource database, List<String> statements) throws SQLException {
        this.connection = database.getConnection();
        this.connection.setAutoCommit(false);
        for (String each : statements) {
            this.statements.add(connection.prepareStatement(each));
        }
    }

    /** @param values one for each place of the statement, from the first */
    public void write(int statement, Object... values) throws SQLException {
        bound(statement, values).executeUpdate();
    }

    /** The same for one that reads; what it finds is passed over. */
    public void read(int statement, Object... values) throws SQLException {
        bound(statement, values).executeQuery().close();
    }

    private PreparedStatement bound(int statement, Object... values) throws SQLException {
        PreparedStatement bound = statements.get(statement);
        for (int i = 0; i < values.length; i++) {
            bound.setObject(i + 1, values[i]);
        }
        return bound;
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() {
        try (connection) {
            for (PreparedStatement each : statements) {
                each.close();
            }
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
