package org.niangjia.platform.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 覆盖名录. Which employers a union covers, from when to when. */
@Component
public class Coverages {
    private final JdbcClient jdbc;

    Coverages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Employers covered by the union on that day. */
    public List<UUID> employersOf(Scope scope, int district, UUID union, LocalDate day) {
        return jdbc.sql("""
                        SELECT employer_id FROM organisation_coverage
                        WHERE district = :district AND union_id = :union
                          AND from_on <= :day AND (until_on IS NULL OR until_on > :day)
                        ORDER BY employer_id
                        """)
                .param("district", scope.require(district))
                .param("union", union)
                .param("day", day)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Unions that cover the employer on that day. */
    public List<UUID> unionsOf(Scope scope, int district, UUID employer, LocalDate day) {
        return jdbc.sql("""
                        SELECT union_id FROM organisation_coverage
                        WHERE district = :district AND employer_id = :employer
                          AND from_on <= :day AND (until_on IS NULL OR until_on > :day)
                        ORDER BY union_id
                        """)
                .param("district", scope.require(district))
                .param("employer", employer)
                .param("day", day)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Employers covered by the unit-level unions in which somebody holds a post: their own, which they may not judge. */
    Set<UUID> ownEmployers(UUID account, List<Integer> districts, LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                        SELECT c.employer_id
                        FROM organisation_tenure t
                        JOIN organisation_union u ON u.district = t.district AND u.id = t.union_id AND u.level = 'UNIT'
                        JOIN organisation_coverage c ON c.district = t.district AND c.union_id = t.union_id
                        WHERE t.district = ANY(:districts) AND t.account = :account
                          AND t.from_on <= :day AND (t.until_on IS NULL OR t.until_on > :day)
                          AND (c.until_on IS NULL OR c.until_on > :day)
                        """)
                .param("districts", districts.toArray(Integer[]::new))
                .param("account", account)
                .param("day", day)
                .query(UUID.class)
                .list());
    }

    void insert(Scope scope, Union union, UUID employer, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO organisation_coverage (district, union_id, employer_id, from_on)
                        VALUES (:district, :union, :employer, :from)
                        """)
                .param("district", scope.require(union.district()))
                .param("union", union.id())
                .param("employer", employer)
                .param("from", from)
                .update();
    }

    void end(Scope scope, Union union, UUID employer, LocalDate until) {
        int changed = jdbc.sql("""
                        UPDATE organisation_coverage SET until_on = greatest(from_on, :until)
                        WHERE district = :district AND union_id = :union AND employer_id = :employer
                          AND (until_on IS NULL OR until_on > :until)
                        """)
                .param("district", scope.require(union.district()))
                .param("union", union.id())
                .param("employer", employer)
                .param("until", until)
                .update();
        if (changed == 0) {
            throw new NotVisibleException("coverage of " + employer);
        }
    }

    /** Ends whatever the union covers. */
    void endAll(Scope scope, Union union, LocalDate until) {
        jdbc.sql("""
                        UPDATE organisation_coverage SET until_on = greatest(from_on, :until)
                        WHERE district = :district AND union_id = :union AND (until_on IS NULL OR until_on > :until)
                        """)
                .param("district", scope.require(union.district()))
                .param("union", union.id())
                .param("until", until)
                .update();
    }
}
