package org.niangjia;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.EmbeddedPostgres;
import org.niangjia.platform.store.FolderLock;
import org.niangjia.platform.store.Login;
import org.niangjia.platform.store.TestMigrations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** 测试数据库. One PostgreSQL for all tests of a JVM, in target/, without safety on disk; migrated anew by each JVM. */
public final class TestDatabase {
    private static final String OWNER = "niangjia_owner";
    private static final String APP = "niangjia_app";
    private static final String TEMPLATE = "template_house";
    private static final String TOLD = "template_told";
    private static final String SHARED = "house";
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final List<FolderLock> HELD = new ArrayList<>();
    private static final TestDatabase ONE = new TestDatabase();

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private boolean told;

    private TestDatabase() {
        this.folder = freeFolder();
        Map<String, String> fast = Map.of(
                "fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");
        this.server = EmbeddedPostgres.start(folder, fast);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        make(TEMPLATE, "template0");
        TestMigrations.bring(server.login(OWNER, TEMPLATE), APP, true);
        make(SHARED, TEMPLATE);
    }

    /** The owner of the tables in the shared database: for what the program itself may not do. */
    public static Connection ownerConnection() throws SQLException {
        return ONE.server.login(OWNER, SHARED).connect();
    }

    /** The program's role in the shared database, outside the pool. */
    public static Connection appConnection() throws SQLException {
        return ONE.server.login(APP, SHARED).connect();
    }

    /** A freshly migrated, empty demo world of the test's own, which it may damage. Gone when closed. */
    public static Copy copy() {
        return ONE.made("copy_" + COPIES.incrementAndGet(), TEMPLATE);
    }

    /** A freshly migrated, empty real world of the test's own. Gone when closed. */
    public static Copy real() {
        Copy copy = made("ENCODING 'UTF8'");
        TestMigrations.bring(copy.owner(), APP, false);
        return copy;
    }

    /** An empty database of the test's own with other words of {@code CREATE DATABASE}, never migrated. */
    public static Copy made(String words) {
        String name = "made_" + COPIES.incrementAndGet();
        ONE.asSuperuser("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        ONE.asSuperuser("CREATE DATABASE " + name + " TEMPLATE template0 OWNER " + OWNER + " " + words);
        return new Copy(ONE, name);
    }

    /**
     * A demo world as a visitor finds it but for the history of the fund, which a test may change. It is told once for all tests of
     * a JVM, and copied.
     */
    public static synchronized Copy told() {
        if (!ONE.told) {
            Copy story = ONE.made(TOLD, TEMPLATE);
            story.run("--server.port=0", Telling.BUT_THE_FUND).close();
            ONE.told = true;
        }
        return ONE.made("copy_" + COPIES.incrementAndGet(), TOLD);
    }

    private Copy made(String name, String template) {
        make(name, template);
        return new Copy(this, name);
    }

    private void make(String name, String template) {
        asSuperuser("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        asSuperuser("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + OWNER);
    }

    private void asSuperuser(String sql) {
        try (Connection connection = server.login("postgres", "postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two JVMs may test the same checkout at once. */
    private static DataFolder freeFolder() {
        for (int number = 1; ; number++) {
            DataFolder folder = new DataFolder(Path.of("target", "house-" + number));
            folder.create();
            FolderLock lock = folder.tryLock();
            if (lock != null) {
                // a lock that nobody holds on to is collected, and gone
                HELD.add(lock);
                return folder;
            }
        }
    }

    /** Puts the shared database into the context of {@link HouseTest}. */
    static final class Shared implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            give(
                    context,
                    Database.borrowed(ONE.folder, ONE.server.login(OWNER, SHARED), ONE.server.login(APP, SHARED)));
            context.getBeanFactory().addBeanPostProcessor(new OneConnection());
        }
    }

    private static void give(ConfigurableApplicationContext context, Database database) {
        ((GenericApplicationContext) context).registerBean(Database.class, () -> database);
    }

    /** 讲多少. How much of a demo world is told before the house opens. */
    private enum Telling {
        NOTHING,
        BUT_THE_FUND,
        THE_FUND
    }

    /** 副本. A database of one test. */
    public static final class Copy implements AutoCloseable {
        private final TestDatabase home;
        private final String name;
        private final List<HikariDataSource> pools = new ArrayList<>();

        private Copy(TestDatabase home, String name) {
            this.home = home;
            this.name = name;
        }

        public Login owner() {
            return home.server.login(OWNER, name);
        }

        public Login app() {
            return home.server.login(APP, name);
        }

        /** Runs one statement as the owner, such as one that drops a constraint. */
        public void asOwner(String sql) throws SQLException {
            try (Connection connection = owner().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** From the next connection on the server writes into its log how each statement was really answered. */
        public void tellPlans() {
            Map<String, String> settings = Map.of(
                    "session_preload_libraries", "auto_explain",
                    "auto_explain.log_min_duration", "0",
                    "auto_explain.log_analyze", "on",
                    "auto_explain.log_timing", "off",
                    "auto_explain.log_format", "json");
            settings.forEach(
                    (key, value) -> home.asSuperuser("ALTER DATABASE " + name + " SET " + key + " = '" + value + "'"));
        }

        /** The program's pool opens new ones, with the settings of now. */
        public void dropConnections() {
            home.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }

        /** What the server wrote since this database was made, and about others beside it. */
        public Path serverLog() {
            return home.folder.db().resolve("postgres.log");
        }

        /** A pool of the program's role; closed with the database. */
        public DataSource connections() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(app().url());
            config.setUsername(app().user());
            config.setPassword(app().password());
            config.setMinimumIdle(0);
            config.setMaximumPoolSize(16);
            HikariDataSource pool = new HikariDataSource(config);
            pools.add(pool);
            return pool;
        }

        /** The whole program, without web server and pollers, on this copy; with beans of the test. The caller closes it. */
        public ConfigurableApplicationContext house(Class<?>... more) {
            return run("--server.port=-1", Telling.NOTHING, more);
        }

        /** The same at a free port, as it would be served, with what is in the copy. */
        public ConfigurableApplicationContext served() {
            return run("--server.port=0", Telling.NOTHING);
        }

        /** The same, after a demo was told with fifteen years of the fund, but nothing else of mutual aid. */
        public ConfigurableApplicationContext servedWithTheFund() {
            return run("--server.port=0", Telling.THE_FUND);
        }

        private ConfigurableApplicationContext run(String port, Telling telling, Class<?>... more) {
            return new SpringApplicationBuilder(Niangjia.class)
                    .sources(more)
                    .initializers(context -> give(context, Database.borrowed(home.folder, owner(), app())))
                    .run(
                            port,
                            "--niangjia.serving=" + !port.endsWith("-1"),
                            "--niangjia.demo.told=" + (telling != Telling.NOTHING),
                            "--niangjia.demo.aid=" + (telling == Telling.BUT_THE_FUND),
                            "--niangjia.demo.fund=" + (telling == Telling.THE_FUND),
                            "--niangjia.pollers=false",
                            "--niangjia.demo.members=60",
                            "--logging.file.name=target/test.log");
        }

        @Override
        public void close() {
            pools.forEach(HikariDataSource::close);
            home.asSuperuser("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }
}
