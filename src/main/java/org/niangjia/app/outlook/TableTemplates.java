package org.niangjia.app.outlook;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 表样. A county's own tables: which figures, and which columns are filled in by hand. */
@Repository
class TableTemplates {
    private final JdbcClient jdbc;

    TableTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 表样. */
    record TableTemplate(UUID id, String name, List<String> codes, List<String> free) {}

    List<TableTemplate> list(Scope scope, int district) {
        return jdbc.sql(
                        "SELECT id, name, codes, free FROM outlook_template WHERE district = :district ORDER BY name, id")
                .param("district", scope.require(district))
                .query((row, n) -> new TableTemplate(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        texts(row, "codes"),
                        texts(row, "free")))
                .list();
    }

    Optional<TableTemplate> find(Scope scope, int district, UUID id) {
        return list(scope, district).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Throws DuplicateKeyException when the county has one of that name. */
    void save(Scope scope, int district, TableTemplate template, Instant at) {
        jdbc.sql("""
                INSERT INTO outlook_template (district, id, name, codes, free, made_at, made_by, made_name)
                VALUES (:district, :id, :name, :codes, :free, :at, :by, :byName)
                """)
                .param("district", scope.require(district))
                .param("id", template.id())
                .param("name", template.name())
                .param("codes", template.codes().toArray(String[]::new))
                .param("free", template.free().toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", scope.account())
                .param("byName", scope.actor().name())
                .update();
    }

    /** 手填栏. What people wrote into the free columns, by part and column. */
    Map<String, String> entries(Scope scope, int district, UUID template, String period) {
        return jdbc
                .sql("""
                SELECT part, free, text FROM outlook_entry
                 WHERE district = :district AND template = :template AND period = :period
                """)
                .param("district", scope.require(district))
                .param("template", template)
                .param("period", period)
                .query((row, n) ->
                        Map.entry(row.getString("part") + "\n" + row.getString("free"), row.getString("text")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void write(
            Scope scope,
            int district,
            UUID template,
            String period,
            String part,
            String free,
            String text,
            Instant at) {
        jdbc.sql("""
                INSERT INTO outlook_entry (district, template, period, part, free, text, at, by_name)
                VALUES (:district, :template, :period, :part, :free, :text, :at, :by)
                ON CONFLICT (district, template, period, part, free) DO UPDATE SET text = excluded.text, at = excluded.at,
                    by_name = excluded.by_name
                """)
                .param("district", scope.require(district))
                .param("template", template)
                .param("period", period)
                .param("part", part)
                .param("free", free)
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .update();
    }

    private static List<String> texts(java.sql.ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
