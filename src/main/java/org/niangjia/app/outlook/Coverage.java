package org.niangjia.app.outlook;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 建会情况. Units that should have a union, and those that have one, as of a day. A unit should have one when its staff reach
 * the number that the county has set, or when nobody has entered its staff: what is not known is not left out.
 */
@Repository
class Coverage {
    private static final String UNITS = """
            FROM (SELECT e.id, e.name, e.place, e.staff, e.staff_on, EXISTS (
                         SELECT 1 FROM coverage_view c WHERE c.district = :district AND c.employer_id = e.id
                            AND c.from_on <= :day AND (c.until_on IS NULL OR c.until_on > :day)) AS covered
                    FROM employer_view e
                   WHERE e.district = :district AND e.created_at < :end AND (e.closed_at IS NULL OR e.closed_at >= :end)
                     AND (e.staff IS NULL OR e.staff >= :least)) AS u
            """;

    private final JdbcClient jdbc;

    Coverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 建会率的分子分母. And of how many units nobody knows the staff, and how old the oldest figure is. */
    record Units(
            long covered, long all, long unknown, @Nullable LocalDate oldest) {}

    Units units(Scope scope, int district, LocalDate day, int least) {
        return bound(scope, district, day, least, """
                SELECT count(*) FILTER (WHERE covered) AS covered, count(*) AS all_units,
                       count(*) FILTER (WHERE staff IS NULL) AS unknown, min(staff_on) AS oldest
                """ + UNITS)
                .query((row, n) -> new Units(
                        row.getLong("covered"),
                        row.getLong("all_units"),
                        row.getLong("unknown"),
                        row.getObject("oldest", LocalDate.class)))
                .single();
    }

    /** 应建未建. One unit that should have a union and has none. */
    record Missing(UUID id, String name, @Nullable Integer staff) {}

    List<Missing> missing(Scope scope, int district, LocalDate day, int least, int most) {
        return bound(scope, district, day, least, "SELECT id, name, staff " + UNITS + """
                 WHERE NOT covered ORDER BY id DESC LIMIT :most
                """)
                .param("most", most)
                .query((row, n) -> new Missing(
                        row.getObject("id", UUID.class), row.getString("name"), row.getObject("staff", Integer.class)))
                .list();
    }

    private JdbcClient.StatementSpec bound(Scope scope, int district, LocalDate day, int least, String sql) {
        return jdbc.sql(sql)
                .param("district", scope.require(district))
                .param("day", day)
                .param("end", day.plusDays(1).atStartOfDay(Times.ZONE).toOffsetDateTime())
                .param("least", least);
    }

    /** 分母确认. The last one at or before a day. */
    record Confirmation(LocalDate day, long denominator, String source, OffsetDateTime at, String by) {}

    Optional<Confirmation> confirmed(Scope scope, int district, String rate, LocalDate day) {
        return confirmations(scope, district, rate, day).stream().reduce((earlier, later) -> later);
    }

    /** All of them up to a day, the earliest first. */
    List<Confirmation> confirmations(Scope scope, int district, String rate, LocalDate day) {
        return jdbc.sql("""
                SELECT day, denominator, source, at, by_name FROM outlook_confirmation
                 WHERE district = :district AND rate = :rate AND day <= :day ORDER BY day, id
                """)
                .param("district", scope.require(district))
                .param("rate", rate)
                .param("day", day)
                .query((row, n) -> new Confirmation(
                        row.getObject("day", LocalDate.class),
                        row.getLong("denominator"),
                        row.getString("source"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by_name")))
                .list();
    }

    void confirm(Scope scope, int district, UUID id, String rate, Confirmation confirmation) {
        jdbc.sql("""
                INSERT INTO outlook_confirmation (district, id, rate, day, denominator, source, at, by_account, by_name)
                VALUES (:district, :id, :rate, :day, :denominator, :source, :at, :account, :by)
                """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("rate", rate)
                .param("day", confirmation.day())
                .param("denominator", confirmation.denominator())
                .param("source", confirmation.source())
                .param("at", confirmation.at().withOffsetSameInstant(ZoneOffset.UTC))
                .param("account", scope.account())
                .param("by", confirmation.by())
                .update();
    }
}
