package org.niangjia.service.mutualaid.cover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
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

    /** 参保人. As shown: masked. */
    record Insuree(int district, UUID id, String name, String idMasked, LocalDate birth, boolean male) {}

    /**
     * 一段保障.
     *
     * @param firstFrom first day of the unbroken cover
     */
    record Spell(
            String scheme,
            int year,
            String module,
            int shares,
            String insurance,
            LocalDate from,
            LocalDate until,
            LocalDate firstFrom,
            long feeFen,
            LocalDate paidOn,
            String channel,
            String unitName) {

        boolean runs(LocalDate on) {
            return !on.isBefore(from) && !on.isAfter(until);
        }
    }

    Optional<Insuree> find(Scope scope, int district, byte[] idHash) {
        return jdbc.sql("""
                        SELECT district, id, name, id_masked, birth, male FROM mutualaid_person
                         WHERE district = :district AND id_hash = :hash
                        """)
                .param("district", scope.require(district))
                .param("hash", idHash)
                .query(Insuree.class)
                .optional();
    }

    Insuree get(Scope scope, int district, UUID id) {
        return jdbc.sql("""
                        SELECT district, id, name, id_masked, birth, male FROM mutualaid_person
                         WHERE district = :district AND id = :id
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .query(Insuree.class)
                .optional()
                .orElseThrow(() -> new NotVisibleException("insured person " + id));
    }

    /** The newest first. */
    List<Spell> of(Scope scope, Insuree person) {
        return jdbc.sql("""
                        SELECT e.scheme, e.year, e.module, e.shares, e.insurance, e.cover_from, e.cover_until,
                               e.first_from, e.fee_fen, b.paid_on, b.channel, b.unit_name
                          FROM mutualaid_enrolment e JOIN mutualaid_batch b ON b.district = e.district AND b.id = e.batch
                         WHERE e.district = :district AND e.person = :person ORDER BY e.cover_from DESC, e.module LIMIT :most
                        """)
                .param("district", scope.require(person.district()))
                .param("person", person.id())
                .param("most", MOST)
                .query((row, n) -> new Spell(
                        row.getString("scheme"),
                        row.getInt("year"),
                        row.getString("module"),
                        row.getInt("shares"),
                        row.getString("insurance"),
                        row.getObject("cover_from", LocalDate.class),
                        row.getObject("cover_until", LocalDate.class),
                        row.getObject("first_from", LocalDate.class),
                        row.getLong("fee_fen"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("channel"),
                        row.getString("unit_name")))
                .list();
    }
}
