package org.niangjia.service.mutualaid.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.store.RowsIn;
import org.niangjia.platform.store.TableSizes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 名册明细库. Who stands on a roster for which module. */
@Repository
class RosterLines {
    private static final String COPY = """
            COPY mutualaid_roster_line (district, id, roster, no, scheme, year, name, id_hash, id_sealed, id_masked, birth, male,
             insurance, phone_sealed, phone_masked, module, shares, fee_fen, renewed) FROM STDIN
            """;
    private static final String COLUMNS = """
            SELECT id, name, id_hash, id_sealed, id_masked, birth, male, phone_sealed, phone_masked, insurance, module, shares,
                   fee_fen, renewed, no FROM mutualaid_roster_line
            """;

    private static final String COUNTED = "ANALYZE (SKIP_LOCKED) mutualaid_roster (district, id)";

    private final JdbcClient jdbc;
    private final TableSizes sizes;
    private final DataSource source;

    RosterLines(JdbcClient jdbc, TableSizes sizes, DataSource source) {
        this.jdbc = jdbc;
        this.sizes = sizes;
        this.source = source;
    }

    /**
     * Puts lines down in their order, behind those that stand there, as fast as they come.
     *
     * @param people whom they are for, of whom each has a line or more
     */
    void insert(Scope scope, Roster roster, Stream<Listed> lines, int people) {
        int before = jdbc.sql("""
                        SELECT COALESCE(max(no), 0) FROM mutualaid_roster_line WHERE district = :district AND roster = :roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query(Integer.class)
                .single();
        sizes.countAnew(COUNTED, people);
        AtomicInteger no = new AtomicInteger(before);
        try (RowsIn rows = new RowsIn(source, COPY)) {
            lines.sequential().forEachOrdered(line -> row(rows, roster, no.incrementAndGet(), line));
            rows.end();
        }
    }

    private static void row(RowsIn rows, Roster roster, int no, Listed line) {
        Listed.Who who = line.who();
        rows.row(
                roster.district(),
                line.id(),
                roster.id(),
                no,
                roster.scheme(),
                roster.year(),
                who.name(),
                who.idHash(),
                who.idSealed(),
                who.idMasked(),
                who.birth(),
                who.male(),
                line.insurance(),
                who.phoneSealed(),
                who.phoneMasked(),
                line.module(),
                line.shares(),
                line.feeFen(),
                line.renewed());
    }

    /** Takes lines off. */
    int remove(Scope scope, Roster roster, Collection<UUID> lines) {
        return jdbc.sql("""
                        DELETE FROM mutualaid_roster_line WHERE district = :district AND roster = :roster AND id = ANY(:lines)
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("lines", lines.toArray(UUID[]::new))
                .update();
    }

    int clear(Scope scope, Roster roster) {
        return jdbc.sql("DELETE FROM mutualaid_roster_line WHERE district = :district AND roster = :roster")
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .update();
    }

    /** A page in the order of entering. */
    List<Listed> page(Scope scope, Roster roster, int after, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE district = :district AND roster = :roster AND no > :after ORDER BY no LIMIT :limit
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("after", after)
                .param("limit", limit)
                .query(RosterLines::listed)
                .list();
    }

    /** 待核对. What the rules ask of a line. */
    record Judged(LocalDate birth, boolean male, String insurance, String module, int shares) {}

    /** All that a roster has for the rules, each but once, in the order of entering. */
    List<Judged> judged(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT birth, male, insurance, module, shares FROM mutualaid_roster_line
                         WHERE district = :district AND roster = :roster
                         GROUP BY birth, male, insurance, module, shares ORDER BY min(no)
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query((row, n) -> new Judged(
                        row.getObject(1, LocalDate.class),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)))
                .list();
    }

