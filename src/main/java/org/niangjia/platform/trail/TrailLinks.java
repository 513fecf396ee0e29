package org.niangjia.platform.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 链环库. The rows of the chains. */
@Component
final class TrailLinks {
    private final JdbcClient jdbc;

    TrailLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TrailLink> last(Scope scope, int district) {
        return jdbc.sql("""
                SELECT seq, entry, sealed_at, chain FROM trail_link
                WHERE district = :district ORDER BY seq DESC LIMIT 1
                """)
                .param("district", scope.require(district))
                .query((row, number) -> link(row))
                .optional();
    }

    /** The last link sealed at or before an instant; sealing times never run backwards along a chain. */
    Optional<TrailLink> lastAsOf(Scope scope, int district, Instant at) {
        return jdbc.sql("""
                SELECT seq, entry, sealed_at, chain FROM trail_link
                WHERE district = :district AND sealed_at <= :at ORDER BY seq DESC LIMIT 1
                """)
                .param("district", scope.require(district))
                .param("at", TrailEntries.utc(at))
                .query((row, number) -> link(row))
                .optional();
    }

    Optional<TrailLink> at(Scope scope, int district, long seq) {
        return jdbc.sql("""
                SELECT seq, entry, sealed_at, chain FROM trail_link WHERE district = :district AND seq = :seq
                """)
                .param("district", scope.require(district))
                .param("seq", seq)
                .query((row, number) -> link(row))
                .optional();
    }

    boolean exists(Scope scope, int district, byte[] chain) {
        return jdbc.sql("SELECT count(*) FROM trail_link WHERE district = :district AND chain = :chain")
                        .param("district", scope.require(district))
                        .param("chain", chain)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Appends in one statement. Another instance that was faster leaves a duplicate key: nothing is written then. */
    void append(Scope scope, int district, List<TrailLink> links) {
        jdbc.sql("""
                INSERT INTO trail_link (district, seq, entry, sealed_at, chain)
                SELECT :district, n.seq, n.entry, :sealedAt, n.chain
                FROM unnest(CAST(:seqs AS bigint[]), CAST(:entries AS uuid[]), CAST(:chains AS bytea[]))
                    AS n (seq, entry, chain)
                """)
                .param("district", scope.require(district))
                .param("sealedAt", TrailEntries.utc(links.getFirst().sealedAt()))
                .param("seqs", links.stream().map(TrailLink::seq).toArray(Long[]::new))
                .param("entries", links.stream().map(TrailLink::entry).toArray(UUID[]::new))
                .param("chains", links.stream().map(TrailLink::chain).toArray(byte[][]::new))
                .update();
    }

    /** A stretch of the chain with the entries that stand in it. */
    List<Sealed> after(Scope scope, int district, long seq, int limit) {
        return jdbc.sql("""
                SELECT l.seq, l.entry, l.sealed_at, l.chain,
                    e.district, e.id, e.at, e.actor_kind, e.account, e.actor_name, e.post, e.post_title,
                    e.act, e.subject_kind, e.subject, e.detail, e.mac
                FROM trail_link l
                LEFT JOIN trail_entry e ON e.district = l.district AND e.id = l.entry
                WHERE l.district = :district AND l.seq > :seq
                ORDER BY l.seq LIMIT :limit
                """)
                .param("district", scope.require(district))
                .param("seq", seq)
                .param("limit", limit)
                .query((row, number) ->
                        new Sealed(link(row), row.getBytes("mac") == null ? null : TrailEntries.withMac(row)))
                .list();
    }

    /** 已链条目. A link and its entry; null when the entry is gone. */
    record Sealed(TrailLink link, TrailEntries.@Nullable WithMac entry) {}

    private static TrailLink link(ResultSet row) throws SQLException {
        return new TrailLink(
                row.getLong("seq"),
                row.getObject("entry", UUID.class),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getBytes("chain"));
    }
}
