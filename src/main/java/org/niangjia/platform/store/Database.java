package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * 数据库. Where the rows are and how the two roles reach them: the owner, who makes and changes tables, and the
 * program, who can neither edit nor remove a line of the record or the ledger.
 */
public final class Database implements AutoCloseable {
    private final DataFolder folder;
    private final Login owner;
    private final Login app;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable FileLock lock;

    private Database(
            DataFolder folder,
            Login owner,
            Login app,
            @Nullable EmbeddedPostgres server,
            @Nullable FileLock lock) {
        this.folder = folder;
        this.owner = owner;
        this.app = app;
        this.server = server;
        this.lock = lock;
    }

    /** Takes the folder, starts its database or reaches the named one, and brings the tables up to date. */
    public static Database serve(DataFolder folder, ExternalDatabase external, boolean demo) {
        folder.create();
        FileLock lock = folder.tryLock();
        if (lock == null) {
            throw new CannotStartException(
                    "数据目录 " + folder.root() + " 正在被另一个娘家程序使用",
                    "another Niangjia is already using the data folder " + folder.root());
        }
        Database database = open(folder, external, lock);
        try {
            database.migrations().bring(demo, Clock.systemUTC());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * For commands beside or without a running program: reaches the database of the program that serves the folder,
     * or starts it for the time being. Changes no table.
     */
    public static Database join(DataFolder folder, ExternalDatabase external) {
        if (folder.isNew()) {
            throw new CannotStartException(
                    "数据目录 " + folder.root() + " 中没有数据", "there is no house in the data folder " + folder.root());
        }
        FileLock lock = folder.tryLock();
        return lock == null && !external.named() ? served(folder) : open(folder, external, lock);
    }

    /** A database that somebody else keeps alive, such as a copy made for one test. */
    public static Database borrowed(DataFolder folder, Login owner, Login app) {
        return new Database(folder, owner, app, null, null);
    }

    private static Database open(DataFolder folder, ExternalDatabase external, @Nullable FileLock lock) {
        try {
            if (external.named()) {
                DatabaseCheck.require(external.owner());
                return new Database(folder, external.owner(), external.app(), null, lock);
            }
            EmbeddedPostgres server = EmbeddedPostgres.start(folder);
            return new Database(folder, server.owner(), server.app(), server, lock);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static Database served(DataFolder folder) {
        Postmaster running = Postmaster.of(PostgresCluster.rows(folder.db()))
                .filter(Postmaster::ready)
                .orElseThrow(() -> new CannotStartException(
                        "程序正在启动或停止，请稍后再试", "the program is just starting or stopping; try again in a moment"));
        try {
            Properties passwords = PostgresCluster.passwords(folder.db());
            String url = EmbeddedPostgres.url(running.port(), PostgresCluster.DATABASE);
            return new Database(
                    folder,
                    new Login(url, PostgresCluster.OWNER, passwords.getProperty(PostgresCluster.OWNER)),
                    new Login(url, PostgresCluster.APP, passwords.getProperty(PostgresCluster.APP)),
                    null,
                    null);
        } catch (IOException e) {
            throw new CannotStartException(
                    "无法读取数据库密码：" + e.getMessage(), "the passwords of the database cannot be read: " + e.getMessage(), e);
        }
    }

    public DataFolder folder() {
        return folder;
    }

    /** Role that owns the tables. */
    public Login owner() {
        return owner;
    }

    /** Role of the running program. */
    public Login app() {
        return app;
    }

    Migrations migrations() {
        try (Connection connection = app.connect()) {
            return new Migrations(owner, DatabaseCheck.ask(connection, "SELECT current_user"));
        } catch (SQLException e) {
            throw new CannotStartException(
                    "无法连接数据库：" + e.getMessage(), "the database cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        release(lock);
    }

    private static void release(@Nullable FileLock lock) {
        if (lock == null) {
            return;
        }
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
