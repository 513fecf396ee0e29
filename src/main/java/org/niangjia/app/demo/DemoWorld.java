package org.niangjia.app.demo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Poller;
import org.niangjia.platform.store.Pollers;
import org.niangjia.platform.store.Settling;
import org.niangjia.platform.store.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 演示世界. Told once, when a demo database is new and before the first caller comes in: all in one transaction, so that
 * a program killed in between finds an empty house and begins again.
 */
@Component
class DemoWorld implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);
    /** The poller that ends limits of cases; the others have no part in the past. */
    private static final String CLOCKS = "casework-clocks";

    private final World world;
    private final DemoTelling telling;
    private final List<DemoChapter> chapters;
    private final List<Poller> clocks;
    private final Pollers pollers;
    private final Partitions partitions;
    private final Holidays holidays;
    private final Database database;
    private final TransactionTemplate transaction;
    private final boolean wanted;
    private volatile boolean running;

    DemoWorld(
            World world,
            DemoTelling telling,
            List<DemoChapter> chapters,
            List<Poller> each,
            Pollers pollers,
            Partitions partitions,
            Holidays holidays,
            Database database,
            PlatformTransactionManager transactions,
            @Value("${niangjia.serving:true}") boolean serving,
            @Value("${niangjia.demo.told:true}") boolean told) {
        this.world = world;
        this.telling = telling;
        this.chapters = chapters.stream()
                .sorted(Comparator.comparingInt(DemoChapter::order))
                .toList();
        this.clocks =
                each.stream().filter(poller -> poller.name().equals(CLOCKS)).toList();
        this.pollers = pollers;
        this.partitions = partitions;
        this.holidays = holidays;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.wanted = serving && told;
    }

    /** Tells the world when it has not been told; gives how long that took, zero otherwise. */
    Duration tell() {
        long began = System.nanoTime();
        boolean told = Boolean.TRUE.equals(transaction.execute(status -> world.tell(this::story)));
        if (!told) {
            return Duration.ZERO;
        }
        Settling.count(database);
        pollers.runAll();
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        LOG.info("The demo world was told in {} ms", taken.toMillis());
        return taken;
    }

    private void story() {
        DemoTelling.Performance performance = telling.open(holidays.calendar(), this::runClocks);
        chapters.forEach(chapter -> chapter.tell(performance));
        performance.play();
    }

    /** Cases are at home in counties; cities and above have none of their own in the past. */
    private void runClocks() {
        partitions.all().stream()
                .filter(district -> district % 100 != 0)
                .forEach(district -> clocks.forEach(poller -> poller.poll(district)));
    }

    @Override
    public void start() {
        tell();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted && world.demo();
    }

    /** Before the web server opens its port. */
    @Override
    public int getPhase() {
        return 0;
    }
}
