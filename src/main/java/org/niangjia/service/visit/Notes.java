package org.niangjia.service.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 走访笔记. What was learned, theme by theme, and the minutes. Nothing is written over: who wrote on an older state finds
 * their text beside the other one until somebody puts the two together.
 */
@Repository
class Notes {
    static final String MINUTES = "MINUTES";
    static final Set<String> THEMES =
            Set.of(Theme.PRODUCTION.name(), Theme.WORKERS.name(), Theme.UNION.name(), MINUTES);

    private static final int MOST_TRIES = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 一段笔记. As somebody wrote it.
     *
     * @param version of the visit that it was written into
     */
    record Note(
            String theme, int seq, String text, UUID author, String name, Instant at, boolean beside, int version) {}

    /** 现有笔记. The text that counts, and those that lie beside it. */
    record Sheet(Map<String, Note> current, List<Note> beside) {
        String text(String theme) {
            Note note = current.get(theme);
            return note == null ? "" : note.text();
        }
    }

    Sheet of(int district, UUID visit) {
        Map<String, Note> current = new LinkedHashMap<>();
        List<Note> beside = new java.util.ArrayList<>();
        for (Note note : all(district, visit)) {
            if (note.beside()) {
                beside.add(note);
            } else {
                current.put(note.theme(), note);
            }
        }
        return new Sheet(current, beside);
    }

    private List<Note> all(int district, UUID visit) {
        return jdbc.sql("""
                SELECT * FROM visit_note WHERE district = :district AND visit = :visit ORDER BY theme, seq
                """)
                .param("district", district)
                .param("visit", visit)
                .query((row, n) -> new Note(
                        row.getString("theme"),
                        row.getInt("seq"),
                        row.getString("text"),
                        row.getObject("author", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("beside"),
                        row.getInt("version")))
                .list();
    }

    /** The first texts of a visit that has just been put down. */
    void begin(Visit visit, Map<String, String> texts, Actor by) {
        Map<String, String> written = new LinkedHashMap<>(texts);
        written.values().removeIf(String::isEmpty);
        if (written.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO visit_note (district, visit, theme, seq, text, author, name, at, version)
                SELECT :district, :visit, n.theme, 1, n.text, :author, :name, :at, :version
                  FROM unnest(CAST(:themes AS text[]), CAST(:texts AS text[])) AS n(theme, text)
                """)
                .param("district", visit.district())
                .param("visit", visit.id())
                .param("themes", written.keySet().toArray(String[]::new))
                .param("texts", written.values().toArray(String[]::new))
                .param("author", by.account())
                .param("name", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("version", visit.version())
                .update();
    }

    /** Puts a text down behind whatever is there: of two at once each gets a number. */
    void add(Visit visit, String theme, String text, Actor by, boolean beside) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int added = jdbc.sql("""
                    INSERT INTO visit_note (district, visit, theme, seq, text, author, name, at, beside, version)
                    SELECT :district, :visit, :theme, COALESCE(max(seq), 0) + 1, :text, :author, :name, :at, :beside,
                           :version
                      FROM visit_note WHERE district = :district AND visit = :visit AND theme = :theme
                    ON CONFLICT DO NOTHING
                    """)
                    .param("district", visit.district())
                    .param("visit", visit.id())
                    .param("theme", theme)
                    .param("text", text)
                    .param("author", by.account())
                    .param("name", by.name())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("beside", beside)
                    .param("version", visit.version())
                    .update();
            if (added == 1) {
                return;
            }
        }
        throw new IllegalStateException("no number for a note of " + visit.no());
    }

    /** 合并. The texts beside a theme have been put together with the one that counts; they stay in the book. */
    void settle(int district, UUID visit, String theme) {
        jdbc.sql("""
                UPDATE visit_note SET beside = false
                 WHERE district = :district AND visit = :visit AND theme = :theme AND beside
                """)
                .param("district", district)
                .param("visit", visit)
                .param("theme", theme)
                .update();
    }
}
