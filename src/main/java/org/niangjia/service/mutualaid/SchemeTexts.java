package org.niangjia.service.mutualaid;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.niangjia.engine.benefit.Scheme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code mutualaid_scheme}. */
@Repository
class SchemeTexts {
    private final JdbcClient jdbc;

    SchemeTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 方案原文. A file's name and what it says. */
    record Text(String file, String text) {}

    void put(Scheme scheme, Text file, Instant now) {
        jdbc.sql("""
                        INSERT INTO mutualaid_scheme (code, valid_from, text, file, read_at)
                        VALUES (:code, :from, :text, :file, :now)
                        ON CONFLICT (code, valid_from) DO UPDATE SET text = excluded.text, file = excluded.file, read_at = excluded.read_at
                        WHERE mutualaid_scheme.text <> excluded.text
                        """)
                .param("code", scheme.code())
                .param("from", scheme.valid().from())
                .param("text", file.text())
                .param("file", file.file())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Text> list() {
        return jdbc.sql("SELECT file, text FROM mutualaid_scheme ORDER BY code, valid_from DESC")
                .query((row, n) -> new Text(row.getString("file"), row.getString("text")))
                .list();
    }
}
