package org.niangjia.service.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 走访簿. Visits within a Scope: those to units below the office, never to a unit that the reader belongs to. */
@Repository
class Visits {
    static final String VISIBLE = " path >= :path AND path < :end AND employer <> ALL(:own) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Visits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static JdbcClient.StatementSpec visible(Scope scope, JdbcClient.StatementSpec sql) {
        String path = scope.path() == null ? "!" : scope.path();
        return sql.param("path", path).param("end", Cases.end(path)).param("own", scope.ownEmployerArray());
    }

    Optional<Visit> find(Scope scope, int district, String no) {
        return visible(
                        scope,
                        jdbc.sql("SELECT * FROM visit_visit WHERE district = :district AND no = :no AND" + VISIBLE))
                .param("district", scope.require(district))
                .param("no", no)
                .query(Visits::row)
                .optional();
    }

    Visit get(Scope scope, int district, String no) {
        return find(scope, district, no).orElseThrow(() -> new NotVisibleException(no));
    }

    /** By the id that was made where it was written down. */
    Optional<Visit> byId(Scope scope, int district, UUID id) {
        return visible(
                        scope,
                        jdbc.sql("SELECT * FROM visit_visit WHERE district = :district AND id = :id AND" + VISIBLE))
                .param("district", scope.require(district))
                .param("id", id)
                .query(Visits::row)
                .optional();
    }

    boolean ofOffice(Visit visit, UUID union) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM visit_visit WHERE district = :district AND id = :id AND owner_union = :union)
                """)
                .param("district", visit.district())
                .param("id", visit.id())
                .param("union", union)
                .query(Boolean.class)
                .single();
    }

    /** Puts a visit down; false when its id is there already. */
    boolean insert(Scope scope, Visit visit, UUID ownerUnion) {
        return jdbc.sql("""
                INSERT INTO visit_visit (district, id, no, campaign_district, campaign, team, employer, employer_name,
                    path, town, day, clock_from, clock_until, people, workshops, managers, workers, owner_union, owner,
                    owner_name, owner_title, created_at, recorded_at)
                VALUES (:district, :id, :no, :campaignDistrict, :campaign, :team, :employer, :unit, :path, :town, :day,
                    :from, :until, :people, :workshops, :managers, :workers, :union, :owner, :name, :title, :now, :recorded)
                ON CONFLICT (district, id) DO NOTHING
                """)
                        .param("district", scope.require(visit.district()))
                        .param("id", visit.id())
                        .param("no", visit.no())
                        .param("campaignDistrict", visit.campaignDistrict())
                        .param("campaign", visit.campaign())
                        .param("team", visit.team())
                        .param("employer", visit.employer())
                        .param("unit", visit.unit())
                        .param("path", visit.path())
                        .param("town", visit.town())
                        .param("day", visit.day())
                        .param("from", visit.from())
                        .param("until", visit.until())
                        .param("people", visit.people())
                        .param("workshops", visit.workshops())
                        .param("managers", visit.managers())
                        .param("workers", visit.workers())
                        .param("union", ownerUnion)
                        .param("owner", visit.owner())
                        .param("name", visit.ownerName())
                        .param("title", visit.ownerTitle())
                        .param("now", now())
                        .param("recorded", visit.recordedAt() == null ? null : now())
                        .update()
                == 1;
    }

    /** What the head of the record says, written again; throws ConflictException when it was called off meanwhile. */
    void record(Visit visit, NewVisit in) {
        one(jdbc.sql("""
                UPDATE visit_visit SET day = :day, clock_from = :from, clock_until = :until, people = :people,
                    workshops = :workshops, managers = :managers, workers = :workers,
                    recorded_at = COALESCE(recorded_at, :now), version = version + 1
                 WHERE district = :district AND id = :id AND cancelled_at IS NULL
                """)
                .param("district", visit.district())
                .param("id", visit.id())
                .param("day", in.day() == null ? visit.day() : in.day())
                .param("from", in.from() == null ? visit.from() : in.from())
                .param("until", in.until() == null ? visit.until() : in.until())
                .param("people", in.people() == null ? visit.people() : NewVisit.clean(in.people()))
                .param("workshops", in.workshops() == null ? visit.workshops() : in.workshops())
                .param("managers", in.managers() == null ? visit.managers() : in.managers())
                .param("workers", in.workers() == null ? visit.workers() : in.workers())
                .param("now", now())
                .update());
    }

    /** Into a campaign, with what was found; throws ConflictException when it has come into one meanwhile. */
    void join(Visit visit, Campaign campaign, String team) {
        one(jdbc.sql("""
                UPDATE visit_visit SET campaign = :campaign, campaign_district = :home, team = :team, version = version + 1
                 WHERE district = :district AND id = :id AND campaign IS NULL AND cancelled_at IS NULL
                """)
                .param("district", visit.district())
                .param("id", visit.id())
                .param("campaign", campaign.id())
                .param("home", campaign.district())
                .param("team", team)
                .update());
        jdbc.sql("UPDATE visit_finding SET campaign = :campaign WHERE district = :district AND visit = :id")
                .param("district", visit.district())
                .param("id", visit.id())
                .param("campaign", campaign.id())
                .update();
    }

    void cancel(Visit visit, int version, String why) {
        one(jdbc.sql("""
                UPDATE visit_visit SET cancelled_at = :now, cancelled_why = :why, version = version + 1
                 WHERE district = :district AND id = :id AND version = :version AND recorded_at IS NULL
                   AND cancelled_at IS NULL
                """)
                .param("district", visit.district())
                .param("id", visit.id())
                .param("version", version < 0 ? visit.version() : version)
                .param("why", why)
                .param("now", now())
                .update());
    }

    void feedback(Visit visit, int version, String text, String how) {
        one(jdbc.sql("""
                UPDATE visit_visit SET feedback = :text, feedback_how = :how, feedback_at = :now, version = version + 1
                 WHERE district = :district AND id = :id AND version = :version AND recorded_at IS NOT NULL
                """)
                .param("district", visit.district())
                .param("id", visit.id())
                .param("version", version < 0 ? visit.version() : version)
                .param("text", text)
                .param("how", how)
                .param("now", now())
                .update());
    }

    /** 一页走访. Those below the office, newest day first, from behind a visit on. */
    List<Visit> page(Scope scope, VisitFilter filter, @Nullable After after, int limit) {
        StringBuilder sql =
                new StringBuilder("SELECT one.* FROM unnest(CAST(:districts AS int[])) AS home CROSS JOIN LATERAL"
                        + " (SELECT * FROM visit_visit WHERE district = home AND (day, id) < (:day, :id) AND"
                        + VISIBLE);
        Map<String, Object> more = new HashMap<>();
        narrow(sql, more, " AND campaign = :campaign", "campaign", filter.campaign());
        narrow(sql, more, " AND employer = :employer", "employer", filter.employer());
        narrow(sql, more, " AND owner = :mine", "mine", filter.mine());
        narrow(
                sql,
                more,
                " AND position(:text IN employer_name) > 0",
                "text",
                filter.text().isEmpty() ? null : filter.text());
        sql.append(" ORDER BY day DESC, id DESC LIMIT :limit) AS one ORDER BY one.day DESC, one.id DESC LIMIT :limit");
        return visible(scope, jdbc.sql(sql.toString()))
                .param("districts", scope.districtArray())
                .param("day", after == null ? LocalDate.of(9999, 1, 1) : after.day())
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("limit", limit)
                .params(more)
                .query(Visits::row)
                .list();
    }

    /** Only what is asked for stands in the statement, so that each way of asking has its index. */
    private static void narrow(
            StringBuilder sql, Map<String, Object> more, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            more.put(name, value);
        }
    }

    /** Where the next page starts. */
    record After(LocalDate day, UUID id) {
        @Override
        public String toString() {
            return day + "_" + id;
        }

        /** Throws IllegalArgumentException for anything else. */
        static After parse(String text) {
            String[] parts = text.split("_", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(text);
            }
            try {
                return new After(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
    }

    /** What somebody planned and has not written down, by day. */
    List<Visit> plans(Scope scope, int most) {
        return visible(scope, jdbc.sql("""
                SELECT * FROM visit_visit
                 WHERE district = ANY(:districts) AND owner = :me AND recorded_at IS NULL AND cancelled_at IS NULL AND
                """ + VISIBLE + " ORDER BY day, id LIMIT :most"))
                .param("districts", scope.districtArray())
                .param("me", scope.account())
                .param("most", most)
                .query(Visits::row)
                .list();
    }

    private static void one(int changed) {
        if (changed != 1) {
            throw new ConflictException("visit.CHANGED_MEANWHILE");
        }
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Visit row(ResultSet row, int n) throws SQLException {
        return new Visit(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("no"),
                row.getObject("campaign", UUID.class),
                row.getObject("campaign_district", Integer.class),
                row.getString("team"),
                row.getObject("employer", UUID.class),
                row.getString("employer_name"),
                row.getString("path"),
                row.getLong("town"),
                row.getObject("day", LocalDate.class),
                row.getObject("clock_from", LocalTime.class),
                row.getObject("clock_until", LocalTime.class),
                row.getString("people"),
                row.getInt("workshops"),
                row.getInt("managers"),
                row.getInt("workers"),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                row.getString("owner_title"),
                instant(row, "recorded_at"),
                instant(row, "cancelled_at"),
                row.getString("cancelled_why"),
                row.getString("feedback"),
                row.getString("feedback_how"),
                instant(row, "feedback_at"),
                row.getInt("version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
