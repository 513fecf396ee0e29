package org.niangjia.engine.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.TimeLimit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 办件簿. Reads cases, within a Scope: an officer sees the subtree below their union, a worker what is their own. */
@Repository
public class Cases {
    /**
     * What an officer may see, for {@code case_view} and {@code task_view} alike. Confidential cases are hidden from
     * everybody who belongs to the employer or the site; a complaint about somebody is hidden from them.
     */
    public static final String VISIBLE = """
             (NOT confidential OR ((employer IS NULL OR employer <> ALL(:own))
                               AND (site IS NULL OR site <> ALL(:own))))
             AND (withheld IS NULL OR withheld <> :me)
            """;

    private final JdbcClient jdbc;

    Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case of this Scope's office or below. Throws NotVisibleException when there is none. */
    public Case get(Scope scope, int district, String no) {
        return find(scope, district, no).orElseThrow(() -> new NotVisibleException(no));
    }

    public Optional<Case> find(Scope scope, int district, String no) {
        scope.require(district);
        String path = scope.path();
        if (path == null) {
            return Optional.empty();
        }
        return visible(
                        scope,
                        jdbc.sql("SELECT * FROM case_view WHERE district = :district AND no = :no"
                                + " AND path >= :path AND path < :end AND" + VISIBLE))
                .param("district", district)
                .param("no", no)
                .query(Cases::row)
                .optional();
    }

    /** A case that belongs to one of these holders. */
    public Optional<Case> findOwn(int district, String no, List<byte[]> holders) {
        return jdbc.sql("SELECT * FROM case_view WHERE district = :district AND no = :no AND holder = ANY(:holders)")
                .param("district", district)
                .param("no", no)
                .param("holders", holders.toArray(byte[][]::new))
                .query(Cases::row)
                .optional();
    }

    /** A case by number alone: only for a caller who proves it otherwise, such as by a query code. */
    public Optional<Case> findByNumber(int district, String no) {
        return jdbc.sql("SELECT * FROM case_view WHERE district = :district AND no = :no")
                .param("district", district)
                .param("no", no)
                .query(Cases::row)
                .optional();
    }

    /** A case by id alone: only for a service that keeps something of its own beside it, and asks who may see it. */
    public Optional<Case> findById(int district, UUID id) {
        return jdbc.sql("SELECT * FROM case_view WHERE district = :district AND id = :id")
                .param("district", district)
                .param("id", id)
                .query(Cases::row)
                .optional();
    }

    Case load(int district, UUID id) {
        return jdbc.sql("SELECT * FROM case_view WHERE district = :district AND id = :id")
                .param("district", district)
                .param("id", id)
                .query(Cases::row)
                .optional()
                .orElseThrow(() -> new NotVisibleException("case"));
    }

    /** The record of a case, oldest first. */
    public List<Recorded> record(int district, UUID id) {
        return jdbc.sql("SELECT * FROM casework_move WHERE district = :district AND case_id = :id ORDER BY seq")
                .param("district", district)
                .param("id", id)
                .query((row, n) -> new Recorded(
                        row.getInt("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_kind"),
                        row.getString("actor_name"),
                        row.getString("actor_title"),
                        row.getString("step_from"),
                        row.getString("outcome"),
                        row.getString("step_to"),
                        row.getString("text"),
                        row.getBoolean("open")))
                .list();
    }

    /** The clocks of a case, in the order in which they started. */
    public List<RunningClock> clocks(int district, UUID id) {
        return jdbc.sql("""
                SELECT * FROM casework_clock WHERE district = :district AND case_id = :id ORDER BY started_at, term
                """)
                .param("district", district)
                .param("id", id)
                .query(Cases::clock)
                .list();
    }

    static RunningClock clock(ResultSet row, int n) throws SQLException {
        return new RunningClock(
                row.getString("term"),
                row.getInt("round"),
                row.getString("term_key"),
                TimeLimit.parse(row.getInt("amount") + " " + row.getString("unit")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getBoolean("provisional"),
                row.getInt("extended"),
                row.getInt("more_days"),
                instant(row, "cap_at"),
                instant(row, "paused_at"),
                instant(row, "stopped_at"));
    }

    /** Whether the office of this Scope has an open task of the case. */
    public boolean waitsFor(Scope scope, int district, UUID id) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM casework_task WHERE district = :district AND case_id = :id
                                  AND done_at IS NULL AND seat = 'OFFICE' AND path = :path)
                """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("path", scope.office())
                .query(Boolean.class)
                .single();
    }

    /** Since when the office that has the case now has had it. */
    public Instant waitingSince(Case known) {
        return jdbc.sql("""
                SELECT max(opened_at) FROM casework_task
                 WHERE district = :district AND case_id = :id AND done_at IS NULL
                """)
                .param("district", known.district())
                .param("id", known.id())
                .query((row, n) -> instant(row, "max"))
                .optional()
                .orElse(known.openedAt());
    }

    /** Binds what {@link #VISIBLE} and the subtree need. */
    public static JdbcClient.StatementSpec visible(Scope scope, JdbcClient.StatementSpec sql) {
        String path = scope.path() == null ? "!" : scope.path();
        UUID me = scope.actor().account();
        return sql.param("path", path)
                .param("end", end(path))
                .param("own", scope.ownEmployerArray())
                .param("me", me == null ? new UUID(0, 0) : me);
    }

    /** The first path behind the subtree: the slash at its end replaced by the character after it. */
    public static String end(String path) {
        return path.isEmpty() ? "~" : path.substring(0, path.length() - 1) + "0";
    }

    public static Case row(ResultSet row, int n) throws SQLException {
        return new Case(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("no"),
                Stage.valueOf(row.getString("stage")),
                row.getString("step"),
                row.getString("result"),
                row.getString("subject"),
                row.getObject("union_id", UUID.class),
                row.getString("path"),
                row.getObject("handler", UUID.class),
                row.getString("handler_name"),
                row.getString("handler_title"),
                row.getString("handler_phone"),
                row.getObject("applicant", UUID.class),
                row.getBytes("holder"),
                row.getObject("employer", UUID.class),
                row.getObject("site", UUID.class),
                row.getBoolean("confidential"),
                row.getObject("withheld", UUID.class),
                instant(row, "due_at"),
                row.getBoolean("provisional"),
                row.getTimestamp("opened_at").toInstant(),
                instant(row, "closed_at"),
                row.getInt("reopened"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
