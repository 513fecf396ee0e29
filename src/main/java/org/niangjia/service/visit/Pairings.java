package org.niangjia.service.visit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Officers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 结对联系. Which officer keeps in touch with which unit in a year; the next year's is carried over or handed on. */
@Repository
class Pairings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Pairings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 一对. A unit with whoever keeps in touch with it, and the last day on which it was visited this year. */
    record Pair(
            int district,
            UUID employer,
            String unit,
            UUID account,
            String name,
            String title,
            java.time.@Nullable LocalDate lastVisit) {}

    /** Of a year, by officer; those of one officer alone where an account is given. */
    List<Pair> of(Scope scope, int year, @Nullable UUID account, int most) {
        return Visits.visible(scope, jdbc.sql("""
                SELECT p.district, p.employer, e.name AS unit, p.account, p.name, p.title,
                       (SELECT max(v.day) FROM visit_visit v WHERE v.district = p.district AND v.employer = p.employer
                           AND v.recorded_at IS NOT NULL AND v.day >= make_date(:year, 1, 1)
                           AND v.day < make_date(:year + 1, 1, 1)) AS visited
                  FROM visit_pairing p JOIN employer_view e ON e.district = p.district AND e.id = p.employer
                 WHERE p.district = ANY(:districts) AND p.year = :year AND p.path >= :path AND p.path < :end
                   AND p.employer <> ALL(:own) AND (CAST(:account AS uuid) IS NULL OR p.account = :account)
                 ORDER BY p.name, p.account, e.name, p.employer LIMIT :most
                """))
                .param("districts", scope.districtArray())
                .param("year", year)
                .param("account", account)
                .param("most", most)
                .query((row, n) -> new Pair(
                        row.getInt("district"),
                        row.getObject("employer", UUID.class),
                        row.getString("unit"),
                        row.getObject("account", UUID.class),
                        row.getString("name"),
                        row.getString("title"),
                        row.getObject("visited", java.time.LocalDate.class)))
                .list();
    }

    /** One officer to a unit and year; named anew, the new one has it. */
    void put(Employer unit, String path, int year, Officers.Officer officer) {
        jdbc.sql("""
                INSERT INTO visit_pairing (district, year, employer, account, name, title, path, at)
                VALUES (:district, :year, :employer, :account, :name, :title, :path, :now)
                ON CONFLICT (district, year, employer) DO UPDATE SET account = excluded.account, name = excluded.name,
                    title = excluded.title, path = excluded.path, at = excluded.at
                """)
                .param("district", unit.district())
                .param("year", year)
                .param("employer", unit.id())
                .param("account", officer.account())
                .param("name", officer.name())
                .param("title", officer.postTitle())
                .param("path", path)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(Scope scope, int district, int year, UUID employer) {
        Visits.visible(scope, jdbc.sql("""
                DELETE FROM visit_pairing WHERE district = :district AND year = :year AND employer = :employer AND
                """ + Visits.VISIBLE))
                .param("district", scope.require(district))
                .param("year", year)
                .param("employer", employer)
                .update();
    }

    /**
     * 轮换或沿用. Takes over those of the year before that this year does not have yet.
     *
     * @param turn whether the units of each officer go on to the next of them, in the order of names
     */
    int carry(Scope scope, int year, boolean turn) {
        return Visits.visible(scope, jdbc.sql("""
                WITH old AS (
                    SELECT * FROM visit_pairing WHERE district = ANY(:districts) AND year = :year - 1 AND
                """ + Visits.VISIBLE + """
                ), officer AS (
                    SELECT district, account, name, title,
                           COALESCE(lead(account) OVER w, first_value(account) OVER w) AS next
                      FROM (SELECT DISTINCT ON (district, account) district, account, name, title FROM old) AS o
                    WINDOW w AS (PARTITION BY district ORDER BY name, account
                                 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
                )
                INSERT INTO visit_pairing (district, year, employer, account, name, title, path, at)
                SELECT old.district, :year, old.employer, taker.account, taker.name, taker.title, old.path, :now
                  FROM old JOIN officer ON officer.district = old.district AND officer.account = old.account
                  JOIN officer AS taker ON taker.district = old.district
                   AND taker.account = CASE WHEN :turn THEN officer.next ELSE officer.account END
                ON CONFLICT (district, year, employer) DO NOTHING
                """))
                .param("districts", scope.districtArray())
                .param("year", year)
                .param("turn", turn)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
