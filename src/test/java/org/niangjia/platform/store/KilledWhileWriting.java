package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("写入时被强行终止（kill -9）")
class KilledWhileWriting {
    private static final int ENOUGH = 300;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path place;

    private final Set<String> acknowledged = new HashSet<>();
    private Thread listener = Thread.currentThread();

    @Test
    @DisplayName("终止程序后重新启动，凡已答复的一行不少；运行期间同一目录拒绝第二个程序")
    void losesNothingWhenTheProgramDies() throws IOException, InterruptedException, SQLException {
        DataFolder folder = new DataFolder(place);
        for (int round = 0; round < 2; round++) {
            Process program = write(folder, round * 1_000_000);
            assertThatThrownBy(() -> Database.serve(folder, ExternalDatabase.NONE, true))
                    .hasMessageContaining("正在被另一个娘家程序使用");
            readBeside(folder);
            kill(program);
        }
        assertThat(rows(folder)).containsAll(acknowledged).hasSizeGreaterThanOrEqualTo(2 * ENOUGH);
    }

    @Test
    @DisplayName("程序和数据库一起终止后重新启动，凡已答复的一行不少")
    void losesNothingWhenTheDatabaseDiesToo() throws IOException, InterruptedException, SQLException {
        DataFolder folder = new DataFolder(place);
        Process program = write(folder, 0);
        Postmaster server = Postmaster.of(PostgresCluster.rows(folder.db())).orElseThrow();
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        kill(program);
        assertThat(rows(folder)).containsAll(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    @DisplayName("只终止数据库，程序自行重新启动数据库，地址不变")
    void bringsTheDatabaseBackByItself() throws InterruptedException, SQLException {
        DataFolder folder = new DataFolder(place);
        try (Database database = Database.serve(folder, ExternalDatabase.NONE, true)) {
            Postmaster server = Postmaster.of(PostgresCluster.rows(folder.db())).orElseThrow();
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (true) {
                try (Connection connection = database.app().connect()) {
                    assertThat(connection.isValid(1)).isTrue();
                    if (Postmaster.of(PostgresCluster.rows(folder.db()))
                                    .orElseThrow()
                                    .pid()
                            != server.pid()) {
                        return;
                    }
                } catch (SQLException e) {
                    if (System.nanoTime() > end) {
                        throw e;
                    }
                }
                Thread.sleep(100);
            }
        }
    }

    private Process write(DataFolder folder, int from) throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dniangjia.postgres=" + System.getProperty("niangjia.postgres", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProgram.class.getName(),
                        folder.root().toString(),
                        "" + from)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        for (int row = 0; row < ENOUGH; row++) {
            note(said.readLine());
        }
        listener = Thread.startVirtualThread(() -> said.lines().forEach(this::note));
        return program;
    }

    private void note(String row) {
        synchronized (acknowledged) {
            acknowledged.add("row-" + row);
        }
    }

    /** What was said before the kill counts, also when it is read after it. */
    private void kill(Process program) throws InterruptedException {
        program.destroyForcibly().waitFor();
        listener.join();
    }

    /** A command beside the running program reads the same rows. */
    private static void readBeside(DataFolder folder) throws SQLException {
        try (Database beside = Database.join(folder, ExternalDatabase.NONE)) {
            assertThat(names(beside)).isNotEmpty();
        }
    }

    private static List<String> rows(DataFolder folder) throws SQLException {
        try (Database database = Database.serve(folder, ExternalDatabase.NONE, true)) {
            return names(database);
        }
    }

    private static List<String> names(Database database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.app().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM store_setting")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
