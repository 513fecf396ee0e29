package org.niangjia.platform.rota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 值班表. Who can be telephoned now, and the shifts that an office has entered. */
@Component
public class Rota {
    private final JdbcClient jdbc;

    Rota(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever is on duty at a moment in the office at this path, above it or in a department there, the nearest first. */
    public List<Shift> onDuty(int district, String path, Instant at) {
        List<String> paths = upwards(path);
        return jdbc.sql("""
                SELECT * FROM rota_shift
                 WHERE district = :district AND (path = ANY(:paths) OR path LIKE ANY(:departments))
                   AND ends_at > :at AND begins_at <= :at
                 ORDER BY length(regexp_replace(path, 'D\\d{3}/$', '')) DESC, begins_at, id
                """)
                .param("district", district)
                .param("paths", paths.toArray(String[]::new))
                .param("departments", paths.stream().map(each -> each + "D___/").toArray(String[]::new))
                .param("at", utc(at))
                .query(Rota::shift)
                .list();
    }

    /** {@code a/b/c/} and what stands above it: {@code a/b/}, {@code a/}. */
    private static List<String> upwards(String path) {
        List<String> all = new ArrayList<>();
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            all.add(path.substring(0, end + 1));
        }
        return all;
    }

    /** Shifts of an office that have not ended. */
    List<Shift> coming(Scope scope, int district, String path, Instant now) {
        return jdbc.sql("""
                SELECT * FROM rota_shift
                 WHERE district = :district AND path = :path AND ends_at > :now
                 ORDER BY begins_at, id
                 LIMIT 200
                """)
                .param("district", scope.require(district))
                .param("path", path)
                .param("now", utc(now))
                .query(Rota::shift)
                .list();
    }

    Shift get(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT * FROM rota_shift WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Rota::shift)
                .optional()
                .filter(shift -> shift.path().equals(scope.office()))
                .orElseThrow(() -> new NotVisibleException("shift " + id));
    }

    void insert(Scope scope, Shift shift) {
        try {
            jdbc.sql("""
                    INSERT INTO rota_shift (district, id, path, office, name, phone, begins_at, ends_at, entered_by)
                    VALUES (:district, :id, :path, :office, :name, :phone, :begins, :ends, :by)
                    """)
                    .param("district", scope.require(shift.district()))
                    .param("id", shift.id())
                    .param("path", shift.path())
                    .param("office", shift.office())
                    .param("name", shift.name())
                    .param("phone", shift.phone())
                    .param("begins", utc(shift.beginsAt()))
                    .param("ends", utc(shift.endsAt()))
                    .param("by", scope.account())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("rota.ENTERED_ALREADY");
        }
    }

    void end(Scope scope, Shift shift, Instant at) {
        jdbc.sql("UPDATE rota_shift SET ends_at = :at WHERE district = :district AND id = :id AND ends_at > :at")
                .param("district", scope.require(shift.district()))
                .param("id", shift.id())
                .param("at", utc(at))
                .update();
    }

    void remove(Scope scope, Shift shift) {
        jdbc.sql("DELETE FROM rota_shift WHERE district = :district AND id = :id")
                .param("district", scope.require(shift.district()))
                .param("id", shift.id())
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Shift shift(ResultSet row, int n) throws SQLException {
        return new Shift(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("path"),
                row.getString("office"),
                row.getString("name"),
                row.getString("phone"),
                row.getObject("begins_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
