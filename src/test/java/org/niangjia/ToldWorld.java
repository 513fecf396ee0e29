package org.niangjia;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * 讲好的演示世界. One demo world as a visitor finds it but for the history of the fund, told once for all tests of a JVM; tests only
 * read it or add.
 */
public final class ToldWorld {
    private static final TestDatabase.Copy COPY = TestDatabase.told();
    private static final ConfigurableApplicationContext CONTEXT = COPY.served();

    private ToldWorld() {}

    public static ConfigurableApplicationContext context() {
        return CONTEXT;
    }

    /** The database beneath it. */
    public static TestDatabase.Copy database() {
        return COPY;
    }
}
