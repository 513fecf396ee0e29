package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 待发互助金. Awarded payouts on their way to whom they go to. */
@Repository
class DuePayouts {
    private final JdbcClient jdbc;
    private final Seals seals;

    DuePayouts(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** 待发. Out of which fund, and how much. */
    record Due(String scheme, long fen) {}

    Due get(Scope scope, int district, UUID payout) {
        return jdbc.sql("SELECT scheme, payout_fen FROM mutualaid_payout WHERE district = :district AND id = :payout")
                .param("district", scope.require(district))
                .param("payout", payout)
                .query((row, n) -> new Due(row.getString("scheme"), row.getLong("payout_fen")))
                .optional()
                .orElseThrow(() -> new NotVisibleException(payout.toString()));
    }

    /** Those of a claim that the bank has not paid yet. */
    List<UUID> ofClaim(Scope scope, int district, UUID claim) {
        return jdbc.sql("""
                        SELECT p.id FROM mutualaid_claim_payout c
                          JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout
                         WHERE c.district = :district AND c.case_id = :claim AND p.payout_fen > 0 AND p.paid_on IS NULL
                         ORDER BY p.id
                        """)
                .param("district", scope.require(district))
                .param("claim", claim)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    Optional<UUID> claimOf(Scope scope, int district, UUID payout) {
        return jdbc.sql("SELECT case_id FROM mutualaid_claim_payout WHERE district = :district AND payout = :payout")
                .param("district", scope.require(district))
                .param("payout", payout)
                .query((row, n) -> row.getObject("case_id", UUID.class))
                .optional();
    }

    /** The day that the bank names, never before the decision. */
    void paid(Scope scope, int district, UUID payout, LocalDate on, UUID transfer) {
        jdbc.sql("""
                        UPDATE mutualaid_payout SET paid_on = greatest(:on, decided_on), transfer = :transfer
                         WHERE district = :district AND id = :payout AND paid_on IS NULL
                        """)
                .param("on", on)
                .param("transfer", transfer)
                .param("district", scope.require(district))
                .param("payout", payout)
                .update();
    }

    void changePayee(Scope scope, int district, UUID payout, Awarded.Payee payee) {
        jdbc.sql("""
                        UPDATE mutualaid_payee SET name = :name, account_sealed = :sealed, account_masked = :masked, bank = :bank
                         WHERE district = :district AND payout = :payout
                        """)
                .param("name", payee.name())
                .param("sealed", seals.seal(Purpose.BANK_CARD, payee.account()))
                .param("masked", Masks.bankCard(payee.account()))
                .param("bank", payee.bank())
                .param("district", scope.require(district))
                .param("payout", payout)
                .update();
    }
}
