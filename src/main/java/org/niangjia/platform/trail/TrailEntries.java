package org.niangjia.platform.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 条目库. The rows of the record. */
@Component
final class TrailEntries {
    private static final UUID LAST = new UUID(-1L, -1L);
    private static final String COLUMNS = """
            e.district, e.id, e.at, e.actor_kind, e.account, e.actor_name, e.post, e.post_title,
            e.act, e.subject_kind, e.subject, e.detail, e.mac
            """;

    private final JdbcClient jdbc;

    TrailEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Scope scope, TrailEntry entry, byte[] mac) {
        Actor actor = entry.actor();
        jdbc.sql("""
                INSERT INTO trail_entry (district, id, at, actor_kind, account, actor_name, post, post_title,
                    act, subject_kind, subject, detail, mac)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(1, scope.require(entry.district()))
                .param(2, entry.id())
                .param(3, utc(entry.at()))
                .param(4, actor.kind().name())
                .param(5, actor.account(), Types.OTHER)
                .param(6, actor.name())
                .param(7, actor.post(), Types.OTHER)
                .param(8, actor.postTitle())
                .param(9, entry.act())
                .param(10, entry.subjectKind())
                .param(11, entry.subject(), Types.OTHER)
                .param(12, entry.detail())
                .param(13, mac)
                .update();
    }

    List<TrailEntry> looks(
            Scope scope, int district, String subjectKind, UUID subject, @Nullable UUID after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                FROM trail_entry e
                WHERE e.district = :district AND e.subject = :subject AND e.subject_kind = :subjectKind
                  AND e.act = ANY (:looks) AND e.id < :after
                ORDER BY e.id DESC LIMIT :limit
                """)
                .param("district", scope.require(district))
                .param("subject", subject)
                .param("subjectKind", subjectKind)
                .param("looks", Trail.LOOKS.toArray(String[]::new))
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    List<TrailEntry> list(Scope scope, TrailFilter filter, @Nullable UUID after, int limit) {
        return jdbc.sql(
                        "SELECT one.* FROM unnest(CAST(:districts AS int[])) AS home CROSS JOIN LATERAL (SELECT "
                                + COLUMNS
                                + " FROM trail_entry e WHERE e.district = home" + conditions(filter)
                                + " AND e.id < :after ORDER BY e.id DESC LIMIT :limit) AS one ORDER BY one.id DESC LIMIT :limit")
                .param("districts", scope.districtArray())
                .param("after", after == null ? LAST : after)
                .param("account", filter.account())
                .param("act", filter.act())
                .param("subject", filter.subject())
                .param("from", filter.from() == null ? null : utc(filter.from()))
                .param("until", filter.until() == null ? null : utc(filter.until()))
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** Only what is asked for, so that each kind of question gets the plan of its own index. */
    private static String conditions(TrailFilter filter) {
        return (filter.account() == null ? "" : " AND e.account = :account")
                + (filter.act() == null ? "" : " AND e.act = :act")
                + (filter.subject() == null ? "" : " AND e.subject = :subject")
                + (filter.from() == null ? "" : " AND e.at >= :from")
                + (filter.until() == null ? "" : " AND e.at < :until");
    }

    /** Entries from this id on that have no link yet, in the order of their ids. */
    List<WithMac> unsealed(Scope scope, int district, UUID from, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                FROM trail_entry e
                WHERE e.district = :district AND e.id >= :from
                  AND NOT EXISTS (SELECT 1 FROM trail_link l WHERE l.district = :district AND l.entry = e.id)
                ORDER BY e.id LIMIT :limit
                """)
                .param("district", scope.require(district))
                .param("from", from)
                .param("limit", limit)
                .query((row, number) -> withMac(row))
                .list();
    }

    /** 带签条目. An entry with the code that was written beside it. */
    record WithMac(TrailEntry entry, byte[] mac) {}

    static WithMac withMac(ResultSet row) throws SQLException {
        return new WithMac(entry(row), row.getBytes("mac"));
    }

    private static TrailEntry entry(ResultSet row) throws SQLException {
        Actor actor = new Actor(
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getObject("account", UUID.class),
                row.getString("actor_name"),
                row.getObject("post", UUID.class),
                row.getString("post_title"));
        return new TrailEntry(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                actor,
                row.getString("act"),
                row.getString("subject_kind"),
                row.getObject("subject", UUID.class),
                row.getString("detail"));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
