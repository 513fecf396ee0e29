package org.niangjia.platform.store;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 测试用的分区. The districts of a test's database, without the whole program around them. */
public final class TestPartitions {
    private TestPartitions() {}

    public static Partitions of(JdbcClient jdbc, Clock clock) {
        return new Partitions(jdbc, clock);
    }
}
