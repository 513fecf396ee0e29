package org.niangjia.service.mutualaid.cover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 保障记录. What somebody was and is covered by, in one register, whichever door it came through. */
@Repository
class CoverHistory {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    CoverHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * 一段保障.
     *
     * @param years plan years that it runs through, the first of which begins in {@code year}
     * @param firstFrom first day of the unbroken cover
     */
    record Spell(
            String scheme,
            int year,
            int years,
            String module,
            int shares,
            String insurance,
            LocalDate from,
            LocalDate until,
            LocalDate firstFrom,
            long feeFen,
            LocalDate paidOn,
            String channel,
            String unitName,
            @Nullable Left left) {

        /** 中途退出: on which day, and what of the fee goes back. */
        record Left(LocalDate on, long refundFen) {}

        boolean runs(LocalDate on) {
            return !on.isBefore(from) && !on.isAfter(until);
        }
    }

    /** The newest first. */
    List<Spell> of(Scope scope, int district, UUID person) {
        return jdbc.sql("""
                        SELECT e.scheme, e.year, e.years, e.module, e.shares, e.insurance, e.cover_from,
                               COALESCE(e.left_on, e.cover_until) AS cover_until, e.first_from, e.fee_fen, b.paid_on, b.channel,
                               b.unit_name, e.left_on,
                               (SELECT x.refund_fen FROM mutualaid_departing x
                                 WHERE x.district = e.district AND x.enrolment = e.id AND x.live) AS refund_fen
                          FROM mutualaid_enrolment e JOIN mutualaid_batch b ON b.district = e.district AND b.id = e.batch
                         WHERE e.district = :district AND e.person = :person ORDER BY e.cover_from DESC, e.module LIMIT :most
                        """)
                .param("district", scope.require(district))
                .param("person", person)
                .param("most", MOST)
                .query((row, n) -> new Spell(
                        row.getString("scheme"),
                        row.getInt("year"),
                        row.getInt("years"),
                        row.getString("module"),
                        row.getInt("shares"),
                        row.getString("insurance"),
                        row.getObject("cover_from", LocalDate.class),
                        row.getObject("cover_until", LocalDate.class),
                        row.getObject("first_from", LocalDate.class),
                        row.getLong("fee_fen"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("channel"),
                        row.getString("unit_name"),
                        left(row)))
                .list();
    }

    /** What was awarded to somebody, and taken back, in the order of the awards of each plan year. */
    List<EndedCover.Part> awards(Scope scope, int district, UUID person) {
        return jdbc.sql("""
                        SELECT p.scheme, p.year, p.seq, p.decided_on, e.module, s.benefit, s.paid_fen,
                               CASE WHEN NOT s.taken THEN 0 WHEN s.correction AND s.paid_fen <= 0 THEN -1 ELSE 1 END AS taken
                          FROM mutualaid_payout p
                          JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id
                          JOIN mutualaid_enrolment e ON e.district = s.district AND e.id = s.enrolment
                         WHERE p.district = :district AND p.person = :person ORDER BY p.scheme, p.year, p.seq
                        """)
                .param("district", scope.require(district))
                .param("person", person)
                .query((row, n) -> new EndedCover.Part(
                        row.getString("scheme"),
                        row.getInt("year"),
                        row.getInt("seq"),
                        row.getObject("decided_on", LocalDate.class),
                        new Progress.Of(row.getString("module"), row.getString("benefit")),
                        row.getLong("paid_fen"),
                        row.getInt("taken")))
                .list();
    }

    private static Spell.@Nullable Left left(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("left_on", LocalDate.class);
        return on == null ? null : new Spell.Left(on, row.getLong("refund_fen"));
    }
}
