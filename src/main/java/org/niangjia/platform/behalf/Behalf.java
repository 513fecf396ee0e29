package org.niangjia.platform.behalf;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 代填簿. Entries for units and their answers; an office sees those of its subtree. */
@Repository
public class Behalf {
    private static final String FROM = """
            SELECT e.*, a.at, a.how, a.agreed, a.name, a.words FROM behalf_entry e
              LEFT JOIN behalf_answer a ON a.district = e.district AND a.entry = e.id
            """;

    private final JdbcClient jdbc;

    Behalf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest entries of a unit, for who may see the unit. */
    public List<BehalfEntry> of(Scope scope, int district, UUID unit) {
        return jdbc.sql(FROM + " WHERE e.district = :district AND e.unit = :unit ORDER BY e.id DESC LIMIT 20")
                .param("district", scope.require(district))
                .param("unit", unit)
                .query(Behalf::entry)
                .list();
    }

    /** Entries of this office's subtree, newest first; those that wait, or all. */
    List<BehalfEntry> page(Scope scope, boolean all, @Nullable UUID after, int limit) {
        String path = path(scope);
        return jdbc.sql("SELECT one.* FROM unnest(CAST(:districts AS int[])) AS home CROSS JOIN LATERAL (" + FROM + """
                 WHERE e.district = home AND e.path >= :path AND e.path < :end
                   AND (CAST(:after AS uuid) IS NULL OR e.id < :after)
                """
                        + (all ? "" : " AND e.closed_at IS NULL") + """
                 ORDER BY e.id DESC LIMIT :limit) AS one ORDER BY one.id DESC LIMIT :limit
                """)
                .param("districts", scope.districtArray())
                .param("path", path)
                .param("end", path.substring(0, path.length() - 1) + "0")
                .param("after", after)
                .param("limit", limit)
                .query(Behalf::entry)
                .list();
    }

    private static String path(Scope scope) {
        String path = scope.path();
        if (path == null || path.isEmpty()) {
            throw new NotVisibleException("entries for units");
        }
        return path;
    }

    BehalfEntry get(Scope scope, int district, UUID id) {
        return find(scope, district, id)
                .filter(entry -> entry.path().startsWith(path(scope)))
                .orElseThrow(() -> new NotVisibleException("entry " + id));
    }

    Optional<BehalfEntry> find(Scope scope, int district, UUID id) {
        return jdbc.sql(FROM + " WHERE e.district = :district AND e.id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Behalf::entry)
                .optional();
    }

    /** Behind a link, used or not. */
    Optional<BehalfEntry> behind(int district, byte[] code) {
        return jdbc.sql(FROM + " WHERE e.district = :district AND e.link_code = :code")
                .param("district", district)
                .param("code", code)
                .query(Behalf::entry)
                .optional();
    }

    /** Puts an open one aside: there is one open entry of a kind and unit. */
    void insert(Scope scope, BehalfEntry entry) {
        jdbc.sql("""
                UPDATE behalf_entry SET closed_at = :now
                 WHERE district = :district AND unit = :unit AND subject = :subject AND closed_at IS NULL
                """)
                .param("district", scope.require(entry.district()))
                .param("unit", entry.unit())
                .param("subject", entry.subject())
                .param("now", entry.enteredAt().atOffset(ZoneOffset.UTC))
                .update();
        try {
            jdbc.sql("""
                    INSERT INTO behalf_entry (district, id, subject, unit, unit_name, labels, contents, path, office,
                        entered_by, entered_name, entered_at)
                    VALUES (:district, :id, :subject, :unit, :unitName, :labels, :contents, :path, :office, :by, :name,
                        :now)
                    """)
                    .param("district", entry.district())
                    .param("id", entry.id())
                    .param("subject", entry.subject())
                    .param("unit", entry.unit())
                    .param("unitName", entry.unitName())
                    .param(
                            "labels",
                            entry.lines().stream()
                                    .map(BehalfSubject.Line::label)
                                    .toArray(String[]::new))
                    .param(
                            "contents",
                            entry.lines().stream()
                                    .map(BehalfSubject.Line::content)
                                    .toArray(String[]::new))
                    .param("path", entry.path())
                    .param("office", entry.office())
                    .param("by", scope.account())
                    .param("name", entry.enteredName())
                    .param("now", entry.enteredAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("behalf.ENTERED_MEANWHILE");
        }
    }

    /** A new link takes the place of the last one. */
    void link(Scope scope, BehalfEntry entry, byte[] code, Instant until) {
        int written = jdbc.sql("""
                UPDATE behalf_entry SET link_code = :code, link_until = :until
                 WHERE district = :district AND id = :id AND closed_at IS NULL
                """)
                .param("district", scope.require(entry.district()))
                .param("id", entry.id())
                .param("code", code)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        if (written != 1) {
            throw new ConflictException("behalf.ANSWERED_MEANWHILE");
        }
    }

    /** The one answer of an entry: its key decides between two. */
    void answer(BehalfEntry entry, BehalfEntry.Answer answer) {
        try {
            jdbc.sql("""
                    INSERT INTO behalf_answer (district, entry, at, how, agreed, name, words)
                    VALUES (:district, :entry, :at, :how, :agreed, :name, :words)
                    """)
                    .param("district", entry.district())
                    .param("entry", entry.id())
                    .param("at", answer.at().atOffset(ZoneOffset.UTC))
                    .param("how", answer.how())
                    .param("agreed", answer.agreed())
                    .param("name", answer.name())
                    .param("words", answer.words())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("behalf.ANSWERED_MEANWHILE");
        }
        jdbc.sql("UPDATE behalf_entry SET closed_at = :at WHERE district = :district AND id = :id")
                .param("district", entry.district())
                .param("id", entry.id())
                .param("at", answer.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static BehalfEntry entry(ResultSet row, int n) throws SQLException {
        String[] labels = strings(row.getArray("labels"));
        String[] contents = strings(row.getArray("contents"));
        List<BehalfSubject.Line> lines = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            lines.add(new BehalfSubject.Line(labels[i], contents[i]));
        }
        Timestamp until = row.getTimestamp("link_until");
        Timestamp answered = row.getTimestamp("at");
        return new BehalfEntry(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                List.copyOf(lines),
                row.getString("path"),
                row.getString("office"),
                row.getString("entered_name"),
                row.getTimestamp("entered_at").toInstant(),
                until == null ? null : until.toInstant(),
                row.getTimestamp("closed_at") != null,
                answered == null
                        ? null
                        : new BehalfEntry.Answer(
                                answered.toInstant(),
                                row.getString("how"),
                                row.getBoolean("agreed"),
                                row.getString("name"),
                                row.getString("words")));
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
