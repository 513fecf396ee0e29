package org.niangjia.app.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.niangjia.app.demo.MemberBench.Cursor;
import org.niangjia.app.demo.MemberBench.Ready;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * 会员名册的速度. Thirty-two officers turn pages of twenty anywhere in a register of 100,000, as HTML with a session; in turn
 * the list's statement alone runs from the frozen {@code bench/members.sql} by bare JDBC. Beside it RuoYi's frozen figures.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class MemberListBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(5);
    /** On two cores the compiler needs its time beside the work. */
    static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final double OF_THE_SQL = 0.2;
    private static final double PER_SECOND = 800;
    private static final double P95_MILLIS = 100;
    /** RuoYi at 100,000 rows on two cores: pages a second, and what 95 of 100 took. */
    private static final double PEER = 43;

    private static final double PEER_P95 = 1_170;

    private final MemberBench bench;
    private final DataSource database;

    MemberListBenchmark(MemberBench bench, DataSource database) {
        this.bench = bench;
        this.database = database;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public List<Row> run() {
        Ready ready = bench.ready();
        List<Cursor> cursors = MemberBench.cursors(ready);
        pages(ready, cursors, WARM_UP);
        statements(ready, cursors);
        List<Double> ours = new ArrayList<>();
        List<Double> p95 = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            bare.add(statements(ready, cursors).perSecond());
            Load.Measured measured = pages(ready, cursors, RUN);
            ours.add(measured.perSecond());
            p95.add(measured.p95Millis());
            ratios.add(ours.getLast() / bare.getLast());
        }
        double pages = Load.median(ours);
        double slow = Load.median(p95);
        return List.of(
                new Row(
                        "pages of 20 against the SQL alone",
                        pages,
                        Load.median(bare),
                        "per s",
                        Load.median(ratios),
                        OF_THE_SQL),
                new Row("pages of 20 among 100,000", pages, PER_SECOND, "per s (least)", pages / PER_SECOND, 1),
                new Row("their p95", slow, P95_MILLIS, "ms (most)", P95_MILLIS / slow, 1),
                new Row("pages, RuoYi beside", pages, PEER, "per s", pages / PEER, 1),
                new Row("p95, RuoYi beside", slow, PEER_P95, "ms", PEER_P95 / slow, 1));
    }

    static Load.Measured pages(Ready ready, List<Cursor> cursors, Duration length) {
        return Load.run(
                MemberBench.CONNECTIONS,
                length,
                i -> new MemberBench.Reader(
                        ready, n -> "/members?after=" + any(cursors).text()));
    }

    private static Cursor any(List<Cursor> cursors) {
        return cursors.get(ThreadLocalRandom.current().nextInt(cursors.size()));
    }

    private Load.Measured statements(Ready ready, List<Cursor> cursors) {
        String sql = MemberBench.statements("members.sql").getFirst();
        return Load.run(MemberBench.CONNECTIONS, RUN, i -> new Statement(database, sql, ready.path(), cursors));
    }

    /** 测速基线. The statement, prepared once; each takes a connection when it is free. */
    private static final class Statement implements Load.Client {
        private final DataSource database;
        private final String sql;
        private final String path;
        private final List<Cursor> cursors;

        Statement(DataSource database, String sql, String path, List<Cursor> cursors) {
            this.database = database;
            this.sql = sql;
            this.path = path;
            this.cursors = cursors;
        }

        @Override
        public void once(long n) throws SQLException {
            Cursor cursor = any(cursors);
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, DemoMembers.FIRST);
                select.setString(2, path);
                select.setString(3, path.substring(0, path.length() - 1) + "0");
                select.setString(4, cursor.path());
                select.setObject(5, cursor.id());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        rows.getString("name");
                    }
                }
            }
        }

        @Override
        public void close() {
            // connections go back after each statement
        }
    }
}
