package org.niangjia.service.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 类别表. A reference table, kept in memory for a few seconds. */
@Repository
class Categories {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoadingCache<String, List<Category>> cache =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> load());

    Categories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Category> all() {
        return cache.get("all");
    }

    /** What a worker may choose from; the complaint about handling has its own door. */
    List<Category> offered() {
        return all().stream()
                .filter(c -> !c.closed() && c.kind() != Category.Kind.HANDLING)
                .toList();
    }

    Optional<Category> find(String code) {
        return all().stream().filter(c -> c.code().equals(code)).findFirst();
    }

    Category get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no category " + code));
    }

    private List<Category> load() {
        return jdbc.sql("SELECT * FROM request_category ORDER BY position, code")
                .query(Categories::category)
                .list();
    }

    void save(Category c) {
        jdbc.sql("""
                INSERT INTO request_category (code, region, kind, name_zh, name_en, hint_zh, hint_en,
                    concerns_employer, position, closed_at)
                VALUES (:code, 100000, :kind, :nameZh, :nameEn, :hintZh, :hintEn, :concerns, :position,
                    CASE WHEN :closed THEN CAST(:now AS timestamptz) END)
                ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, hint_zh = excluded.hint_zh, hint_en = excluded.hint_en,
                    concerns_employer = excluded.concerns_employer, position = excluded.position,
                    closed_at = excluded.closed_at
                """)
                .param("code", c.code())
                .param("kind", c.kind().name())
                .param("nameZh", c.nameZh())
                .param("nameEn", c.nameEn())
                .param("hintZh", c.hintZh())
                .param("hintEn", c.hintEn())
                .param("concerns", c.concernsEmployer())
                .param("position", c.position())
                .param("closed", c.closed())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        cache.invalidateAll();
    }

    private static Category category(ResultSet row, int n) throws SQLException {
        return new Category(
                row.getString("code"),
                Category.Kind.valueOf(row.getString("kind")),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("hint_zh"),
                row.getString("hint_en"),
                row.getBoolean("concerns_employer"),
                row.getInt("position"),
                row.getTimestamp("closed_at") != null);
    }
}
