package org.niangjia.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** 恢复. Puts a backup into an empty folder: tables of the backup's version, its rows, its files, then up to date. */
public final class Restore {
    private final DataFolder folder;
    private final ExternalDatabase external;

    public Restore(DataFolder folder, ExternalDatabase external) {
        this.folder = folder;
        this.external = external;
    }

    /**
     * @param passphrase asked for only when the backup holds the keys
     * @return names of the keys that are still missing
     */
    public List<String> read(Path file, Supplier<char[]> passphrase) {
        if (!folder.isEmpty()) {
            throw new CannotStartException(
                    "数据目录 " + folder.root() + " 不是空的，只能恢复到空目录",
                    "the data folder " + folder.root()
                            + " is not empty; a backup is restored into an empty folder only");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip);
            byte[] keys = manifest.withKeys() ? WrappedKeys.open(bytes(zip, Manifest.KEYS), passphrase.get()) : null;
            folder.create();
            Files.createFile(folder.unfinished());
            if (keys != null) {
                WrappedKeys.unpack(keys, folder.keys());
            }
            files(zip);
            rows(zip, manifest);
            Files.delete(folder.unfinished());
            List<String> missing = new ArrayList<>(manifest.keys());
            missing.removeAll(KeyRegister.present(folder.keys()));
            return missing;
        } catch (ZipException e) {
            throw notABackup(file, e);
        } catch (IOException | SQLException | GeneralSecurityException | JacksonException e) {
            throw new CannotStartException("恢复失败：" + Failure.of(e), "the restore failed: " + Failure.of(e), e);
        }
    }

    private static CannotStartException notABackup(Path file, Exception e) {
        return new CannotStartException(file + " 不是娘家的备份文件", file + " is not a backup of Niangjia", e);
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        if (zip.getEntry(Manifest.ENTRY) == null) {
            throw new ZipException("no manifest");
        }
        Manifest manifest = JsonMapper.shared().readValue(bytes(zip, Manifest.ENTRY), Manifest.class);
        if (manifest.format() != Manifest.FORMAT) {
            throw new CannotStartException(
                    "备份格式 " + manifest.format() + " 需要更新的程序",
                    "the backup's form " + manifest.format() + " needs a newer program");
        }
        return manifest;
    }

    private void files(ZipFile zip) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!entry.getName().startsWith("files/") || entry.isDirectory()) {
                continue;
            }
            Path target = folder.root().resolve(entry.getName()).normalize();
            if (!target.startsWith(folder.files())) {
                throw new IOException("entry outside the backup: " + entry.getName());
            }
            Files.createDirectories(target.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, target);
            }
        }
    }

    private void rows(ZipFile zip, Manifest manifest) throws IOException, SQLException, GeneralSecurityException {
        try (Database database = Database.empty(folder, external)) {
            Migrations migrations = database.migrations();
            migrations.bringTo(manifest.schema());
            try (Connection connection = database.owner().connect()) {
                connection.setAutoCommit(false);
                empty(connection, manifest);
                for (Manifest.Copied table : manifest.tables()) {
                    copy(connection, table, zip);
                }
                connection.commit();
                connection.setAutoCommit(true);
                run(connection, "ANALYZE");
            }
            migrations.bring(manifest.demo(), Clock.systemUTC());
        }
    }

    /** Migrations may have brought rows of their own; the backup has them too. */
    private static void empty(Connection connection, Manifest manifest) throws SQLException {
        run(
                connection,
                "TRUNCATE "
                        + manifest.tables().stream().map(Manifest.Copied::table).collect(Collectors.joining(", ")));
    }

    private static void copy(Connection connection, Manifest.Copied table, ZipFile zip)
            throws IOException, SQLException, GeneralSecurityException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long rows;
        try (InputStream in = entry(zip, table.entry())) {
            rows = copy.copyIn("COPY " + table.list() + " FROM STDIN", new DigestInputStream(in, digest));
        }
        if (rows != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw new CannotStartException(
                    "备份文件已损坏：表 " + table.table() + " 的内容与说明不符",
                    "the backup is damaged: the table " + table.table() + " is not as its manifest says");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = entry(zip, name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("the backup lacks " + name);
        }
        return zip.getInputStream(entry);
    }
}
