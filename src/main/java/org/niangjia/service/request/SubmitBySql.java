package org.niangjia.service.request;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.store.FrozenSql;
import org.niangjia.platform.store.Load;

/** 测速基线. The frozen five inserts by bare JDBC, prepared once, committed together. */
final class SubmitBySql implements Load.Client {
    private static final String PATH = "100000/330000/330900/330903/T1/";
    private static final String TEXT = "九月的工资少发了一千二，问了工头说都一样。";

    private final FrozenSql sql;
    private final int district;
    private final UUID union = UUID.randomUUID();
    private final byte[] code = new byte[32];
    private final byte[] mac = new byte[36];

    SubmitBySql(DataSource database, List<String> statements, int district) throws SQLException {
        this.sql = new FrozenSql(database, statements);
        this.district = district;
    }

    @Override
    public void once(long n) throws SQLException {
        UUID id = Uuid7.next(Clock.systemUTC());
        sql.write(0, district, id, "BENCH-" + id, TEXT.substring(0, 12), union, PATH);
        sql.write(1, district, id, TEXT, code);
        sql.write(2, district, Uuid7.next(Clock.systemUTC()), id, union, PATH);
        sql.write(3, district, id);
        sql.write(4, district, Uuid7.next(Clock.systemUTC()), "测速职工", id, "BENCH", mac);
        sql.commit();
    }

    @Override
    public void close() {
        sql.close();
    }
}
