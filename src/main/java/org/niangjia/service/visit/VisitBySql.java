package org.niangjia.service.visit;

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

/** 走访测速基线. The frozen inserts of a visit with five findings by bare JDBC, prepared once, committed together. */
final class VisitBySql implements Load.Client {
    private static final String TEXT = "订单排到明年三月，缺电焊工。";

    private final Connection connection;
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private final int district;
    private final UUID somebody = UUID.randomUUID();
    private final byte[] mac = new byte[36];

    VisitBySql(DataSource database, List<String> statements, int district) throws SQLException {
        this.connection = database.getConnection();
        this.connection.setAutoCommit(false);
        this.district = district;
        for (String statement : statements) {
            inserts.add(connection.prepareStatement(statement));
        }
    }

    private static UUID id() {
        return Uuid7.next(Clock.systemUTC());
    }

    @Override
    public void once(long n) throws SQLException {
        UUID visit = id();
        UUID finding = id();
        run(0, visit, "BENCH-" + visit, somebody, somebody, somebody);
        for (int note = 1; note <= 3; note++) {
            run(note, visit, TEXT, somebody);
        }
        run(4, finding, "BENCH-" + finding, somebody);
        run(5, finding, TEXT);
        run(6, finding, TEXT);
        run(7, id(), finding, somebody);
        run(8, finding);
        run(9, id(), visit, TEXT, finding, somebody);
        for (int other = 10; other <= 13; other++) {
            run(other, id(), visit, TEXT, somebody);
        }
        run(14, id(), visit, mac);
        run(15, id(), finding, mac);
        connection.commit();
    }

    private void run(int statement, Object... values) throws SQLException {
        PreparedStatement insert = inserts.get(statement);
        insert.setInt(1, district);
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 2, values[i]);
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
