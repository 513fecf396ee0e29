package org.niangjia.service.visit;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.store.FrozenSql;
import org.niangjia.platform.store.Load;

/** 走访测速基线. The frozen inserts of a visit with five findings by bare JDBC, prepared once, committed together. */
final class VisitBySql implements Load.Client {
    private static final String TEXT = "订单排到明年三月，缺电焊工。";

    private final FrozenSql sql;
    private final int district;
    private final UUID somebody = UUID.randomUUID();
    private final byte[] mac = new byte[36];

    VisitBySql(DataSource database, List<String> statements, int district) throws SQLException {
        this.sql = new FrozenSql(database, statements);
        this.district = district;
    }

    private static UUID id() {
        return Uuid7.next(Clock.systemUTC());
    }

    @Override
    public void once(long n) throws SQLException {
        UUID visit = id();
        UUID finding = id();
        sql.write(0, district, visit, "BENCH-" + visit, somebody, somebody, somebody);
        for (int note = 1; note <= 3; note++) {
            sql.write(note, district, visit, TEXT, somebody);
        }
        sql.write(4, district, finding, "BENCH-" + finding, somebody);
        sql.write(5, district, finding, TEXT);
        sql.write(6, district, finding, TEXT);
        sql.write(7, district, id(), finding, somebody);
        sql.write(8, district, finding);
        sql.write(9, district, id(), visit, TEXT, finding, somebody);
        for (int other = 10; other <= 13; other++) {
            sql.write(other, district, id(), visit, TEXT, somebody);
        }
        sql.write(14, district, id(), visit, mac);
        sql.write(15, district, id(), finding, mac);
        sql.commit();
    }

    @Override
    public void close() {
        sql.close();
    }
}
