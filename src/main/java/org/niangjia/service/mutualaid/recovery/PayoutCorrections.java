package org.niangjia.service.mutualaid.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 冲减簿. What recoveries take off the sums of a plan year: payouts below zero, in turn with the others. */
@Repository
class PayoutCorrections {
    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutCorrections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 冲减. What a recovery takes off the sums of a plan year, or gives back: under the next number, so that an award that went on
     * from the old sums is refused.
     */
    UUID correct(Scope scope, int district, Correction correction) {
        UUID id = Uuid7.next(clock);
        jdbc.sql("""
                        INSERT INTO mutualaid_payout (district, id, person, scheme, year, seq, on_day, payout_fen, correction, decided_on)
                        VALUES (:district, :id, :person, :scheme, :year, :seq, :on, :fen, true, :decided)
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("person", correction.person())
                .param("scheme", correction.scheme())
                .param("year", correction.year().year())
                .param("seq", correction.year().seq())
                .param("on", correction.on())
                .param("fen", -correction.year().overFen())
                .param("decided", correction.decidedOn())
                .update();
        correction.year().difference().forEach((of, sum) -> {
            UUID enrolment = java.util.Objects.requireNonNull(
                    correction.year().enrolments().get(of.module()));
            jdbc.sql("""
                            INSERT INTO mutualaid_payout_part (district, payout, enrolment, benefit, base_fen, days, due_fen, paid_fen, taken,
                                correction)
                            VALUES (:district, :id, :enrolment, :benefit, :base, :days, :due, :paid, :taken, true)
                            """)
                    .param("district", district)
                    .param("id", id)
                    .param("enrolment", enrolment)
                    .param("benefit", of.benefit())
                    .param("base", sum.base())
                    .param("days", sum.days())
                    .param("due", sum.dueFen())
                    .param("paid", sum.paidFen())
                    .param("taken", sum.taken())
                    .update();
            if (sum.taken()) {
                lump(district, correction, id, of, sum.paidFen() > 0);
            }
        });
        return id;
    }

    /** 冲减单. */
    record Correction(UUID person, String scheme, LocalDate on, LocalDate decidedOn, Overpayment.Year year) {}

    private void lump(int district, Correction correction, UUID payout, Progress.Of of, boolean again) {
        String sql = again ? """
                        INSERT INTO mutualaid_lump (district, scheme, person, module, benefit, payout)
                        SELECT :district, :scheme, :person, :module, :benefit, id FROM mutualaid_payout
                         WHERE district = :district AND id = :payout
                        """ : """
                        DELETE FROM mutualaid_lump WHERE district = :district AND scheme = :scheme AND person = :person
                           AND module = :module AND benefit = :benefit AND CAST(:payout AS uuid) IS NOT NULL
                        """;
        jdbc.sql(sql)
                .param("district", district)
                .param("scheme", correction.scheme())
                .param("person", correction.person())
                .param("module", of.module())
                .param("benefit", of.benefit())
                .param("payout", payout)
                .update();
    }
}
