package org.niangjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * 必然同时. Deeds that surely overlap: a lock in the database stops each of them where it writes, after it has read and decided;
 * when all stand there the lock is let go. What decides then is a constraint or a lock of the program's own.
 */
public final class Overlap {
    private static final long MOST_SECONDS = 60;
    private static final String STOPPED = """
            SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
             WHERE NOT l.granted AND a.datname = current_database()
            """;

    private Overlap() {}

    /** The same deed several times, each stopped before it adds to or changes a table; reading goes on. */
    public static <T> List<T> at(String table, int times, Callable<T> deed) throws Exception {
        return at(table, IntStream.range(0, times).mapToObj(n -> deed).toList());
    }

    /** Each stopped before it adds to or changes a table; reading goes on. */
    public static <T> List<T> at(String table, List<Callable<T>> deeds) throws Exception {
        return behind("LOCK TABLE " + table + " IN SHARE MODE", deeds);
    }

    /** Each stopped by a statement that takes a lock. */
    public static <T> List<T> behind(String lock, List<Callable<T>> deeds) throws Exception {
        return behind(lock, "", deeds);
    }

    /** Stopped before it adds to or changes a table, and overtaken there by somebody who has done this meanwhile. */
    public static <T> T overtaken(String table, String meanwhile, Callable<T> deed) throws Exception {
        return behind("LOCK TABLE " + table + " IN SHARE MODE", meanwhile, List.of(deed))
                .getFirst();
    }

    private static <T> List<T> behind(String lock, String meanwhile, List<Callable<T>> deeds) throws Exception {
        try (Connection holder = TestDatabase.ownerConnection();
                Connection watcher = TestDatabase.ownerConnection();
                Statement statement = holder.createStatement();
                ExecutorService threads = Executors.newFixedThreadPool(deeds.size())) {
            holder.setAutoCommit(false);
            statement.execute(lock);
            List<Future<T>> running = new ArrayList<>();
            try {
                deeds.forEach(deed -> running.add(threads.submit(deed)));
                awaitAll(watcher, deeds.size());
                if (!meanwhile.isEmpty()) {
                    statement.execute(meanwhile);
                    holder.commit();
                }
            } finally {
                holder.rollback();
            }
            return results(running);
        }
    }

    private static void awaitAll(Connection watcher, int all) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        int stopped = 0;
        while (stopped < all && System.nanoTime() < end) {
            Thread.sleep(10);
            try (Statement statement = watcher.createStatement();
                    ResultSet row = statement.executeQuery(STOPPED)) {
                row.next();
                stopped = row.getInt(1);
            }
        }
        assertThat(stopped).as("deeds that stand at the lock").isGreaterThanOrEqualTo(all);
    }

    private static <T> List<T> results(List<Future<T>> running) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(each.get());
        }
        return results;
    }
}
