package org.niangjia.engine.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.niangjia.MovableClock;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.TestPartitions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** 账房. A ledger of the test's own on a database that it may damage, with a clock that the test moves. */
final class LedgerHouse implements AutoCloseable {
    static final Actor CASHIER = Actor.officer(new UUID(1, 1), "何静", new UUID(2, 2), "普陀区职工服务中心·出纳");
    private static final AtomicInteger DISTRICTS = new AtomicInteger(330_900);

    final TestDatabase.Copy copy = TestDatabase.copy();
    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final MovableClock clock = new MovableClock();
    final JdbcClient jdbc;
    final Partitions partitions;
    final Books books;
    final Ledger ledger;
    final Journal journal;
    final ExpiryPoller expiry;
    final TransactionTemplate transaction;

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    LedgerHouse() {
        DataSource connections = copy.connections();
        jdbc = JdbcClient.create(connections);
        partitions = TestPartitions.of(jdbc, clock);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(connections));
        context.registerBean(Clock.class, () -> clock);
        context.register(
                Transactions.class,
                Transfers.class,
                Balances.class,
                Sums.class,
                OpenHolds.class,
                Books.class,
                Ledger.class,
                Journal.class,
                ExpiryPoller.class);
        context.refresh();
        books = context.getBean(Books.class);
        ledger = context.getBean(Ledger.class);
        journal = context.getBean(Journal.class);
        expiry = context.getBean(ExpiryPoller.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** A fund in a district of its own. */
    Fund fund() {
        int district = DISTRICTS.incrementAndGet();
        partitions.open(district);
        return fund(district, "ZHUPU-2018");
    }

    Fund fund(int district, String code) {
        Scope scope = new Scope(CASHIER, List.of(district), "", Set.of());
        return new Fund(this, scope, books.open(scope, district, code, "职工医疗互助金"));
    }

    List<String> verify(int district) {
        return new LedgerVerification(jdbc, partitions)
                .findings(district)
                .map(finding -> finding.subject().substring(7) + ": "
                        + finding.message().split(" ", 2)[0])
                .toList();
    }

    long count(String sql, int district) {
        return jdbc.sql(sql).param("district", district).query(Long.class).single();
    }

    /** Does it so often at once; says how often it was not refused and nobody was faster. */
    static int atOnce(int howMany, Deed deed) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(howMany);
        List<Callable<Integer>> all = IntStream.range(0, howMany)
                .mapToObj(i -> (Callable<Integer>) () -> {
                    start.await();
                    try {
                        deed.run(i);
                        return 1;
                    } catch (RefusedException | ConflictException e) {
                        return 0;
                    }
                })
                .toList();
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(howMany)) {
            List<Future<Integer>> running = new ArrayList<>(threads.invokeAll(all));
            for (Future<Integer> each : running) {
                done += each.get();
            }
        }
        return done;
    }

    /** 事. What one of several at once does. */
    @FunctionalInterface
    interface Deed {
        void run(int i) throws SQLException;
    }

    @Override
    public void close() {
        context.close();
        copy.close();
    }
}
