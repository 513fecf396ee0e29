package org.niangjia;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** 连接都还了. After each class of tests no connection of the pool is out: sixteen that are kept stop the house, and so do
 * sixteen that ask for a second one. */
public final class ConnectionsGivenBack implements TestExecutionListener {
    private static final Duration MOST = Duration.ofSeconds(10);

    @Override
    public void afterTestClass(TestContext context) {
        if (context.hasApplicationContext()) {
            HikariDataSource pool = context.getApplicationContext().getBean(HikariDataSource.class);
            Awaitility.await("connections kept after " + context.getTestClass().getSimpleName())
                    .atMost(MOST)
                    .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
            Assertions.assertThat(OneConnection.taken())
                    .as("a second connection while one is held")
                    .isEmpty();
        }
    }
}
