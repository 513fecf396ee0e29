package org.niangjia.service.mutualaid.oversight;

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

/** 申领测速基线. The frozen reads and inserts of a claim by bare JDBC, prepared once, committed together. */
final class ClaimBySql implements Load.Client {
    private static final int PERSON_READ = 0;
    private static final int COVERS_READ = 1;
    private static final int SUMS_READ = 2;
    private static final int FIRST_WRITE = 3;

    private final Connection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final int district;
    private final List<UUID> people;
    private final byte[] sealed = new byte[64];
    private final byte[] mac = new byte[36];
    private final byte[] hash = new byte[32];

    /** @param people persons of the register whose covers are read as the program reads them */
    ClaimBySql(DataSource database, List<String> sql, int district, List<UUID> people) throws SQLException {
        this.connection = database.getConnection();
        this.connection.setAutoCommit(false);
        this.district = district;
        this.people = people;
        for (String each : sql) {
            statements.add(connection.prepareStatement(each));
        }
    }

    @Override
    public void once(long n) throws SQLException {
        UUID person = people.get((int) (n % people.size()));
        read(PERSON_READ, person);
        read(COVERS_READ, person);
        read(SUMS_READ, person);
        UUID id = Uuid7.next(Clock.systemUTC());
        System.arraycopy(bytes(id), 0, hash, 0, 16);
        int at = FIRST_WRITE;
        write(at++, id, "BENCH-" + id, UUID.randomUUID(), sealed);
        write(at++, id);
        write(at++, Uuid7.next(Clock.systemUTC()), id, UUID.randomUUID());
        write(at++, id);
        write(at++, Uuid7.next(Clock.systemUTC()), id, mac);
        write(at++, id, person, sealed, sealed, sealed, sealed);
        write(at++, id);
        write(at++, hash, id);
        write(at, id);
        connection.commit();
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private void read(int statement, UUID person) throws SQLException {
        PreparedStatement read = statements.get(statement);
        read.setInt(1, district);
        read.setObject(2, person);
        read.executeQuery().close();
    }

    private void write(int statement, Object... values) throws SQLException {
        PreparedStatement insert = statements.get(statement);
        insert.setInt(1, district);
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 2, values[i]);
        }
        insert.executeUpdate();
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
