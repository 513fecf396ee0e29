package org.niangjia.platform.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * 备份. One file with all rows as of one instant, the attachments, and, if wished, the keys under a passphrase. May be
 * written while the program runs. Leases, sessions and other things of the moment stay out.
 */
public final class Backup {
    private final Database database;
    private final Clock clock;

    public Backup(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param passphrase wraps the keys into the file; null leaves them out
     * @param heads heads of the chains, kept in the file
     * @return what was written, in one line per language
     */
    public String write(Path file, char @Nullable [] passphrase, Map<String, String> heads) {
        if (Files.exists(file)) {
            throw new CannotStartException(
                    "文件 " + file + " 已存在，不会覆盖", "the file " + file + " exists and is not overwritten");
        }
        Path half = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(half);
            Manifest manifest = write(half, passphrase, heads, file);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            long rows =
                    manifest.tables().stream().mapToLong(Manifest.Copied::rows).sum();
            return "已备份：%d 张表，%d 行，%d 个附件%nbacked up: %d tables, %d rows, %d attachments"
                    .formatted(
                            manifest.tables().size(),
                            rows,
                            manifest.files(),
                            manifest.tables().size(),
                            rows,
                            manifest.files());
        } catch (IOException | SQLException | GeneralSecurityException e) {
            throw new CannotStartException("备份失败：" + Failure.of(e), "the backup failed: " + Failure.of(e), e);
        }
    }

    private Manifest write(Path half, char @Nullable [] passphrase, Map<String, String> heads, Path file)
            throws IOException, SQLException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (ZipOutputStream zip = new ZipOutputStream(create(half));
                Connection connection = snapshot()) {
            zip.setLevel(Deflater.BEST_SPEED);
            String schema = Migrations.version(connection)
                    .orElseThrow(() -> new CannotStartException("数据库是空的，无可备份", "the database is empty"));
            boolean demo = DatabaseCheck.ask(connection, "SELECT demo FROM store_world")
                    .equals("t");
            List<Manifest.Copied> tables = new ArrayList<>();
            for (TableOrder.Columns table : TableOrder.of(connection)) {
                tables.add(copy(connection, table, zip));
            }
            int files = attachments(zip);
            if (passphrase != null) {
                put(zip, Manifest.KEYS, WrappedKeys.wrap(database.folder().keys(), passphrase));
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    schema,
                    demo,
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            clock.instant().atZone(ZoneId.of("Asia/Shanghai"))),
                    tables,
                    files,
                    KeyRegister.present(database.folder().keys()),
                    passphrase != null,
                    heads);
            put(zip, Manifest.ENTRY, JsonMapper.shared().writeValueAsBytes(manifest));
            return manifest;
        }
    }

    private static OutputStream create(Path half) throws IOException {
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(half, StandardOpenOption.WRITE);
    }

    private Connection snapshot() throws SQLException {
        Connection connection = database.owner().connect();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static Manifest.Copied copy(Connection connection, TableOrder.Columns table, ZipOutputStream zip)
            throws SQLException, IOException, GeneralSecurityException {
        Manifest.Copied plan = new Manifest.Copied(table.table(), table.columns(), 0, "");
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        zip.putNextEntry(new ZipEntry(plan.entry()));
        long rows = copy.copyOut("COPY " + plan.list() + " TO STDOUT", new DigestOutputStream(open(zip), digest));
        zip.closeEntry();
        return new Manifest.Copied(
                plan.table(), plan.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** The entry ends, the file goes on. */
    private static OutputStream open(ZipOutputStream zip) {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    /** Attachments never change once written, so that reading them after the snapshot is enough. */
    private int attachments(ZipOutputStream zip) throws IOException {
        Path files = database.folder().files();
        if (!Files.isDirectory(files)) {
            return 0;
        }
        int count = 0;
        try (Stream<Path> all = Files.walk(files)) {
            for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                zip.putNextEntry(new ZipEntry("files/" + files.relativize(each)));
                Files.copy(each, zip);
                zip.closeEntry();
                count++;
            }
        }
        return count;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Names of those tables that a backup holds. */
    static Set<String> kept() {
        return TableKinds.all().stream()
                .filter(TableKinds.Table::keptInBackup)
                .map(TableKinds.Table::name)
                .collect(Collectors.toSet());
    }
}
