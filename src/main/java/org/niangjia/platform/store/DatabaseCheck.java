package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a PostgreSQL that somebody else runs must be able to do, asked before the first table is touched. */
final class DatabaseCheck {
    private static final int OLDEST = 170000;

    private DatabaseCheck() {}

    static void require(Login owner) {
        try (Connection connection = owner.connect()) {
            requireVersion(connection);
            requireTexts(connection);
            requireExtension(connection, "btree_gist");
            requireExtension(connection, "pg_trgm");
        } catch (SQLException e) {
            throw new CannotStartException(
                    "无法连接 NIANGJIA_DATABASE_URL 指定的数据库：" + e.getMessage(),
                    "the database named by NIANGJIA_DATABASE_URL cannot be reached: " + e.getMessage(),
                    e);
        }
    }

    private static void requireVersion(Connection connection) throws SQLException {
        int version = Integer.parseInt(ask(connection, "SHOW server_version_num"));
        if (version < OLDEST) {
            String shown = ask(connection, "SHOW server_version");
            throw new CannotStartException(
                    "数据库版本为 PostgreSQL " + shown + "，需要 17 或更新",
                    "the database is PostgreSQL " + shown + "; 17 or newer is needed");
        }
    }

    private static void requireTexts(Connection connection) throws SQLException {
        String encoding = ask(connection, "SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new CannotStartException(
                    "数据库编码为 " + encoding + "，需要 UTF8", "the database is encoded in " + encoding + "; UTF8 is needed");
        }
        if (!ask(connection, "SELECT '娘' ~ '[[:alpha:]]'").equals("t")) {
            throw new CannotStartException(
                    "数据库的区域设置不识别汉字（例如 C），请用 C.UTF-8 或 zh_CN.UTF-8 重建数据库",
                    "the locale of the database knows no Chinese letters (such as C); make it with C.UTF-8 or zh_CN.UTF-8");
        }
    }

    private static void requireExtension(Connection connection, String name) throws SQLException {
        if (ask(connection, "SELECT count(*) FROM pg_extension WHERE extname = '" + name + "'")
                .equals("1")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS " + name);
        } catch (SQLException e) {
            throw new CannotStartException(
                    "数据库缺少扩展 " + name + " 且无法创建，请数据库管理员执行 CREATE EXTENSION " + name,
                    "the database lacks the extension " + name + " and it cannot be made here; ask its administrator"
                            + " for CREATE EXTENSION " + name,
                    e);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
