package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.Http;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.ExternalDatabase;
import tools.jackson.databind.JsonNode;

/**
 * 单独运行的娘家. The program as {@code ./niangjia run --demo} starts it, in a process of its own on its own folder with its own
 * database, so that it can be killed. The demo world is told without the long history of the fund and without the many members.
 */
final class HouseProcess implements AutoCloseable {
    private static final long MOST_SECONDS = 60;
    private static final String BLOCKED = """
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
            """;

    private static final String WRITING = """
            SELECT count(*) FROM pg_locks WHERE relation = '%s'::regclass AND mode = 'RowExclusiveLock' AND granted
            """;

    private final DataFolder folder;
    private final Map<String, String> tokens = new HashMap<>();
    private @Nullable Process program;
    private String address = "";

    HouseProcess(Path place) {
        this.folder = new DataFolder(place);
    }

    /** Waits until it says that it is ready. */
    void start() throws IOException {
        Process started = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        program = started;
        BufferedReader said =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        assertThat(line).as("see " + folder.log()).startsWith("ready ");
        address = line.substring("ready ".length());
        Thread.startVirtualThread(() -> said.lines().forEach(more -> {}));
    }

    /** As the script does, but for the classes that this JVM tests and less care for speed later on. */
    private List<String> command() {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-Dniangjia.demo.members=0", "-Dniangjia.demo.fund=false"));
        command.add("-Dniangjia.postgres=" + System.getProperty("niangjia.postgres", ""));
        command.addAll(List.of("-cp", classes, Main.class.getName(), "run", "--demo", "--port", "0"));
        command.addAll(List.of("--data", folder.root().toString()));
        return command;
    }

    String address() {
        return address;
    }

    /** A part of the demo, signed in with the demo's code; the sign-in outlives the program. */
    String token(String name) {
        return tokens.computeIfAbsent(name, this::signIn);
    }

    private String signIn(String name) {
        Http nobody = Http.at(address, "");
        JsonNode account = nobody.get("/api/demo/accounts")
                .json()
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, String> proof = Map.of(
                "phone",
                account.path("phone").asString(),
                "code",
                account.path("code").asString());
        return nobody.post("/api/tokens", proof).text("token");
    }

    Http as(String name) {
        return Http.at(address, token(name));
    }

    /** The owner of the tables, beside the running program. */
    Connection owner() throws SQLException {
        try (Database beside = Database.join(folder, ExternalDatabase.NONE)) {
            return beside.owner().connect();
        }
    }

    /** Until so many of the program's transactions stand at somebody's lock. */
    void awaitBlocked(int many) throws SQLException, InterruptedException {
        await(BLOCKED, many);
    }

    /** Until a transaction has written into a table, and has not ended. */
    void awaitWriting(String table) throws SQLException, InterruptedException {
        await(WRITING.formatted(table), 1);
    }

    private void await(String sql, int many) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        int seen = 0;
        try (Connection watcher = owner();
                Statement statement = watcher.createStatement()) {
            while (seen < many && System.nanoTime() < end) {
                Thread.sleep(1);
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    seen = row.getInt(1);
                }
            }
        }
        assertThat(seen).as("transactions in the middle").isGreaterThanOrEqualTo(many);
    }

    /** The program alone; its database lives on and notices. */
    void killProgram() {
        Process dying = program;
        if (dying != null) {
            dying.destroyForcibly().onExit().join();
            program = null;
        }
    }

    /** Everything at once, as when the power goes. */
    void killAll() throws IOException {
        List<ProcessHandle> database = database();
        killProgram();
        database.forEach(ProcessHandle::destroyForcibly);
        database.forEach(each -> each.onExit().join());
    }

    /** The server first, then what it started: it has no time to notice. */
    private List<ProcessHandle> database() throws IOException {
        Path mark = folder.db().resolve("data").resolve("postmaster.pid");
        if (!Files.exists(mark)) {
            return List.of();
        }
        long pid = Long.parseLong(Files.readAllLines(mark).getFirst().strip());
        List<ProcessHandle> all = new ArrayList<>();
        ProcessHandle.of(pid).ifPresent(server -> {
            all.add(server);
            server.descendants().forEach(all::add);
        });
        return all;
    }

    /** {@code ./niangjia verify} beside the running program. */
    int verify(PrintStream out) {
        return new Verify(out).run(List.of("--data", folder.root().toString()));
    }

    @Override
    public void close() throws IOException {
        killAll();
    }
}
