package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.niangjia.base.Uuid7;

/** Brings the tables to the program's version as their owner, before anything else touches them. */
final class Migrations {
    private final Login owner;
    private final String appRole;

    Migrations(Login owner, String appRole) {
        this.owner = owner;
        this.appRole = appRole;
    }

    /** To the newest version. A database without a world becomes one, demo or real, for ever. */
    void bring(boolean demo, Clock clock) {
        try {
            refuseOtherWorld(demo);
            Flyway flyway = flyway(MigrationVersion.LATEST);
            refuseNewer(flyway);
            flyway.migrate();
            makeWorld(demo, clock);
        } catch (SQLException | FlywayException e) {
            throw new CannotStartException(
                    "数据表升级失败：" + e.getMessage(), "the tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    /** To exactly this version, without a world: a restore brings its own. */
    void bringTo(String version) {
        Flyway flyway = flyway(MigrationVersion.fromVersion(version));
        boolean known = Arrays.stream(flyway.info().all())
                .anyMatch(each -> each.getVersion() != null
                        && each.getVersion().getVersion().equals(version));
        if (!known) {
            throw newer(version);
        }
        flyway.migrate();
    }

    /** Refuses tables that are not exactly the program's; for commands that must not change them. */
    void requireCurrent() {
        Flyway flyway = flyway(MigrationVersion.LATEST);
        refuseNewer(flyway);
        if (flyway.info().pending().length > 0) {
            throw new CannotStartException(
                    "数据表还是旧版本，请先用 run 启动一次完成升级",
                    "the tables are of an older version; start once with run to bring them up to date");
        }
    }

    /** Version of the tables as they are, empty when there are none. */
    static Optional<String> version(Connection connection) throws SQLException {
        if (!exists(connection, "flyway_schema_history")) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT version FROM flyway_schema_history
                        WHERE success AND version IS NOT NULL ORDER BY version COLLATE "C" DESC LIMIT 1
                        """)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private Flyway flyway(MigrationVersion target) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", appRole))
                .target(target)
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo each : flyway.info().applied()) {
            if (each.getState().isResolved() || each.getVersion() == null) {
                continue;
            }
            throw newer(each.getVersion().getVersion());
        }
    }

    private static CannotStartException newer(String version) {
        return new CannotStartException(
                "数据来自更新的程序版本（" + version + "），请使用新版本程序打开",
                "the data is of a newer version of the program (" + version + "); open it with that version");
    }

    private void refuseOtherWorld(boolean demo) throws SQLException {
        try (Connection connection = owner.connect()) {
            if (!exists(connection, "store_world")) {
                return;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT demo FROM store_world")) {
                if (row.next() && row.getBoolean(1) != demo) {
                    throw demo ? real() : demonstration();
                }
            }
        }
    }

    private static CannotStartException real() {
        return new CannotStartException(
                "这里是正式数据，不能以演示方式（--demo）打开；演示请另选 --data 目录",
                "this is a real house and cannot be opened with --demo; choose another --data folder");
    }

    private static CannotStartException demonstration() {
        return new CannotStartException(
                "这里是演示数据，请加 --demo 打开；正式使用请另选 --data 目录",
                "this is a demo world; open it with --demo, or choose another --data folder for a real house");
    }

    private void makeWorld(boolean demo, Clock clock) throws SQLException {
        try (Connection connection = owner.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO store_world (id, demo, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, Uuid7.next(clock));
            insert.setBoolean(2, demo);
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            ask.setString(1, table);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
