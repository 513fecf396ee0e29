package org.niangjia.platform.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 内置数据库. PostgreSQL as a child of this program, its rows in the data folder, every commit on disk before it is
 * acknowledged. The caller holds the folder's lock.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;
    private static final long STEP_MILLIS = 5;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long LARGEST_LOG = 10L << 20;

    /** For two cores; memory by what the machine has. Error texts in its log leave out the values of rows. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", SharedBuffers.ofThisMachine()),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "Asia/Shanghai"),
            Map.entry("log_timezone", "Asia/Shanghai"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("idle_in_transaction_session_timeout", "5min"));

    private final PostgresCluster cluster;
    private final Path log;
    private final int port;
    private volatile boolean closing;
    private volatile @Nullable Process process;

    private EmbeddedPostgres(PostgresCluster cluster, Path log, int port) {
        this.cluster = cluster;
        this.log = log;
        this.port = port;
    }

    public static EmbeddedPostgres start(DataFolder folder) {
        return start(folder, Map.of());
    }

    /** @param extra server settings of tests that do without safety on disk; empty for every real house */
    public static EmbeddedPostgres start(DataFolder folder, Map<String, String> extra) {
        Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
        settings.putAll(extra);
        try {
            return start(folder.db(), settings);
        } catch (IOException e) {
            throw failed(folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(folder, e);
        }
    }

    private static EmbeddedPostgres start(Path db, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(db);
        PostgresProgram program = PostgresProgram.unpackedInto(programFolder(db));
        PostgresUser user = PostgresUser.of(PostgresCluster.rows(db));
        PostgresCluster cluster = PostgresCluster.open(db, program, user);
        Postmaster.reap(cluster.rows());
        Path log = db.resolve("postgres.log");
        turn(log);
        EmbeddedPostgres server = new EmbeddedPostgres(cluster, log, freePort());
        List<String> command = new ArrayList<>(
                List.of(program.path("postgres"), "-D", cluster.rows().toString(), "-p", "" + server.port));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        server.keep(user.server(command));
        return server;
    }

    /** Below the rows; tests share one among many houses. */
    private static Path programFolder(Path db) {
        String shared = System.getProperty("niangjia.postgres", "");
        return shared.isEmpty() ? db.resolve("bin") : Path.of(shared).toAbsolutePath();
    }

    private static CannotStartException failed(DataFolder folder, Exception e) {
        return new CannotStartException(
                "数据库无法启动：" + Failure.of(e) + "（详见 " + folder.db().resolve("postgres.log") + "）",
                "the database cannot start: " + Failure.of(e),
                e);
    }

    public int port() {
        return port;
    }

    /** The role that owns the tables. */
    public Login owner() {
        return login(PostgresCluster.OWNER, PostgresCluster.DATABASE);
    }

    /** The role of the running program. */
    public Login app() {
        return login(PostgresCluster.APP, PostgresCluster.DATABASE);
    }

    /** Any of the three roles in any database of this server. */
    public Login login(String role, String database) {
        return new Login(url(port, database), role, cluster.password(role));
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * Starts the server and starts it again when it is killed. The signal that ends it with this program is bound to
     * the thread that forks, hence a platform thread that lives as long as the server.
     */
    private void keep(List<String> command) throws IOException, InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        IOException[] failure = new IOException[1];
        Thread keeper = Thread.ofPlatform().daemon(true).name("postgres").unstarted(() -> {
            try {
                for (int attempt = 1; !launch(command); attempt++) {
                    if (attempt == ATTEMPTS || closing) {
                        throw new IOException(lastWords());
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException e) {
                failure[0] = e;
            } catch (InterruptedException e) {
                failure[0] = new IOException("interrupted", e);
            }
            tried.countDown();
            if (failure[0] == null) {
                watch(command);
            }
        });
        keeper.start();
        tried.await();
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    private void watch(List<String> command) {
        try {
            while (true) {
                Process running = process;
                int code = running == null ? 0 : running.waitFor();
                if (closing) {
                    return;
                }
                LOG.error("the database server ended by itself ({}); starting it again", code);
                Thread.sleep(PAUSE_MILLIS);
                launch(command);
            }
        } catch (IOException e) {
            LOG.error("the database server cannot be started again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives false when the server ended before it was ready. */
    private boolean launch(List<String> command) throws IOException, InterruptedException {
        Process started = PostgresUser.process(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (started.isAlive()) {
            Optional<Postmaster> said = Postmaster.of(cluster.rows());
            if (said.isPresent() && said.get().ready() && said.get().pid() == started.pid()) {
                return true;
            }
            if (System.nanoTime() > end) {
                throw new IOException("not ready in " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(STEP_MILLIS);
        }
        return false;
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.getLast();
    }

    private static void turn(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        closing = true;
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            Postmaster.stop(running.pid());
        } catch (IOException e) {
            LOG.warn("the database server could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
