package org.niangjia.service.mutualaid.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Money;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.behalf.Behalf;
import org.niangjia.platform.behalf.BehalfEntry;
import org.niangjia.platform.behalf.BehalfSubject;
import org.niangjia.platform.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 代填名册确认. A roster that an office typed for a unit counts when the unit has confirmed it (practice ruling 7): signed in, by
 * the link of the entries for units, or by stamped paper. What is confirmed is the roster as it was handed in.
 */
@Component
class RosterConfirmations implements BehalfSubject {
    static final String CODE = "rosters";
    private static final int SHOWN = 6;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final JdbcClient jdbc;
    private final Behalf behalf;
    private final RosterReading reading;
    private final Trail trail;
    private final Clock clock;

    RosterConfirmations(JdbcClient jdbc, Behalf behalf, RosterReading reading, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.behalf = behalf;
        this.reading = reading;
        this.trail = trail;
        this.clock = clock;
    }

    /** 单位确认. Who said so, when, and how: OWN, LINK or PAPER. */
    record Confirmed(String name, Instant at, String how) {}

    /**
     * 代填确认情况. How far a roster typed for a unit is confirmed.
     *
     * @param mine whether the reader may confirm it
     */
    record Standing(boolean needed, @Nullable Confirmed said, boolean mine) {
        boolean waits() {
            return needed && said == null;
        }
    }

    Standing standing(Roster roster, Caller reader) {
        boolean needed = needed(roster) && roster.state() == Roster.State.SUBMITTED;
        Confirmed said = needed ? find(roster).orElse(null) : null;
        return new Standing(needed, said, may(roster, reader) instanceof Decision.Allowed);
    }

    static boolean needed(Roster roster) {
        return roster.forUnit() && roster.employer() != null;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Line> said(int district, UUID unit) {
        return lines(jdbc.sql(WAITING + " AND r.employer = :unit ORDER BY r.id")
                .param("district", district)
                .param("unit", unit));
    }

    private static final String WAITING = """
            SELECT r.id, r.version, r.scheme, r.year, COALESCE(r.people, 0) AS people, s.at,
                   (SELECT COALESCE(sum(l.fee_fen), 0) FROM mutualaid_roster_line l
                     WHERE l.district = r.district AND l.roster = r.id) AS fen
              FROM mutualaid_roster r
              JOIN mutualaid_roster_step s ON s.district = r.district AND s.roster = r.id AND s.version = r.version
             WHERE r.district = :district AND r.for_unit AND r.state = 'SUBMITTED'
            """;

    private List<Line> lines(JdbcClient.StatementSpec waiting) {
        return waiting.query((row, n) -> new Line("mutualaid.behalf.roster", told(row)))
                .list();
    }

    /**
     * Ends with a number of its own for each time it is handed in: an answer about another roster, or about this one before it was
     * returned, is none about it, also with as many people.
     */
    private String told(ResultSet row) throws SQLException {
        String id = row.getString("id");
        int year = row.getInt("year");
        LocalDateTime minute = LocalDateTime.ofInstant(row.getTimestamp("at").toInstant(), WorkingCalendar.ZONE);
        return "%s %d：%d 人，%s 元，%s（%s-%d）"
                .formatted(
                        reading.scheme(row.getString("scheme"), year).name(),
                        year,
                        row.getInt("people"),
                        Money.ofFen(row.getLong("fen")).format(),
                        MINUTE.format(minute),
                        id.substring(id.length() - SHOWN),
                        row.getInt("version"));
    }

    /** Of a roster that waits for its review. */
    Optional<Confirmed> find(Roster roster) {
        UUID unit = roster.employer();
        if (unit == null) {
            return Optional.empty();
        }
        return own(roster).or(() -> elsewhere(roster, unit));
    }

    private Optional<Confirmed> own(Roster roster) {
        return jdbc.sql("""
                        SELECT by_name, at FROM mutualaid_roster_confirmation
                         WHERE district = :district AND roster = :roster AND version = :version
                        """)
                .param("district", roster.district())
                .param("roster", roster.id())
                .param("version", roster.version())
                .query((row, n) ->
                        new Confirmed(row.getString(1), row.getTimestamp(2).toInstant(), "OWN"))
                .optional();
    }

    /** By link or paper: the newest answer must be about this roster as it stands. */
    private Optional<Confirmed> elsewhere(Roster roster, UUID unit) {
        List<Line> line = lines(jdbc.sql(WAITING + " AND r.id = :roster")
                .param("district", roster.district())
                .param("roster", roster.id()));
        return behalf.of(Scope.house(roster.district()), roster.district(), unit).stream()
                .filter(entry -> entry.subject().equals(CODE) && !line.isEmpty())
                .filter(entry -> entry.lines().containsAll(line))
                .map(BehalfEntry::answer)
                .filter(Objects::nonNull)
                .findFirst()
                .filter(BehalfEntry.Answer::agreed)
                .map(answer -> new Confirmed(answer.name(), answer.at(), answer.how()));
    }

    /** Whether somebody may confirm for the unit: they belong to its union and did not type it. */
    static Decision may(Roster roster, @Nullable Caller by) {
        boolean belongs = by != null
                && by.hat() != null
                && by.worn().level() == UnionLevel.UNIT
                && roster.employer() != null
                && by.scope().ownEmployers().contains(roster.employer())
                && !by.account().equals(roster.madeBy());
        return Decision.of(belongs ? List.of() : List.of(RosterRefusal.UNIT_CONFIRMS.with()));
    }

    /** 单位确认, signed in. */
    @Transactional
    public void confirm(Caller by, Roster roster) {
        may(roster, by).orThrow();
        put(by.scope(), roster, by.account());
    }

    void put(Scope scope, Roster roster, UUID account) {
        jdbc.sql("""
                        INSERT INTO mutualaid_roster_confirmation (district, roster, version, at, by_account, by_name)
                        SELECT district, id, version, :at, :by, :name FROM mutualaid_roster
                         WHERE district = :district AND id = :roster AND state = 'SUBMITTED' AND version = :version
                        ON CONFLICT DO NOTHING
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", account)
                .param("name", scope.actor().name())
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("version", roster.version())
                .update();
        trail.record(
                scope.actor(),
                roster.district(),
                "roster.confirmed",
                RosterDesk.SUBJECT,
                roster.id(),
                roster.unitName());
    }

    /** Rosters of these units that wait for them. */
    int waiting(Scope scope) {
        return jdbc.sql("""
                        SELECT count(*) FROM mutualaid_roster r
                         WHERE r.district = ANY(:districts) AND r.for_unit AND r.state = 'SUBMITTED' AND r.employer = ANY(:own)
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_roster_confirmation c
                                            WHERE c.district = r.district AND c.roster = r.id AND c.version = r.version)
                        """)
                .param("districts", scope.districtArray())
                .param("own", scope.ownEmployerArray())
                .query(Integer.class)
                .single();
    }
}
