package org.niangjia.service.mutualaid.enrolment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Notice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 名册明细库. Who stands on a roster for which module. */
@Repository
class RosterLines {
    private static final int AT_ONCE = 5_000;
    private static final String COLUMNS = """
            SELECT id, name, id_hash, id_sealed, id_masked, birth, male, phone_sealed, phone_masked, insurance, module, shares,
                   fee_fen, renewed, no FROM mutualaid_roster_line
            """;

    private final JdbcClient jdbc;

    RosterLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Scope scope, Roster roster, List<Listed> lines) {
        int before = jdbc.sql("""
                        SELECT COALESCE(max(no), 0) FROM mutualaid_roster_line WHERE district = :district AND roster = :roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query(Integer.class)
                .single();
        for (int at = 0; at < lines.size(); at += AT_ONCE) {
            insert(roster, before + at, lines.subList(at, Math.min(lines.size(), at + AT_ONCE)));
        }
    }

    private void insert(Roster roster, int before, List<Listed> lines) {
        jdbc.sql("""
                        INSERT INTO mutualaid_roster_line (district, id, roster, no, scheme, year, name, id_hash, id_sealed,
                            id_masked, birth, male, insurance, phone_sealed, phone_masked, module, shares, fee_fen, renewed)
                        SELECT :district, r.id, :roster, :before + r.place, :scheme, :year, r.name, r.hash, r.sealed, r.masked, r.birth, r.male, r.insurance,
                               r.phone, r.phone_masked, r.module, r.shares, r.fee, r.renewed
                          FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:hashes AS bytea[]), CAST(:sealed AS bytea[]),
                               CAST(:masked AS text[]), CAST(:births AS date[]), CAST(:males AS boolean[]), CAST(:insurances AS text[]),
                               CAST(:phones AS bytea[]), CAST(:phonesMasked AS text[]), CAST(:modules AS text[]),
                               CAST(:shares AS smallint[]), CAST(:fees AS bigint[]), CAST(:renewed AS boolean[]))
                               WITH ORDINALITY AS r(id, name, hash, sealed, masked, birth, male, insurance, phone, phone_masked,
                                    module, shares, fee, renewed, place)
                        """)
                .param("district", roster.district())
                .param("roster", roster.id())
                .param("before", before)
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .param("ids", lines.stream().map(Listed::id).toArray(UUID[]::new))
                .param("names", texts(lines, line -> line.who().name()))
                .param("hashes", lines.stream().map(line -> line.who().idHash()).toArray(byte[][]::new))
                .param(
                        "sealed",
                        lines.stream().map(line -> line.who().idSealed()).toArray(byte[][]::new))
                .param("masked", texts(lines, line -> line.who().idMasked()))
                .param(
                        "births",
                        lines.stream()
                                .map(line -> Date.valueOf(line.who().birth()))
                                .toArray(Date[]::new))
                .param("males", lines.stream().map(line -> line.who().male()).toArray(Boolean[]::new))
                .param("insurances", texts(lines, Listed::insurance))
                .param(
                        "phones",
                        lines.stream().map(line -> line.who().phoneSealed()).toArray(byte[][]::new))
                .param("phonesMasked", texts(lines, line -> line.who().phoneMasked()))
                .param("modules", texts(lines, Listed::module))
                .param(
                        "shares",
                        lines.stream().map(line -> (short) line.shares()).toArray(Short[]::new))
                .param("fees", lines.stream().map(Listed::feeFen).toArray(Long[]::new))
                .param("renewed", lines.stream().map(Listed::renewed).toArray(Boolean[]::new))
                .update();
    }

    private static String[] texts(List<Listed> lines, Function<Listed, String> cell) {
        return lines.stream().map(cell).toArray(String[]::new);
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
    record Judged(int no, String name, LocalDate birth, boolean male, String insurance, String module, int shares) {}

    /** All of a roster, without what is sealed. */
    List<Judged> judged(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT no, name, birth, male, insurance, module, shares FROM mutualaid_roster_line
                         WHERE district = :district AND roster = :roster ORDER BY no
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query((row, n) -> new Judged(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)))
                .list();
    }

    /** Distinct people on the roster, and those whom the unit has covered in the plan year already. */
    RosterRules.Count count(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT (SELECT count(DISTINCT id_hash) FROM mutualaid_roster_line
                                 WHERE district = :district AND roster = :roster) AS people,
                               (SELECT count(DISTINCT id_hash) FROM mutualaid_roster_line
                                 WHERE district = :district AND roster = :roster AND NOT male) AS women,
                               (SELECT count(DISTINCT e.person) FROM mutualaid_batch b
                                  JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                                 WHERE b.district = :district AND b.employer = CAST(:employer AS uuid) AND b.year = :year
                                   AND b.scheme = :scheme
                                   AND b.roster IS DISTINCT FROM :roster) AS before
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("employer", roster.employer())
                .param("year", roster.year())
                .param("scheme", roster.scheme())
                .query((row, n) -> new RosterRules.Count(row.getInt(1), row.getInt(2), row.getInt(3)))
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
                .query((row, n) -> new Notice.Part(
                        row.getString(1), scheme.module(row.getString(1)).name(), row.getInt(2), row.getLong(3)))
                .list();
        return scheme.modules().stream()
                .flatMap(module -> parts.stream().filter(part -> part.code().equals(module.code())))
                .toList();
    }

    /** 上年参保: who was covered through a unit in the plan year before, one line a module. */
    List<Listed> yearBefore(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT e.id, p.name, p.id_hash, p.id_sealed, p.id_masked, p.birth, p.male, NULL::bytea AS phone_sealed,
                               '' AS phone_masked, e.insurance, e.module, e.shares, e.fee_fen, true AS renewed, 0 AS no
                          FROM mutualaid_batch b
                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE b.district = :district AND b.employer = CAST(:employer AS uuid) AND b.scheme = :scheme
                           AND b.year = :year - 1
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
