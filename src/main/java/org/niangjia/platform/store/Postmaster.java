package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code postmaster.pid} says of the server of one folder.
 *
 * @param pid process of the server
 * @param port port on loopback, 0 while not yet known
 * @param ready whether it takes connections
 */
record Postmaster(long pid, int port, boolean ready) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int LINE_PORT = 3;
    private static final int LINE_STATUS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STEP_MILLIS = 5;

    static Optional<Postmaster> of(Path rows) {
        try {
            List<String> lines = Files.readAllLines(rows.resolve("postmaster.pid"));
            long pid = Long.parseLong(lines.getFirst().strip());
            int port = lines.size() > LINE_PORT
                    ? Integer.parseInt(lines.get(LINE_PORT).strip())
                    : 0;
            boolean ready = lines.size() > LINE_STATUS && lines.get(LINE_STATUS).startsWith("ready");
            return Optional.of(new Postmaster(pid, port, ready));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Ends the server that a killed program left behind, or removes the mark of a dead one. */
    static void reap(Path rows) throws IOException, InterruptedException {
        Path mark = rows.resolve("postmaster.pid");
        if (!Files.exists(mark)) {
            return;
        }
        Optional<Postmaster> left = of(rows).filter(it -> it.serves(rows));
        if (left.isPresent()) {
            LOG.warn(
                    "a database server was left behind (pid {}); stopping it",
                    left.get().pid());
            stop(left.get().pid());
        }
        Files.deleteIfExists(mark);
    }

    /** Fast shutdown, as an orderly end of the server. */
    static void stop(long pid) throws IOException, InterruptedException {
        signal("INT", pid);
        if (!waitUntilDead(pid)) {
            signal("QUIT", pid);
            waitUntilDead(pid);
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
    }

    private static boolean waitUntilDead(long pid) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (alive(pid)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(STEP_MILLIS);
        }
        return true;
    }

    /** A process that has ended but was not yet collected ({@code Z}) is dead. */
    static boolean alive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException e) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /** Whether the process is a server of this very folder and not another one that was given the same number. */
    private boolean serves(Path rows) {
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
            return alive(pid) && command.contains("postgres") && command.contains(rows.toString());
        } catch (IOException e) {
            return alive(pid);
        }
    }
}
