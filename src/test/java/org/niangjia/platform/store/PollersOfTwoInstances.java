package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("定时任务")
class PollersOfTwoInstances {
    private static final int PUTUO = 330903;
    private static final int DINGHAI = 330902;

    @Test
    @DisplayName("立即运行时走遍每个分区，一个分区失败不影响其他分区，最后说出失败")
    void runEveryDistrictAlsoWhenOneFails() {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            Counting poller = new Counting("sample", DINGHAI);
            Pollers pollers = instance(copy, "one", poller);
            assertThatThrownBy(pollers::runAll).hasMessage("down");
            assertThat(poller.seen).containsExactly(PUTUO);
        }
    }

    @Test
    @DisplayName("两个程序共用一个数据库，同一任务不会同时运行；一个停下，另一个接着做")
    void takeTurnsAndTakeOver() {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            Counting first = new Counting("sample", 0);
            Counting second = first.twin();
            Pollers one = instance(copy, "one", first);
            Pollers two = instance(copy, "two", second);
            one.start();
            two.start();
            try {
                await().atMost(Duration.ofSeconds(20)).until(() -> first.seen.size() + second.seen.size() >= 4);
                assertThat(first.most.get()).isEqualTo(1);
                one.stop();
                int before = second.seen.size();
                await().atMost(Duration.ofSeconds(20)).until(() -> second.seen.size() >= before + 2);
            } finally {
                one.stop();
                two.stop();
            }
        }
    }

    @Test
    @DisplayName("被强行终止的程序重新启动后，立即接着做自己的任务")
    void goOnAtOnceAfterAKill() {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            Counting poller = new Counting("sample", 0);
            Pollers before = instance(copy, "one", poller);
            before.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> !poller.seen.isEmpty());
            before.stop();
            JdbcClient jdbc = JdbcClient.create(copy.connections());
            int taken = jdbc.sql("""
                            UPDATE scheduled_tasks SET picked = true, picked_by = :me, last_heartbeat = now()
                            """).param("me", before.name()).update();
            assertThat(taken).isOne();
            poller.seen.clear();
            Pollers after = instance(copy, "one", poller);
            after.start();
            try {
                await().atMost(Duration.ofSeconds(6)).until(() -> !poller.seen.isEmpty());
            } finally {
                after.stop();
            }
        }
    }

    private static Pollers instance(TestDatabase.Copy copy, String name, Poller poller) {
        DataSource connections = copy.connections();
        JdbcClient jdbc = JdbcClient.create(connections);
        HouseClock clock = new HouseClock(jdbc, new World(jdbc));
        Partitions partitions = new Partitions(jdbc, clock);
        partitions.open(PUTUO);
        partitions.open(DINGHAI);
        Database database = Database.borrowed(new DataFolder(Path.of("target", name)), copy.owner(), copy.app());
        return new Pollers(List.of(poller), partitions, clock, connections, database, true);
    }

    private static final class Counting implements Poller {
        private final String name;
        private final int failing;
        private final Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        private final AtomicInteger now;
        private final AtomicInteger most;

        Counting(String name, int failing) {
            this(name, failing, new AtomicInteger(), new AtomicInteger());
        }

        private Counting(String name, int failing, AtomicInteger now, AtomicInteger most) {
            this.name = name;
            this.failing = failing;
            this.now = now;
            this.most = most;
        }

        Counting twin() {
            return new Counting(name, failing, now, most);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void poll(int district) {
            if (district == failing) {
                throw new IllegalStateException("down");
            }
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            seen.add(district);
        }
    }
}
