package org.niangjia.platform.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 定时运行. Runs every {@link Poller} over every district. Each poller is one recurring execution that any instance may
 * take; inside a round each district is its own transaction, and one that fails does not keep back the others.
 */
@Component
public class Pollers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pollers.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration END = Duration.ofSeconds(10);

    private final List<Poller> pollers;
    private final Partitions partitions;
    private final HouseClock clock;
    private final DataSource connections;
    private final JdbcClient jdbc;
    private final String name;
    private final boolean wanted;
    private volatile @Nullable Scheduler scheduler;

    Pollers(
            List<Poller> pollers,
            Partitions partitions,
            HouseClock clock,
            DataSource connections,
            Database database,
            @Value("${niangjia.pollers:true}") boolean wanted) {
        this.pollers = List.copyOf(pollers);
        this.partitions = partitions;
        this.clock = clock;
        this.connections = connections;
        this.jdbc = JdbcClient.create(connections);
        this.name = instance(database.folder());
        this.wanted = wanted;
    }

    /** Every poller over every district now, in this thread. Throws the first failure after all have run. */
    public void runAll() {
        RuntimeException failure = null;
        for (Poller poller : pollers) {
            RuntimeException one = round(poller, () -> false);
            if (failure == null) {
                failure = one;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable RuntimeException round(Poller poller, BooleanSupplier ending) {
        RuntimeException failure = null;
        clock.refresh();
        for (int district : partitions.all()) {
            if (ending.getAsBoolean()) {
                break;
            }
            try {
                poller.poll(district);
            } catch (RuntimeException e) {
                LOG.error("{} failed in {}", poller.name(), district, e);
                if (failure == null) {
                    failure = e;
                }
            }
        }
        return failure;
    }

    @Override
    public void start() {
        releaseOwn();
        List<RecurringTask<Void>> tasks = pollers.stream().map(this::task).toList();
        Scheduler built = Scheduler.create(connections)
                .startTasks(tasks)
                .threads(Math.clamp(tasks.size(), 1, 4))
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .shutdownMaxWait(END)
                .build();
        built.start();
        scheduler = built;
    }

    private RecurringTask<Void> task(Poller poller) {
        return Tasks.recurring(poller.name(), FixedDelay.of(poller.every())).execute((taskInstance, context) -> {
            round(poller, () -> context.getSchedulerState().isShuttingDown());
        });
    }

    /** What this very instance had taken when it was killed need not wait for its heartbeat to run out. */
    private void releaseOwn() {
        jdbc.sql("""
                        UPDATE scheduled_tasks
                        SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                        WHERE picked AND picked_by = :instance
                        """).param("instance", name).update();
    }

    /** Name of this instance: the same after a restart, never another's. */
    String name() {
        return name;
    }

    private static String instance(DataFolder folder) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return host + ":" + folder.root();
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted && !pollers.isEmpty();
    }

    /** Last to start, first to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
