package org.niangjia.service.mutualaid.departure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.service.mutualaid.enrolment.Roster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 退出人员库. Whose covers end early. */
@Repository
class Leavers {
    private final JdbcClient jdbc;

    Leavers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Scope scope, Departure one, List<Departure.Leaver> leavers) {
        jdbc.sql("""
                        INSERT INTO mutualaid_departing (district, departure, enrolment, refund_fen)
                        SELECT :district, :departure, * FROM unnest(CAST(:enrolments AS uuid[]), CAST(:fen AS bigint[]))
                        """)
                .param("district", scope.require(one.district()))
                .param("departure", one.id())
                .param(
                        "enrolments",
                        leavers.stream().map(Departure.Leaver::enrolment).toArray(UUID[]::new))
                .param("fen", leavers.stream().map(Departure.Leaver::refundFen).toArray(Long[]::new))
                .update();
    }

    /** Covers of a roster that somebody may leave: those chosen, while they have not ended and nobody asks for them yet. */
    List<Departure.Leaver> chosen(Scope scope, Roster roster, Collection<UUID> enrolments) {
        return jdbc.sql("""
                        SELECT e.id, e.person, p.name, p.id_masked, e.module, e.cover_from, e.cover_until, e.fee_fen, 0 AS refund_fen
                          FROM mutualaid_batch b
                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE b.district = :district AND b.roster = :roster AND e.id = ANY(:ids) AND e.left_on IS NULL
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_departing x
                                            WHERE x.district = e.district AND x.enrolment = e.id AND x.live)
                         ORDER BY e.id
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(Leavers::leaver)
                .list();
    }

    List<Departure.Leaver> of(Scope scope, Departure one) {
        return jdbc.sql("""
                        SELECT e.id, e.person, p.name, p.id_masked, e.module, e.cover_from, e.cover_until, e.fee_fen, x.refund_fen
                          FROM mutualaid_departing x
                          JOIN mutualaid_enrolment e ON e.district = x.district AND e.id = x.enrolment
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE x.district = :district AND x.departure = :departure ORDER BY e.id
                        """)
                .param("district", scope.require(one.district()))
                .param("departure", one.id())
                .query(Leavers::leaver)
                .list();
    }

    /** Of those who leave, whom the plan year has awarded something, or who has a claim open. */
    List<String> claiming(Scope scope, Departure one) {
        return jdbc.sql("""
                        SELECT DISTINCT p.name FROM mutualaid_departing x
                          JOIN mutualaid_enrolment e ON e.district = x.district AND e.id = x.enrolment
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE x.district = :district AND x.departure = :departure
                           AND (EXISTS (SELECT 1 FROM mutualaid_payout o WHERE o.district = e.district AND o.person = e.person
                                         AND o.scheme = e.scheme AND o.year BETWEEN e.year AND e.year + e.years - 1
                                         AND o.payout_fen > 0)
                             OR EXISTS (SELECT 1 FROM mutualaid_claim c
                                          JOIN case_view v ON v.district = c.district AND v.id = c.case_id
                                         WHERE c.district = e.district AND c.person = e.person AND c.scheme = e.scheme
                                           AND v.closed_at IS NULL))
                         ORDER BY p.name
                        """)
                .param("district", scope.require(one.district()))
                .param("departure", one.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Ends the covers; gives how many there were. */
    int end(Scope scope, Departure one) {
        return jdbc.sql("""
                        UPDATE mutualaid_enrolment e SET left_on = greatest(CAST(:day AS date), e.cover_from - 1)
                          FROM mutualaid_departing x
                         WHERE x.district = :district AND x.departure = :departure AND x.live AND e.district = x.district
                           AND e.id = x.enrolment AND e.left_on IS NULL
                        """)
                .param("district", scope.require(one.district()))
                .param("departure", one.id())
                .param("day", one.lastDay())
                .update();
    }

    /** The covers go on as if nobody had left; the constraint refuses whoever takes part otherwise by now. */
    void resume(Scope scope, Departure one) {
        jdbc.sql("""
                        UPDATE mutualaid_enrolment e SET left_on = NULL FROM mutualaid_departing x
                         WHERE x.district = :district AND x.departure = :departure AND x.live AND e.district = x.district
                           AND e.id = x.enrolment
                        """)
                .param("district", scope.require(one.district()))
                .param("departure", one.id())
                .update();
    }

    /** Nobody asks for these any more; they may be asked for again. */
    void free(Scope scope, Departure one) {
        jdbc.sql("UPDATE mutualaid_departing SET live = false WHERE district = :district AND departure = :departure")
                .param("district", scope.require(one.district()))
                .param("departure", one.id())
                .update();
    }

    private static Departure.Leaver leaver(ResultSet row, int n) throws SQLException {
        return new Departure.Leaver(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("id_masked"),
                row.getString("module"),
                row.getObject("cover_from", LocalDate.class),
                row.getObject("cover_until", LocalDate.class),
                row.getLong("fee_fen"),
                row.getLong("refund_fen"));
    }
}
