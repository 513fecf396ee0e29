package org.niangjia.service.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 预警簿. Persons are told apart by the blind index of their account, the anonymous by their sealed identity, since each of
 * their cases has an index of its own. Who said it once under their name and once without counts twice: to count them once
 * would tell that the anonymous one is theirs. Who came to the counter is told apart by name and masked telephone; without
 * either, each is one.
 */
@Repository
class Warnings {
    private static final String PERSON = """
            COALESCE(encode(c.holder, 'hex'), CASE WHEN r.applicant_name <> ''
                THEN 'n ' || r.applicant_name || ' ' || r.contact_shown ELSE 'c ' || c.id END)""";

    private final JdbcClient jdbc;

    Warnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many different persons complained of one unit, as its employees or at its site, since a day; at most. */
    record Complained(UUID employer, int persons, int wagesPersons, LocalDate first) {}

    List<Complained> since(int district, LocalDate first, int persons) {
        return jdbc.sql("""
                SELECT u.unit, count(DISTINCT %1$s) AS persons,
                       count(DISTINCT %1$s) FILTER (WHERE r.kind = 'WAGES') AS wages, min(s.opened_on) AS first
                  FROM request_standing s
                  JOIN case_view c ON c.district = s.district AND c.id = s.case_id
                  JOIN request_request r ON r.district = s.district AND r.case_id = s.case_id
                 CROSS JOIN LATERAL (SELECT DISTINCT unit FROM (VALUES (s.employer), (s.site)) AS v(unit)
                                      WHERE unit IS NOT NULL) AS u
                 WHERE s.district = :district AND c.district = :district AND r.district = :district
                   AND s.since >= :began AND s.opened_on >= :first AND r.kind IN ('COMPLAINT', 'WAGES')
                 GROUP BY u.unit HAVING count(DISTINCT %1$s) >= :persons ORDER BY u.unit
                """.formatted(PERSON))
                .param("district", district)
                .param("first", first)
                .param("began", StatisticSums.start(first))
                .param("persons", persons)
                .query((row, n) -> new Complained(
                        row.getObject("unit", UUID.class),
                        row.getInt("persons"),
                        row.getInt("wages"),
                        row.getObject("first", LocalDate.class)))
                .list();
    }

    /** 投诉的人. One case's person and whether it is about wages; the identity is sealed, null for the named. */
    record Voice(String person, boolean wages, byte @Nullable [] identity) {}

    List<Voice> voices(int district, LocalDate first, UUID employer) {
        return jdbc.sql("""
                SELECT %s AS person, r.kind = 'WAGES' AS wages, r.identity
                  FROM request_standing s
                  JOIN case_view c ON c.district = s.district AND c.id = s.case_id
                  JOIN request_request r ON r.district = s.district AND r.case_id = s.case_id
                 WHERE s.district = :district AND c.district = :district AND r.district = :district
                   AND s.since >= :began AND s.opened_on >= :first AND r.kind IN ('COMPLAINT', 'WAGES')
                   AND (s.employer = :employer OR s.site = :employer)
                """.formatted(PERSON))
                .param("district", district)
                .param("first", first)
                .param("began", StatisticSums.start(first))
                .param("employer", employer)
                .query((row, n) ->
                        new Voice(row.getString("person"), row.getBoolean("wages"), row.getBytes("identity")))
                .list();
    }

    /** 预警. One unit, one window. */
    record Warning(
            int district,
            UUID id,
            UUID employer,
            String employerName,
            String path,
            String rule,
            int persons,
            int wagesPersons,
            @Nullable Integer staff,
            LocalDate firstOn,
            LocalDate raisedOn,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedName,
            @Nullable String note) {}

    boolean quiet(int district, UUID employer, LocalDate today) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM request_warning WHERE district = :district AND employer = :employer
                                  AND raised_on <= :today AND quiet_until > :today)
                """)
                .param("district", district)
                .param("employer", employer)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** Whether it was raised now; false when this unit has its warning already. */
    boolean raise(Warning warning, LocalDate quietUntil, Instant at) {
        return jdbc.sql("""
                INSERT INTO request_warning (district, id, employer, employer_name, path, rule, persons, wages_persons, staff,
                    first_on, raised_on, quiet_until, raised_at)
                VALUES (:district, :id, :employer, :name, :path, :rule, :persons, :wages, :staff, :first, :today, :until, :at)
                ON CONFLICT DO NOTHING
                """)
                        .param("district", warning.district())
                        .param("id", warning.id())
                        .param("employer", warning.employer())
                        .param("name", warning.employerName())
                        .param("path", warning.path())
                        .param("rule", warning.rule())
                        .param("persons", warning.persons())
                        .param("wages", warning.wagesPersons())
                        .param("staff", warning.staff())
                        .param("first", warning.firstOn())
                        .param("today", warning.raisedOn())
                        .param("until", quietUntil)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Warnings of this Scope's office and below, newest first, none about a unit that the reader belongs to. */
    List<Warning> list(Scope scope, @Nullable UUID after, int limit) {
        String path = scope.path() == null ? "!" : scope.path();
        return jdbc.sql("""
                SELECT * FROM request_warning
                 WHERE district = ANY(:districts) AND path >= :path AND path < :end AND employer <> ALL(:own) AND id < :after
                 ORDER BY id DESC LIMIT :limit
                """)
                .param("districts", scope.districtArray())
                .param("path", path)
                .param("end", Cases.end(path))
                .param("own", scope.ownEmployerArray())
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query((row, n) -> {
                    java.sql.Timestamp seen = row.getTimestamp("acknowledged_at");
                    return new Warning(
                            row.getInt("district"),
                            row.getObject("id", UUID.class),
                            row.getObject("employer", UUID.class),
                            row.getString("employer_name"),
                            row.getString("path"),
                            row.getString("rule"),
                            row.getInt("persons"),
                            row.getInt("wages_persons"),
                            row.getObject("staff", Integer.class),
                            row.getObject("first_on", LocalDate.class),
                            row.getObject("raised_on", LocalDate.class),
                            seen == null ? null : seen.toInstant(),
                            row.getString("acknowledged_name"),
                            row.getString("note"));
                })
                .list();
    }

    void acknowledge(Scope scope, UUID id, String note, Instant at) {
        Actor actor = scope.actor();
        String path = scope.path();
        if (path == null) {
            throw new NotVisibleException("warning");
        }
        List<Boolean> open = jdbc.sql("""
                SELECT acknowledged_at IS NULL AS open FROM request_warning
                 WHERE district = ANY(:districts) AND id = :id AND path >= :path AND path < :end AND employer <> ALL(:own)
                   FOR UPDATE
                """)
                .param("districts", scope.districtArray())
                .param("id", id)
                .param("path", path)
                .param("end", Cases.end(path))
                .param("own", scope.ownEmployerArray())
                .query((row, n) -> row.getBoolean("open"))
                .list();
        if (open.isEmpty()) {
            throw new NotVisibleException("warning " + id);
        }
        if (!open.getFirst()) {
            throw new ConflictException("request.WARNING_SEEN");
        }
        jdbc.sql("""
                UPDATE request_warning SET acknowledged_at = :at, acknowledged_by = :by, acknowledged_name = :name, note = :note
                 WHERE district = ANY(:districts) AND id = :id
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.account())
                .param("name", actor.name())
                .param("note", note)
                .param("districts", scope.districtArray())
                .param("id", id)
                .update();
    }
}
