package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.file.Files;
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
    private final @Nullable FolderLock lock;

    private Database(
            DataFolder folder, Login owner, Login app, @Nullable EmbeddedPostgres server, @Nullable FolderLock lock) {
        this.folder = folder;
        this.owner = owner;
        this.app = app;
        this.server = server;
        this.lock = lock;
    }

    /** Takes the folder, starts its database or reaches the named one, and brings the tables up to date. */
    public static Database serve(DataFolder folder, ExternalDatabase external, boolean demo) {
        folder.create();
        requireWhole(folder);
        Database database = taken(folder, external);
        try {
            database.migrations().bring(demo, Clock.systemUTC());
            KeyRegister.require(database.app, folder.keys());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Takes a folder into which a backup is about to be put. Refuses a named database that has tables. */
    static Database empty(DataFolder folder, ExternalDatabase external) {
        Database database = taken(folder, external);
        try (Connection connection = database.owner.connect()) {
            if (Migrations.version(connection).isEmpty()) {
                return database;
            }
        } catch (SQLException e) {
            database.close();
            throw unreachable(e);
        }
        database.close();
        throw new CannotStartException(
                "外部数据库不是空的，只能恢复到空数据库", "the named database is not empty; a backup needs an empty one");
    }

    private static Database taken(DataFolder folder, ExternalDatabase external) {
        FolderLock lock = folder.tryLock();
        if (lock == null) {
            throw folder.taken();
        }
        return open(folder, external, lock);
    }

    private static void requireWhole(DataFolder folder) {
        if (Files.exists(folder.unfinished())) {
            throw new CannotStartException(
                    "数据目录 " + folder.root() + " 的恢复没有完成，请清空目录后重新恢复",
                    "the restore into " + folder.root() + " did not finish; empty the folder and restore again");
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
        requireWhole(folder);
        FolderLock lock = folder.tryLock();
        return lock == null && !external.named() ? served(folder) : open(folder, external, lock);
    }

    /** A database that somebody else keeps alive, such as a copy made for one test. */
    public static Database borrowed(DataFolder folder, Login owner, Login app) {
        return new Database(folder, owner, app, null, null);
    }

    private static Database open(DataFolder folder, ExternalDatabase external, @Nullable FolderLock lock) {
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
                    "无法读取数据库密码：" + Failure.of(e), "the passwords of the database cannot be read: " + Failure.of(e), e);
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
            throw unreachable(e);
        }
    }

    private static CannotStartException unreachable(SQLException e) {
        return new CannotStartException(
                "无法连接数据库：" + Failure.of(e), "the database cannot be reached: " + Failure.of(e), e);
    }

    /** Refuses tables of another version and missing keys; for commands that read a house as it is. */
    public void requireReadable() {
        migrations().requireCurrent();
        KeyRegister.require(app, folder.keys());
    }

    /** Keeps the names of the keys in use, so that a start without one of them is refused. */
    public void rememberKeys() {
        KeyRegister.remember(app, folder.keys());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        release(lock);
    }

    private static void release(@Nullable FolderLock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
