package org.niangjia.platform.store;

import java.lang.management.ManagementFactory;

/** 数据库缓存. What the database keeps of its tables in memory: a sixteenth of the machine's, 128 MB to 1 GB. */
final class SharedBuffers {
    private static final long LEAST_MB = 128;
    private static final long MOST_MB = 1024;
    private static final long PART = 16;
    private static final long MB = 1L << 20;

    private SharedBuffers() {}

    static String ofThisMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? of(machine.getTotalMemorySize())
                : of(0);
    }

    /** As the server's settings write it. */
    static String of(long memoryBytes) {
        return Math.clamp(memoryBytes / PART / MB, LEAST_MB, MOST_MB) + "MB";
    }
}
