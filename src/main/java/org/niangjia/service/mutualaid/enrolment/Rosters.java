package org.niangjia.service.mutualaid.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 参保名册库. Rosters and who did what to them; an office sees those of its subtree. */
@Repository
public class Rosters {
    private static final String COLUMNS = """
            SELECT district, id, scheme, year, channel, addition, years, employer, unit_name, path, for_unit, staff, women, staff_source,
                   staff_on, state, made_at, made_by, version FROM mutualaid_roster
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Rosters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 办理步骤. */
    record Step(
            String act, String text, Instant at, @Nullable UUID by, String byName, String byTitle) {}

    void insert(Scope scope, Roster roster) {
        jdbc.sql("""
                        INSERT INTO mutualaid_roster (district, id, scheme, year, channel, addition, years, employer, unit_name, path,
                            for_unit, staff, women, staff_source, staff_on, state, made_at, made_by)
                        VALUES (:district, :id, :scheme, :year, :channel, :addition, :years, CAST(:employer AS uuid), :unit, :path, :forUnit,
                            CAST(:staff AS int), CAST(:women AS int), :source, CAST(:on AS date), :state, :now, CAST(:by AS uuid))
                        """)
                .param("district", scope.require(roster.district()))
                .param("id", roster.id())
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .param("channel", roster.channel())
                .param("addition", roster.addition())
                .param("years", roster.years())
                .param("employer", roster.employer())
                .param("unit", roster.unitName())
                .param("path", roster.path())
                .param("forUnit", roster.forUnit())
                .param("staff", roster.declared().staff())
                .param("women", roster.declared().women())
                .param("source", roster.declared().source())
                .param("on", roster.declared().on())
                .param("state", roster.state().name())
                .param("now", roster.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", roster.madeBy())
                .update();
        step(scope, roster.district(), roster.id(), 0, "MADE", "");
    }

    private void step(Scope scope, int district, UUID roster, int version, String act, String text) {
        jdbc.sql("""
                        INSERT INTO mutualaid_roster_step (district, roster, version, act, text, at, by_account, by_name, by_title)
                        VALUES (:district, :roster, :version, :act, :text, :now, CAST(:by AS uuid), :name, :title)
                        """)
                .param("district", scope.require(district))
                .param("roster", roster)
                .param("version", version)
                .param("act", act)
                .param("text", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().account())
                .param("name", scope.actor().name())
                .param("title", scope.actor().postTitle())
                .update();
    }

    /** Goes on from the state that was seen; whoever was faster wins. */
    public Roster move(Scope scope, Roster seen, Roster.State to, String act, String text) {
        int changed = jdbc.sql("""
                        UPDATE mutualaid_roster SET state = :to, version = version + 1
                         WHERE district = :district AND id = :id AND version = :version AND state = :from
                        """)
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .param("version", seen.version())
                .param("from", seen.state().name())
                .param("to", to.name())
                .update();
        if (changed == 0) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
        step(scope, seen.district(), seen.id(), seen.version() + 1, act, text);
        return get(scope, seen.district(), seen.id());
    }

    /** People on it as it is handed in. */
    void people(Scope scope, Roster seen, int people) {
        jdbc.sql("UPDATE mutualaid_roster SET people = :people WHERE district = :district AND id = :id")
                .param("people", people)
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .update();
    }

    Roster declare(Scope scope, Roster seen, Roster.Declared declared) {
        int changed = jdbc.sql("""
                        UPDATE mutualaid_roster SET staff = CAST(:staff AS int), women = CAST(:women AS int), staff_source = :source,
                               staff_on = CAST(:on AS date), version = version + 1
                         WHERE district = :district AND id = :id AND version = :version
                        """)
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .param("version", seen.version())
                .param("staff", declared.staff())
                .param("women", declared.women())
                .param("source", declared.source())
                .param("on", declared.on())
                .update();
        if (changed == 0) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
        step(scope, seen.district(), seen.id(), seen.version() + 1, "DECLARED", "");
        return get(scope, seen.district(), seen.id());
    }

    List<Step> steps(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT act, text, at, by_account, by_name, by_title FROM mutualaid_roster_step
                         WHERE district = :district AND roster = :roster ORDER BY version DESC
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query((row, n) -> new Step(
                        row.getString("act"),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("by_account", UUID.class),
                        row.getString("by_name"),
                        row.getString("by_title")))
                .list();
    }

    /** Inside the subtree alone. */
    Optional<Roster> find(Scope scope, int district, UUID id) {
        String path = scope.path();
        return path == null || !scope.covers(district)
                ? Optional.empty()
                : jdbc.sql(COLUMNS + " WHERE district = :district AND id = :id AND starts_with(path, :path)")
                        .param("district", district)
                        .param("id", id)
                        .param("path", path)
                        .query(Rosters::roster)
                        .optional();
    }

    public Roster get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("roster " + id));
    }

    /** Wherever in the Scope it lies. */
    Roster seen(Scope scope, UUID id) {
        return scope.districts().stream()
                .flatMap(district -> find(scope, district, id).stream())
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("roster " + id));
    }

    /**
     * 名册查询条件.
     *
     * @param state one of them, or null for all
     * @param text a piece of the unit's name; empty for all
     * @param matters rosters whose notice has this code
     * @param units employers with this credit code
     */
    record Sought(Roster.@Nullable State state, String text, List<UUID> matters, List<UUID> units) {}

    /** A page of this office's subtree, newest first. */
    List<Roster> page(Scope scope, Sought sought, @Nullable UUID after, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE district = ANY(:districts) AND starts_with(path, :path)
                           AND (CAST(:state AS text) IS NULL OR state = :state)
                           AND (:text = '' OR strpos(lower(unit_name), lower(:text)) > 0 OR id = ANY(:matters) OR employer = ANY(:units))
                           AND (CAST(:after AS uuid) IS NULL OR id < :after)
                         ORDER BY id DESC LIMIT :limit
                        """)
                .param("districts", scope.districtArray())
                .param("path", scope.path() == null ? "-" : scope.path())
                .param("state", sought.state() == null ? null : sought.state().name())
                .param("text", sought.text())
                .param("matters", sought.matters().toArray(UUID[]::new))
                .param("units", sought.units().toArray(UUID[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(Rosters::roster)
                .list();
    }

    /** The day on which its fee arrived; empty while it is not in force. */
    Optional<LocalDate> paidOn(Scope scope, Roster roster) {
        return roster.state() != Roster.State.IN_FORCE
                ? Optional.empty()
                : jdbc.sql("""
                                SELECT paid_on FROM mutualaid_batch
                                 WHERE district = :district AND scheme = :scheme AND year = :year AND roster = :roster LIMIT 1
                                """)
                        .param("district", scope.require(roster.district()))
                        .param("scheme", roster.scheme())
                        .param("year", roster.year())
                        .param("roster", roster.id())
                        .query(LocalDate.class)
                        .optional();
    }

    /** What waits for the county: rosters to be reviewed and departures asked for. Each page asks, so it is one statement. */
    int waiting(Scope scope) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM mutualaid_roster
                                 WHERE district = ANY(:districts) AND state = 'SUBMITTED' AND starts_with(path, :path))
                             + (SELECT count(*) FROM mutualaid_departure d
                                  JOIN mutualaid_roster r ON r.district = d.district AND r.id = d.roster
                                 WHERE d.district = ANY(:districts) AND d.state = 'ASKED' AND starts_with(r.path, :path))
                        """)
                .param("districts", scope.districtArray())
                .param("path", scope.path() == null ? "-" : scope.path())
                .query(Integer.class)
                .single();
    }

    private static Roster roster(ResultSet row, int n) throws SQLException {
        return new Roster(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("scheme"),
                row.getInt("year"),
                row.getString("channel"),
                row.getBoolean("addition"),
                row.getInt("years"),
                row.getObject("employer", UUID.class),
                row.getString("unit_name"),
                row.getString("path"),
                row.getBoolean("for_unit"),
                new Roster.Declared(
                        row.getObject("staff", Integer.class),
                        row.getObject("women", Integer.class),
                        row.getString("staff_source"),
                        row.getObject("staff_on", LocalDate.class)),
                Roster.State.valueOf(row.getString("state")),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("made_by", UUID.class),
                row.getInt("version"));
    }
}
