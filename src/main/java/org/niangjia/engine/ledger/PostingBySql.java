package org.niangjia.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.store.Load;

/** 记账测速基线. The frozen statements by bare JDBC, prepared once: the rows of a hundred transfers and their balances. */
final class PostingBySql implements Load.Client {
    private final Connection connection;
    private final PreparedStatement rows;
    private final PreparedStatement sums;
    private final BenchBook own;
    private final Long[] amounts;
    private final UUID[] banks;
    private final UUID[] fees;

    PostingBySql(DataSource database, List<String> statements, BenchBook own) throws SQLException {
        this.connection = database.getConnection();
        this.connection.setAutoCommit(false);
        this.rows = connection.prepareStatement(statements.get(0));
        this.sums = connection.prepareStatement(statements.get(1));
        this.own = own;
        this.amounts = numbers().mapToObj(i -> 100L + i).toArray(Long[]::new);
        this.banks = numbers().mapToObj(i -> own.bank()).toArray(UUID[]::new);
        this.fees = numbers().mapToObj(own::fee).toArray(UUID[]::new);
    }

    private static IntStream numbers() {
        return IntStream.range(0, BenchBook.BATCH);
    }

    @Override
    public void once(long n) throws SQLException {
        UUID batch = UUID.randomUUID();
        rows.setInt(1, own.book().district());
        rows.setObject(2, own.book().id());
        rows.setObject(3, batch);
        rows.setObject(4, numbers().mapToObj(i -> Uuid7.next(Clock.systemUTC())).toArray(UUID[]::new));
        rows.setObject(5, banks);
        rows.setObject(6, fees);
        rows.setObject(7, amounts);
        rows.setObject(8, numbers().mapToObj(i -> batch + "/" + i).toArray(String[]::new));
        rows.executeUpdate();
        int accounts = own.fees().size() + 1;
        UUID[] ids = new UUID[accounts];
        Long[] debits = new Long[accounts];
        Long[] credits = new Long[accounts];
        ids[0] = own.bank();
        debits[0] =
                IntStream.range(0, BenchBook.BATCH).mapToLong(i -> amounts[i]).sum();
        credits[0] = 0L;
        for (int fee = 1; fee < accounts; fee++) {
            ids[fee] = own.fee(fee - 1);
            debits[fee] = 0L;
            credits[fee] = sum(fee - 1);
        }
        sums.setObject(1, ids);
        sums.setObject(2, debits);
        sums.setObject(3, credits);
        sums.setInt(4, own.book().district());
        sums.executeUpdate();
        connection.commit();
    }

    private long sum(int fee) {
        long sum = 0;
        for (int i = fee; i < BenchBook.BATCH; i += own.fees().size()) {
            sum += amounts[i];
        }
        return sum;
    }

    @Override
    public void close() {
        try (connection;
                rows;
                sums) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
