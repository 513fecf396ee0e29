package org.niangjia.service.mutualaid.enrolment;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 名额库. Whose place in a plan year is taken: by a cover, or by a roster that was handed in. */
@Repository
class RosterPlaces {
    private final JdbcClient jdbc;

    RosterPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 名额. A person and a module. */
    record Place(ByteBuffer person, String module) {
        static Place of(byte[] hash, String module) {
            return new Place(ByteBuffer.wrap(hash), module);
        }
    }

    /** Blind indexes with modules that stand on a roster already: {@code index → module}. */
    Set<Place> taken(Scope scope, Roster roster) {
        return places(
                "SELECT id_hash, module FROM mutualaid_roster_line WHERE district = :district AND roster = :roster"
                        + " AND scheme = :scheme AND year = :year",
                scope,
                roster,
                List.of());
    }

    /** Of these people, who is covered in this plan year, or stands on another roster that was handed in. */
    Set<Place> held(Scope scope, Roster roster, Collection<byte[]> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        Set<Place> held = new HashSet<>(places("""
                SELECT id_hash, module FROM mutualaid_place
                 WHERE district = :district AND scheme = :scheme AND year = :year AND roster <> :roster AND id_hash = ANY(:people)
                """, scope, roster, people));
        held.addAll(places("""
                SELECT p.id_hash, e.module FROM mutualaid_person p
                  JOIN mutualaid_enrolment e ON e.district = p.district AND e.person = p.id
                 WHERE p.district = :district AND p.id_hash = ANY(:people) AND e.scheme = :scheme AND e.year = :year
                   AND CAST(:roster AS uuid) IS NOT NULL
                """, scope, roster, people));
        return held;
    }

    private Set<Place> places(String sql, Scope scope, Roster roster, Collection<byte[]> people) {
        Set<Place> places = new HashSet<>();
        JdbcClient.StatementSpec asked = jdbc.sql(sql)
                .param("district", scope.require(roster.district()))
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .param("roster", roster.id());
        (sql.contains(":people") ? asked.param("people", people.toArray(byte[][]::new)) : asked).query(row -> {
            places.add(Place.of(row.getBytes(1), row.getString(2)));
        });
        return places;
    }

    /** 冲突. Somebody on a roster whose place another one has. */
    record Conflict(int no, String name, String idMasked) {}

    /** Who of a roster takes part through somebody else already, in the order of the roster. */
    List<Conflict> conflicts(Scope scope, Roster roster, int most) {
        return jdbc.sql("""
                        SELECT l.no, l.name, l.id_masked FROM mutualaid_roster_line l
                         WHERE l.district = :district AND l.roster = :roster
                           AND (EXISTS (SELECT 1 FROM mutualaid_place h WHERE h.district = l.district AND h.scheme = l.scheme
                                         AND h.year = l.year AND h.module = l.module AND h.id_hash = l.id_hash AND h.roster <> l.roster)
                             OR EXISTS (SELECT 1 FROM mutualaid_person p
                                          JOIN mutualaid_enrolment e ON e.district = p.district AND e.person = p.id
                                         WHERE p.district = l.district AND p.id_hash = l.id_hash AND e.scheme = l.scheme
                                           AND e.year = l.year AND e.module = l.module))
                         ORDER BY l.no LIMIT :most
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("most", most)
                .query((row, n) -> new Conflict(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** From now on nobody else can be handed in for the same; the constraint decides between two at once. */
    void hold(Scope scope, Roster roster) {
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_place (district, scheme, year, module, id_hash, roster)
                            SELECT district, scheme, year, module, id_hash, roster FROM mutualaid_roster_line
                             WHERE district = :district AND roster = :roster ORDER BY module, id_hash
                            """)
                    .param("district", scope.require(roster.district()))
                    .param("roster", roster.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
    }

    /** Gives the places free again. */
    void release(Scope scope, Roster roster) {
        jdbc.sql("""
                        DELETE FROM mutualaid_place h USING mutualaid_roster_line l
                         WHERE l.district = :district AND l.roster = :roster AND h.district = l.district AND h.scheme = l.scheme
                           AND h.year = l.year AND h.module = l.module AND h.id_hash = l.id_hash AND h.roster = l.roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .update();
    }
}
