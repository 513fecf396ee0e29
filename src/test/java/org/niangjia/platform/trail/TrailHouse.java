package org.niangjia.platform.trail;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.niangjia.MovableClock;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.World;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A house of the test's own whose record may be damaged, with a clock that the test moves. */
final class TrailHouse implements AutoCloseable {
    static final Actor CLERK = Actor.officer(new UUID(1, 1), "何静", new UUID(2, 2), "沈家门街道总工会·副主席");
    private static final AtomicInteger DISTRICTS = new AtomicInteger(330_900);

    final TestDatabase.Copy copy = TestDatabase.copy();
    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final MovableClock clock = new MovableClock();
    final Seals seals;
    final EntrySeal seal;
    final TrailEntries entries;
    final TrailLinks links;
    final TrailHeads heads;
    final Partitions partitions;

    TrailHouse(Path data) {
        DataFolder folder = new DataFolder(data);
        folder.create();
        DataSource connections = copy.connections();
        context.registerBean(DataSource.class, () -> connections);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(connections));
        context.registerBean(Clock.class, () -> clock);
        context.register(World.class, Partitions.class);
        context.refresh();
        seals = new Seals(folder.keys());
        seal = new EntrySeal(seals);
        entries = new TrailEntries(context.getBean(JdbcClient.class));
        links = new TrailLinks(context.getBean(JdbcClient.class));
        heads = new TrailHeads(folder, context.getBean(World.class));
        partitions = context.getBean(Partitions.class);
    }

    /** 实例. One running program on this database, with its own memory. */
    final class Instance {
        final FreshEntries fresh = new FreshEntries();
        final Trail trail = new Trail(entries, fresh, seal, context.getBeanProvider(Veil.class), clock);
        final TrailSealer sealer = new TrailSealer(entries, links, heads, fresh, seal, clock);

        void record(int district, String detail) {
            trail.record(CLERK, district, "ANSWERED", "case", new UUID(district, 7), detail);
        }

        void record(int district, int howMany) {
            for (int i = 1; i <= howMany; i++) {
                record(district, "第 " + i + " 条");
            }
        }
    }

    int newDistrict() {
        int district = DISTRICTS.incrementAndGet();
        partitions.open(district);
        return district;
    }

    List<Finding> verify(int district) {
        return new TrailVerification(entries, links, heads, seal, partitions)
                .verify().stream()
                        .filter(finding -> finding.subject().startsWith(district + " "))
                        .toList();
    }

    TrailHead head() {
        return new TrailHead(links, partitions, seals, clock);
    }

    /** As somebody with the owner's password and a SQL prompt. */
    int byHand(String sql) throws SQLException {
        try (Connection connection = copy.owner().connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    long count(String table, int district) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table + " WHERE district = ?")
                .param(district)
                .query(Long.class)
                .single();
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(context.getBean(DataSource.class)));
    }

    @Override
    public void close() {
        context.close();
        copy.close();
    }
}
