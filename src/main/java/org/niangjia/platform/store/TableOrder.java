package org.niangjia.platform.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of a backup, each after those that its foreign keys name, so that rows can be put back in this order. */
final class TableOrder {

    /** @param columns columns that hold values of their own, in order; generated ones are computed again */
    record Columns(String table, List<String> columns) {}

    private TableOrder() {}

    static List<Columns> of(Connection connection) throws SQLException {
        Map<String, Columns> tables = tables(connection);
        Map<String, Set<String>> parents = parents(connection);
        Set<String> done = new LinkedHashSet<>();
        while (done.size() < tables.size()) {
            List<String> next = tables.keySet().stream()
                    .filter(table -> !done.contains(table))
                    .filter(table -> parents.getOrDefault(table, Set.of()).stream()
                            .filter(tables::containsKey)
                            .allMatch(parent -> parent.equals(table) || done.contains(parent)))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("foreign keys of these tables form a ring: " + tables.keySet());
            }
            done.addAll(next);
        }
        List<Columns> order = new ArrayList<>();
        for (String table : done) {
            Columns columns = tables.get(table);
            if (columns != null) {
                order.add(columns);
            }
        }
        return order;
    }

    private static Map<String, Columns> tables(Connection connection) throws SQLException {
        Set<String> kept = Backup.kept();
        Map<String, Columns> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT c.relname, array_agg(quote_ident(a.attname) ORDER BY a.attnum)
                        FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                             AND NOT a.attisdropped AND a.attgenerated = ''
                        WHERE c.relnamespace = current_schema()::regnamespace
                          AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                        GROUP BY c.relname ORDER BY c.relname
                        """)) {
            while (row.next()) {
                String table = row.getString(1);
                if (kept.contains(table)) {
                    found.put(table, new Columns(table, texts(row.getArray(2))));
                }
            }
        }
        return found;
    }

    private static Map<String, Set<String>> parents(Connection connection) throws SQLException {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT c.relname, p.relname
                        FROM pg_constraint k
                        JOIN pg_class c ON c.oid = k.conrelid
                        JOIN pg_class p ON p.oid = k.confrelid
                        WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
                        """)) {
            while (row.next()) {
                found.computeIfAbsent(row.getString(1), table -> new LinkedHashSet<>())
                        .add(row.getString(2));
            }
        }
        return found;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
