package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of the key files that sealed something in this database. Where one is missing the program does not start:
 * it would make another key and find nobody any more.
 */
final class KeyRegister {
    private static final String SETTING = "keys";

    private KeyRegister() {}

    static List<String> present(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".key"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CannotStartException(
                    "密钥目录 " + folder + " 无法读取", "the key folder " + folder + " cannot be read", e);
        }
    }

    static void require(Login login, Path folder) {
        try (Connection connection = login.connect()) {
            Set<String> missing = missing(connection, folder);
            if (!missing.isEmpty()) {
                String names = String.join(", ", missing);
                throw new CannotStartException(
                        "缺少密钥：" + names + "。请将密钥文件放回 " + folder + "，否则加密的资料无法读取",
                        "keys are missing: " + names + ". Put the files back into " + folder
                                + "; without them sealed data cannot be read");
            }
        } catch (SQLException e) {
            throw new CannotStartException(
                    "无法读取数据库：" + e.getMessage(), "the database cannot be read: " + e.getMessage(), e);
        }
    }

    static Set<String> missing(Connection connection, Path folder) throws SQLException {
        Set<String> names = remembered(connection);
        names.removeAll(present(folder));
        return names;
    }

    static void remember(Login login, Path folder) {
        try (Connection connection = login.connect()) {
            Set<String> names = remembered(connection);
            if (names.addAll(present(folder))) {
                write(connection, String.join(",", names));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the names of the keys cannot be kept", e);
        }
    }

    private static Set<String> remembered(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT value FROM store_setting WHERE name = ?")) {
            ask.setString(1, SETTING);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? new TreeSet<>(List.of(row.getString(1).split(","))) : new TreeSet<>();
            }
        }
    }

    private static void write(Connection connection, String names) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("""
                INSERT INTO store_setting (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)) {
            put.setString(1, SETTING);
            put.setString(2, names);
            put.executeUpdate();
        }
    }
}
