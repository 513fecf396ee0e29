package org.niangjia.service.mutualaid.oversight;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.store.FrozenSql;
import org.niangjia.platform.store.Load;

/** 申领测速基线. The frozen reads and inserts of a claim by bare JDBC, prepared once, committed together. */
final class ClaimBySql implements Load.Client {
    private static final int PERSON_READ = 0;
    private static final int COVERS_READ = 1;
    private static final int SUMS_READ = 2;
    private static final int FIRST_WRITE = 3;

    private final FrozenSql sql;
    private final int district;
    private final List<UUID> people;
    private final byte[] sealed = new byte[64];
    private final byte[] mac = new byte[36];
    private final byte[] hash = new byte[32];

    /** @param people persons of the register whose covers are read as the program reads them */
    ClaimBySql(DataSource database, List<String> statements, int district, List<UUID> people) throws SQLException {
        this.sql = new FrozenSql(database, statements);
        this.district = district;
        this.people = people;
    }

    @Override
    public void once(long n) throws SQLException {
        UUID person = people.get((int) (n % people.size()));
        sql.read(PERSON_READ, district, person);
        sql.read(COVERS_READ, district, person);
        sql.read(SUMS_READ, district, person);
        UUID id = Uuid7.next(Clock.systemUTC());
        System.arraycopy(bytes(id), 0, hash, 0, 16);
        int at = FIRST_WRITE;
        sql.write(at++, district, id, "BENCH-" + id, UUID.randomUUID(), sealed);
        sql.write(at++, district, id);
        sql.write(at++, district, Uuid7.next(Clock.systemUTC()), id, UUID.randomUUID());
        sql.write(at++, district, id);
        sql.write(at++, district, Uuid7.next(Clock.systemUTC()), id, mac);
        sql.write(at++, district, id, person, sealed, sealed, sealed, sealed);
        sql.write(at++, district, id);
        sql.write(at++, district, hash, id);
        sql.write(at++, district, id);
        // that somebody was looked up by name and number, as whoever files for a colleague does
        sql.write(at, district, Uuid7.next(Clock.systemUTC()), person, mac);
        sql.commit();
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public void close() {
        sql.close();
    }
}
