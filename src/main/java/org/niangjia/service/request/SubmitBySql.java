package org.niangjia.service.request;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.store.Load;

/** 测速基线. The frozen five inserts by bare JDBC, prepared once, committed together. */
final class SubmitBySql implements Load.Client {
    private static final String PATH = "100000/330000/330900/330903/T1/";
    private static final String TEXT = "九月的工资少发了一千二，问了工头说都一样。";

    private final Connection connection;
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private final int district;
    private final UUID union = UUID.randomUUID();
    private final byte[] code = new byte[32];
    private final byte[] mac = new byte[36];

    SubmitBySql(DataSource database, List<String> statements, int district) throws SQLException {
        this.connection = database.getConnection();
        this.connection.setAutoCommit(false);
        this.district = district;
        for (String statement : statements) {
            inserts.add(connection.prepareStatement(statement));
        }
    }

    @Override
    public void once(long n) throws SQLException {
        UUID id = Uuid7.next(Clock.systemUTC());
        run(inserts.get(0), district, id, "BENCH-" + id, TEXT.substring(0, 12), union, PATH);
        run(inserts.get(1), district, id, TEXT, code);
        run(inserts.get(2), district, Uuid7.next(Clock.systemUTC()), id, union, PATH);
        run(inserts.get(3), district, id);
        run(inserts.get(4), district, Uuid7.next(Clock.systemUTC()), "测速职工", id, "BENCH", mac);
        connection.commit();
    }

    private static void run(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.executeUpdate();
    }

    @Override
    public void close() {
        try (connection) {
            for (PreparedStatement insert : inserts) {
                insert.close();
            }
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