    /**
     * Distinct people on the roster, and those whom the unit has covered in the plan year already. OFFSET 0 keeps the look-up of each
     * of those a look-up: the roster is read once.
     */
    RosterRules.Count count(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT h.people, h.women, b.people AS before, b.beside, b.women_beside
                          FROM (SELECT count(*) AS people, count(*) FILTER (WHERE NOT man) AS women
                                  FROM (SELECT bool_and(male) AS man FROM mutualaid_roster_line
                                         WHERE district = :district AND roster = :roster GROUP BY id_hash) AS person) AS h
                         CROSS JOIN (SELECT count(*) AS people, count(*) FILTER (WHERE l.here IS NULL) AS beside,
                                            count(*) FILTER (WHERE l.here IS NULL AND NOT p.male) AS women_beside
                                  FROM (SELECT DISTINCT e.person FROM mutualaid_batch b
                                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                                         WHERE b.district = :district AND b.employer = CAST(:employer AS uuid) AND b.year = :year
                                           AND b.scheme = :scheme AND e.left_on IS NULL
                                           AND b.roster IS DISTINCT FROM :roster) AS covered
                                  JOIN mutualaid_person p ON p.district = :district AND p.id = covered.person
                                  LEFT JOIN LATERAL (SELECT true AS here FROM mutualaid_roster_line l
                                         WHERE l.district = :district AND l.roster = :roster AND l.id_hash = p.id_hash
                                         LIMIT 1 OFFSET 0) AS l ON true) AS b
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("employer", roster.employer())
                .param("year", roster.year())
                .param("scheme", roster.scheme())
                .query((row, n) -> new RosterRules.Count(
                        row.getInt("people"),
                        row.getInt("women"),
                        row.getInt("before"),
                        row.getInt("beside"),
                        row.getInt("women_beside")))
                .single();
    }

    /** What each module comes to, in the order of the scheme. */
    List<Notice.Part> parts(Scope scope, Roster roster, Scheme scheme) {
        List<Notice.Part> parts = jdbc.sql("""
                        SELECT module, count(*) AS heads, sum(fee_fen) AS fee FROM mutualaid_roster_line
                         WHERE district = :district AND roster = :roster GROUP BY module
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query((row, n) -> Notice.Part.of(
                        row.getString(1), scheme.module(row.getString(1)).called(), row.getInt(2), row.getLong(3)))
                .list();
        return scheme.modules().stream()
                .flatMap(module -> parts.stream().filter(part -> part.code().equals(module.code())))
                .toList();
    }

    /** Numbers of shares of those whom the unit has covered in the plan year already, each once. */
    List<Integer> sharesBefore(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT DISTINCT e.shares FROM mutualaid_batch b
                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                         WHERE b.district = :district AND b.employer = CAST(:employer AS uuid) AND b.year = :year
                           AND b.scheme = :scheme AND e.left_on IS NULL AND b.roster IS DISTINCT FROM :roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("employer", roster.employer())
                .param("year", roster.year())
                .param("scheme", roster.scheme())
                .query((row, n) -> row.getInt(1))
                .list();
    }

    /** 上期参保: whose cover through a unit ends with the plan year before, one line a module. */
    List<Listed> yearBefore(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT e.id, p.name, p.id_hash, p.id_sealed, p.id_masked, p.birth, p.male, NULL::bytea AS phone_sealed,
                               '' AS phone_masked, e.insurance, e.module, e.shares, e.fee_fen, true AS renewed, 0 AS no
                          FROM mutualaid_batch b
                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE b.district = :district AND b.employer = CAST(:employer AS uuid) AND b.scheme = :scheme
                           AND b.year BETWEEN :year - 10 AND :year - 1 AND e.year + e.years = :year AND e.left_on IS NULL
                         ORDER BY e.id
                        """)
                .param("district", scope.require(roster.district()))
                .param("employer", roster.employer())
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .query(RosterLines::listed)
                .list();
    }

    private static Listed listed(ResultSet row, int n) throws SQLException {
        Listed.Who who = new Listed.Who(
                row.getString("name"),
                row.getBytes("id_hash"),
                row.getBytes("id_sealed"),
                row.getString("id_masked"),
                row.getObject("birth", LocalDate.class),
                row.getBoolean("male"),
                row.getBytes("phone_sealed"),
                row.getString("phone_masked"));
        return new Listed(
                row.getObject("id", UUID.class),
                who,
                row.getString("insurance"),
                row.getString("module"),
                row.getInt("shares"),
                row.getLong("fee_fen"),
                row.getBoolean("renewed"),
                row.getInt("no"));
    }
}
