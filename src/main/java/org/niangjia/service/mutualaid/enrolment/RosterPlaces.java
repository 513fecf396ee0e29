package org.niangjia.service.mutualaid.enrolment;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.niangjia.base.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 名额库. Whose place in a plan year is taken: by a cover, or by a roster that was handed in. */
@Repository
public class RosterPlaces {
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
        return places(bound(scope, roster, """
                SELECT id_hash, module FROM mutualaid_roster_line
                 WHERE district = :district AND roster = :roster AND scheme = :scheme AND year = :year
                """));
    }

    /** Of these people, who is covered in this plan year, or stands on another roster that was handed in. */
    Set<Place> held(Scope scope, Roster roster, Collection<byte[]> people, Collection<String> modules) {
        return people.isEmpty()
                ? Set.of()
                : places(bound(scope, roster, """
                        WITH asked AS MATERIALIZED (SELECT unnest(CAST(:people AS bytea[])) AS hash)
                        SELECT asked.hash, h.module FROM asked
                          CROSS JOIN unnest(CAST(:modules AS text[])) AS m(module)
                          CROSS JOIN LATERAL (SELECT h.module FROM mutualaid_place h
                              WHERE h.district = :district AND h.scheme = :scheme AND h.year = ANY(:plan) AND h.module = m.module
                                AND h.id_hash = asked.hash AND h.roster <> :roster OFFSET 0) AS h
                        UNION ALL
                        SELECT asked.hash, e.module FROM asked
                          CROSS JOIN LATERAL (SELECT p.id FROM mutualaid_person p
                              WHERE p.district = :district AND p.id_hash = asked.hash OFFSET 0) AS p
                          CROSS JOIN LATERAL (SELECT e.module FROM mutualaid_enrolment e
                              WHERE e.district = :district AND e.person = p.id AND e.scheme = :scheme
                                AND e.year BETWEEN :year - 9 AND :last AND e.year + e.years > :year AND e.left_on IS NULL OFFSET 0) AS e
                        """)
                        .param("people", sorted(people))
                        .param("modules", modules.toArray(String[]::new)));
    }

    /** In the order of the indexes, so that a look-up finds its page where the one before was. */
    private static byte[][] sorted(Collection<byte[]> hashes) {
        byte[][] sorted = hashes.toArray(byte[][]::new);
        Arrays.parallelSort(sorted, Arrays::compareUnsigned);
        return sorted;
    }

    private JdbcClient.StatementSpec bound(Scope scope, Roster roster, String sql) {
        return jdbc.sql(sql)
                .param("district", scope.require(roster.district()))
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .param("last", roster.lastYear())
                .param("plan", plan(roster))
                .param("roster", roster.id());
    }

    /** The plan years that a roster takes, as the index of places is asked: one look-up for each. */
    private static Integer[] plan(Roster roster) {
        return IntStream.rangeClosed(roster.year(), roster.lastYear()).boxed().toArray(Integer[]::new);
    }

    private static Set<Place> places(JdbcClient.StatementSpec asked) {
        Set<Place> places = new HashSet<>();
        asked.query(row -> {
            places.add(Place.of(row.getBytes(1), row.getString(2)));
        });
        return places;
    }

    /** 冲突. Somebody on a roster whose place another one has. */
    record Conflict(int no, String name, String idMasked) {}

    private static final String ELSEWHERE = """
            SELECT l.no, l.name, l.id_masked FROM mutualaid_roster_line l
             CROSS JOIN LATERAL (SELECT 1 FROM mutualaid_place h
                 WHERE h.district = l.district AND h.scheme = :scheme AND h.year = ANY(:plan) AND h.module = l.module
                   AND h.id_hash = l.id_hash AND h.roster <> l.roster OFFSET 0) AS held
             WHERE l.district = :district AND l.roster = :roster
            """;
    private static final String COVERED = """
            SELECT l.no, l.name, l.id_masked FROM mutualaid_roster_line l
             CROSS JOIN LATERAL (SELECT p.id FROM mutualaid_person p
                 WHERE p.district = l.district AND p.id_hash = l.id_hash OFFSET 0) AS p
             CROSS JOIN LATERAL (SELECT 1 FROM mutualaid_enrolment e
                 WHERE e.district = l.district AND e.scheme = :scheme AND e.module = l.module
                   AND e.person = p.id AND e.year BETWEEN :year - 9 AND :last AND e.year + e.years > :year
                   AND e.left_on IS NULL OFFSET 0) AS covered
             WHERE l.district = :district AND l.roster = :roster
            """;
    private static final String FIRST = " ORDER BY no LIMIT :most";

    /**
     * Who of a roster takes part through somebody else already, in the order of the roster. OFFSET 0 keeps each look-up a look-up:
     * while nobody has counted a growing register yet, the planner would read all of it for every line.
     */
    List<Conflict> conflicts(Scope scope, Roster roster, int most) {
        return named(bound(scope, roster, ELSEWHERE + " UNION " + COVERED + FIRST), most);
    }

    /** Of those only who is covered; who stands on another roster is found when places are taken. */
    List<Conflict> covered(Scope scope, Roster roster, int most) {
        return named(bound(scope, roster, COVERED + FIRST), most);
    }

    private static List<Conflict> named(JdbcClient.StatementSpec asked, int most) {
        return asked.param("most", most)
                .query((row, n) -> new Conflict(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * From now on nobody else can be handed in for the same; the constraint decides between two at once. False where somebody stands
     * on another roster already: then nothing is held.
     */
    boolean hold(Scope scope, Roster roster) {
        jdbc.sql("SET LOCAL work_mem = '64MB'").update();
        jdbc.sql("SAVEPOINT places").update();
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_place (district, scheme, year, module, id_hash, roster)
                            SELECT l.district, l.scheme, plan.year, l.module, l.id_hash, l.roster FROM mutualaid_roster_line l
                             CROSS JOIN unnest(CAST(:plan AS int[])) AS plan (year)
                             WHERE l.district = :district AND l.roster = :roster ORDER BY l.module, l.id_hash, plan.year
                            """)
                    .param("district", scope.require(roster.district()))
                    .param("roster", roster.id())
                    .param("plan", plan(roster))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            jdbc.sql("ROLLBACK TO SAVEPOINT places").update();
            return false;
        }
    }

    /** Whoever leaves gives their place free. */
    public void release(Scope scope, Roster roster, Collection<UUID> leavers) {
        jdbc.sql("""
                        DELETE FROM mutualaid_place h USING mutualaid_roster_line l
                         WHERE l.district = :district AND l.roster = :roster AND l.id = ANY(:leavers) AND h.district = l.district
                           AND h.scheme = l.scheme AND h.year = ANY(:plan) AND h.module = l.module
                           AND h.id_hash = l.id_hash AND h.roster = l.roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("plan", plan(roster))
                .param("leavers", leavers.toArray(UUID[]::new))
                .update();
    }

    /** Whoever stays after all takes their place again; refused when somebody else has taken it for them meanwhile. */
    public void holdAgain(Scope scope, Roster roster, Collection<UUID> leavers) {
        jdbc.sql("""
                        INSERT INTO mutualaid_place (district, scheme, year, module, id_hash, roster)
                        SELECT l.district, l.scheme, plan.year, l.module, l.id_hash, l.roster FROM mutualaid_roster_line l
                         CROSS JOIN unnest(CAST(:plan AS int[])) AS plan (year)
                         WHERE l.district = :district AND l.roster = :roster AND l.id = ANY(:leavers)
                         ORDER BY l.module, l.id_hash, plan.year
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("plan", plan(roster))
                .param("leavers", leavers.toArray(UUID[]::new))
                .update();
    }

    /** Gives the places free again. */
    void release(Scope scope, Roster roster) {
        jdbc.sql("""
                        DELETE FROM mutualaid_place h USING mutualaid_roster_line l
                         WHERE l.district = :district AND l.roster = :roster AND h.district = l.district AND h.scheme = l.scheme
                           AND h.year = ANY(:plan) AND h.module = l.module AND h.id_hash = l.id_hash
                           AND h.roster = l.roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("plan", plan(roster))
                .update();
    }
}
