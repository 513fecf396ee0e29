package org.niangjia.service.mutualaid;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** 版本. A scheme's terms from a day on. */
    record Version(String code, LocalDate from) {}

    void put(Version version, Text file, Instant now) {
        jdbc.sql("""
                        INSERT INTO mutualaid_scheme (code, valid_from, text, file, read_at)
                        VALUES (:code, :from, :text, :file, :now)
                        ON CONFLICT (code, valid_from) DO UPDATE SET text = excluded.text, file = excluded.file, read_at = excluded.read_at
                        WHERE mutualaid_scheme.text <> excluded.text
                        """)
                .param("code", version.code())
                .param("from", version.from())
                .param("text", file.text())
                .param("file", file.file())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<Version, Text> all() {
        Map<Version, Text> all = new LinkedHashMap<>();
        jdbc.sql("SELECT code, valid_from, file, text FROM mutualaid_scheme ORDER BY code, valid_from DESC")
                .query(row -> {
                    all.put(
                            new Version(row.getString("code"), row.getObject("valid_from", LocalDate.class)),
                            new Text(row.getString("file"), row.getString("text")));
                });
        return all;
    }
}
