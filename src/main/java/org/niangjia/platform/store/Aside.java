package org.niangjia.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 旁路连接. Two connections beside the pool, for single statements that must stand whatever becomes of the work at hand:
 * tries that are counted. Whoever holds one waits for nothing else, so that work which holds a connection of the pool
 * may ask for one here and nobody waits in a circle.
 */
@Component
public class Aside implements DisposableBean {
    private static final int CONNECTIONS = 2;
    private static final long PATIENCE_MILLIS = 3000;
    private static final long IDLE_MILLIS = 60_000;

    private final Database database;
    private @Nullable HikariDataSource pool;

    Aside(Database database) {
        this.database = database;
    }

    /** Each statement is a transaction of its own. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool());
    }

    private synchronized HikariDataSource pool() {
        HikariDataSource open = pool;
        if (open == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("aside");
            config.setJdbcUrl(database.app().url());
            config.setUsername(database.app().user());
            config.setPassword(database.app().password());
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(0);
            config.setIdleTimeout(IDLE_MILLIS);
            config.setConnectionTimeout(PATIENCE_MILLIS);
            config.addDataSourceProperty("ApplicationName", "niangjia aside");
            config.addDataSourceProperty("logServerErrorDetail", "false");
            open = new HikariDataSource(config);
            pool = open;
        }
        return open;
    }

    @Override
    public synchronized void destroy() {
        HikariDataSource open = pool;
        if (open != null) {
            open.close();
        }
    }
}
