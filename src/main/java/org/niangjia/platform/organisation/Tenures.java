package org.niangjia.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.PostRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 任期名录. The rows of terms of office, and with each the directory entry that leads from the account to its districts. */
@Component
public class Tenures {
    private static final String COLUMNS = """
            district, id, union_id, post, role, account, officer_kind, from_on, until_on, acting, mobile_shown,
            ended_at, ended_by_name, ended_reason, version
            """;

    private final JdbcClient jdbc;

    Tenures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Tenure> find(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tenure_view WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Tenures::tenure)
                .optional();
    }

    public Tenure get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("tenure " + id));
    }

    /** Terms in a union that run on the day or begin later, first come first. */
    public List<Tenure> runningIn(Scope scope, int district, UUID union, LocalDate day) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM tenure_view
                        WHERE district = :district AND union_id = :union AND (until_on IS NULL OR until_on > :day)
                        ORDER BY from_on, id
                        """)
                .param("district", scope.require(district))
                .param("union", union)
                .param("day", day)
                .query(Tenures::tenure)
                .list();
    }

    /** Everybody who held the post, newest first. */
    public List<Tenure> of(Scope scope, int district, UUID post) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM tenure_view WHERE district = :district AND post = :post ORDER BY from_on DESC, id DESC
                        """)
                .param("district", scope.require(district))
                .param("post", post)
                .query(Tenures::tenure)
                .list();
    }

    void insert(Scope scope, UnionLevel level, Post post, Appointment appointment, UUID id, Instant now) {
        jdbc.sql("INSERT INTO " + table(level) + """
                         (district, id, union_id, post, role, single_seat, account, officer_kind, from_on, until_on,
                         acting, mobile_shown, appointed_at, appointed_by, appointed_by_name)
                        VALUES (:district, :id, :union, :post, :role, :singleSeat, :account, :kind, :from, :until,
                         :acting, false, :now, :by, :byName)
                        """)
                .param("district", scope.require(post.district()))
                .param("id", id)
                .param("union", post.union())
                .param("post", post.id())
                .param("role", post.facts().role().name())
                .param("singleSeat", post.facts().singleSeat())
                .param("account", appointment.account())
                .param("kind", appointment.kind().name())
                .param("from", appointment.from())
                .param("until", appointment.until())
                .param("acting", appointment.acting())
                .param("now", Timestamp.from(now))
                .param("by", scope.actor().account())
                .param("byName", scope.actor().name())
                .update();
        jdbc.sql("""
                        INSERT INTO organisation_hat (account, tenure, district, post)
                        VALUES (:account, :tenure, :district, :post)
                        """)
                .param("account", appointment.account())
                .param("tenure", id)
                .param("district", post.district())
                .param("post", post.id())
                .update();
    }

    /** Ends a term that runs, today or, when it has not begun, before its first day. */
    void end(Scope scope, UnionLevel level, Tenure tenure, LocalDate until, String reason, Instant now) {
        int changed = jdbc.sql("UPDATE " + table(level) + """
                         SET until_on = :until, ended_at = :now, ended_by = :by, ended_by_name = :byName,
                         ended_reason = :reason, version = version + 1
                        WHERE district = :district AND id = :id AND version = :version AND ended_at IS NULL
                        """)
                .param("until", until)
                .param("now", Timestamp.from(now))
                .param("by", scope.actor().account())
                .param("byName", scope.actor().name())
                .param("reason", reason)
                .param("district", scope.require(tenure.district()))
                .param("id", tenure.id())
                .param("version", tenure.version())
                .update();
        if (changed != 1) {
            throw new ConflictException("organisation.CHANGED_MEANWHILE");
        }
        jdbc.sql("DELETE FROM organisation_hat WHERE account = :account AND tenure = :tenure")
                .param("account", tenure.account())
                .param("tenure", tenure.id())
                .update();
    }

    /** The holder's own word on whether workers may see their mobile number. */
    void showMobile(Scope scope, int district, UUID id, boolean shown) {
        int changed = 0;
        for (String table : List.of("organisation_tenure", "organisation_upper_tenure")) {
            changed += jdbc.sql("UPDATE " + table + """
                             SET mobile_shown = :shown, version = version + 1
                            WHERE district = :district AND id = :id AND account = :account
                            """)
                    .param("shown", shown)
                    .param("district", district)
                    .param("id", id)
                    .param("account", scope.account())
                    .update();
        }
        if (changed != 1) {
            throw new NotVisibleException("tenure " + id);
        }
    }

    private static String table(UnionLevel level) {
        return level.upper() ? "organisation_upper_tenure" : "organisation_tenure";
    }

    static Tenure tenure(ResultSet row, int number) throws SQLException {
        LocalDate from = row.getObject("from_on", LocalDate.class);
        return new Tenure(
                row.getInt("district"),
                Row.id(row, "id"),
                Row.id(row, "union_id"),
                Row.id(row, "post"),
                PostRole.valueOf(row.getString("role")),
                Row.id(row, "account"),
                OfficerKind.valueOf(row.getString("officer_kind")),
                from,
                Row.day(row, "until_on"),
                row.getBoolean("acting"),
                row.getBoolean("mobile_shown"),
                Row.closed(row, "ended"),
                row.getInt("version"));
    }
}
