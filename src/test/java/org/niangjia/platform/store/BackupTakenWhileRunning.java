package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("运行中的备份")
class BackupTakenWhileRunning {
    private static final String PASSPHRASE = "correct horse 娘家";
    private static final String KEY = "0001-0a0b0c0d.key";

    @TempDir
    private static Path place;

    private static Database house;

    @BeforeAll
    static void fillAHouse() throws SQLException, IOException {
        DataFolder folder = new DataFolder(place.resolve("house"));
        house = Database.serve(folder, ExternalDatabase.NONE, true);
        OnlyOwner.write(folder.keys().resolve(KEY), "00ff\n");
        Files.createDirectories(folder.files().resolve("ab"));
        Files.write(folder.files().resolve("ab/cdef"), new byte[] {0, 1, 2, (byte) 0xff});
        house.rememberKeys();
        run(house, """
                INSERT INTO store_partition VALUES (330903, now()), (330400, now());
                INSERT INTO store_number_block SELECT d, 'SQ', y, 51 FROM unnest(ARRAY[330903, 330400]) d, generate_series(2020, 2026) y;
                INSERT INTO store_setting VALUES ('rare', '䶮·𬭩'), ('hard', E'tab\\t line\\n back\\\\slash \\\\N "quote" ,');
                """);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    @DisplayName("连同密钥恢复到空目录：每一行、每个附件、每把密钥都与原来相同，数据世界不变")
    void comesBackRowByRow() throws SQLException, IOException {
        Path file = backup("whole.backup", PASSPHRASE.toCharArray());
        DataFolder copy = new DataFolder(place.resolve("copy"));
        assertThat(restore(copy, file, PASSPHRASE)).isEmpty();
        try (Database restored = Database.serve(copy, ExternalDatabase.NONE, true)) {
            assertThat(contents(restored)).isEqualTo(contents(house)).isNotEmpty();
            assertThat(restored.folder().files().resolve("ab/cdef"))
                    .hasSameBinaryContentAs(house.folder().files().resolve("ab/cdef"));
            assertThat(restored.folder().keys().resolve(KEY)).hasContent("00ff\n");
        }
    }

    @Test
    @DisplayName("不含密钥时说出缺少哪些密钥，放回之前拒绝启动")
    void saysWhichKeysAreMissing() throws IOException {
        DataFolder copy = new DataFolder(place.resolve("without-keys"));
        assertThat(restore(copy, backup("rows.backup", null), "")).containsExactly(KEY);
        assertThatThrownBy(() -> Database.serve(copy, ExternalDatabase.NONE, true))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(KEY);
        OnlyOwner.write(copy.keys().resolve(KEY), "00ff\n");
        Database.serve(copy, ExternalDatabase.NONE, true).close();
    }

    @Test
    @DisplayName("口令不对时什么也不写")
    void staysClosedToAWrongPassphrase() throws IOException {
        Path file = backup("closed.backup", PASSPHRASE.toCharArray());
        DataFolder copy = new DataFolder(place.resolve("wrong"));
        assertThatThrownBy(() -> restore(copy, file, "correct horse")).hasMessageContaining("口令不正确");
        assertThat(copy.root()).doesNotExist();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("00ff");
    }

    @Test
    @DisplayName("非空目录、已有文件、别的文件和损坏的备份都用一句话拒绝")
    void refusesWhatWouldDoHarm() throws IOException {
        Path file = backup("good.backup", null);
        assertThatThrownBy(() -> backup("good.backup", null)).hasMessageContaining("不会覆盖");
        assertThatThrownBy(() -> restore(house.folder(), file, "")).hasMessageContaining("空目录");
        Path other = Files.writeString(place.resolve("other"), "not a backup");
        DataFolder empty = new DataFolder(place.resolve("empty"));
        assertThatThrownBy(() -> restore(empty, other, "")).hasMessageContaining("不是娘家的备份文件");
        DataFolder damaged = new DataFolder(place.resolve("damaged"));
        assertThatThrownBy(() -> restore(damaged, oneRowLess(file), "")).hasMessageContaining("store_partition");
        assertThatThrownBy(() -> Database.serve(damaged, ExternalDatabase.NONE, true))
                .hasMessageContaining("没有完成");
    }

    @Test
    @DisplayName("改过的备份：附件写到目录外面、表名里夹带语句，都拒绝，外面什么也没有")
    void takesNothingButNamesFromAChangedFile() throws IOException {
        Path file = backup("honest.backup", null);
        Path outside = changed(file, "outside.backup", "files/../../outside", "", "");
        assertThatThrownBy(() -> restore(new DataFolder(place.resolve("reached")), outside, ""))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("outside the backup");
        assertThat(place.resolve("outside")).doesNotExist();
        Path statement = changed(
                file,
                "statement.backup",
                "",
                "\"store_setting\"",
                "\"store_setting CASCADE; DROP TABLE store_setting\"");
        DataFolder folder = new DataFolder(place.resolve("told"));
        assertThatThrownBy(() -> restore(folder, statement, ""))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("恢复失败");
        assertThat(folder.root()).doesNotExist();
    }

    /** The same backup with one more file in it, and with something else said in its manifest. */
    private static Path changed(Path file, String name, String more, String said, String instead) throws IOException {
        Path result = place.resolve(name);
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(result);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                boolean manifest = entry.getName().equals(Manifest.ENTRY) && !said.isEmpty();
                to.write(
                        manifest
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(said, instead)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
                to.closeEntry();
            }
            if (!more.isEmpty()) {
                to.putNextEntry(new ZipEntry(more));
                to.write(1);
                to.closeEntry();
            }
        }
        return result;
    }

    private static Path backup(String name, char @Nullable [] passphrase) {
        Path file = place.resolve(name);
        new Backup(house, Clock.systemUTC()).write(file, passphrase, Map.of("330903", "abc"));
        return file;
    }

    private static List<String> restore(DataFolder into, Path file, String passphrase) {
        return new Restore(into, ExternalDatabase.NONE).read(file, passphrase::toCharArray);
    }

    private static Path oneRowLess(Path file) throws IOException {
        Path shorter = place.resolve("shorter.backup");
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(shorter);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                int length = bytes.length;
                if (entry.getName().equals("tables/store_partition.copy")) {
                    while (bytes[--length - 1] != '\n') {}
                }
                to.write(bytes, 0, length);
                to.closeEntry();
            }
        }
        return shorter;
    }

    /** All rows of all tables of the house, as text. */
    private static Map<String, String> contents(Database database) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = database.owner().connect()) {
            for (TableOrder.Columns table : TableOrder.of(connection)) {
                found.put(
                        table.table(),
                        DatabaseCheck.ask(
                                connection,
                                "SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') FROM " + table.table()
                                        + " t"));
            }
        }
        return found;
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
