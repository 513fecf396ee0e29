package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * 数据库登录. How one role reaches the database.
 *
 * @param url JDBC address; may hold user and password itself
 * @param user role, or null when the address holds it
 * @param password password, or null when the address holds it
 */
public record Login(
        String url, @Nullable String user, @Nullable String password) {

    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return "Login[" + url.replaceAll("\\?.*", "") + "]";
    }
}
