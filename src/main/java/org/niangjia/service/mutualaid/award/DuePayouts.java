package org.niangjia.service.mutualaid.award;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 待发互助金. Awarded payouts on their way to whom they go to: one share for the person, or one for each heir. */
@Repository
public class DuePayouts {
    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    DuePayouts(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** 待发. Out of which fund, to whom, and how much. */
    public record Due(UUID payout, UUID person, String scheme, long fen) {}

    /** 份额. What one payee receives of a payout; its id is what the bank's order is for. */
    public record Share(UUID id, UUID payout, @Nullable UUID heir, String name, long fen) {}

    public Due get(Scope scope, int district, UUID payout) {
        return jdbc.sql("""
                        SELECT person, scheme, payout_fen FROM mutualaid_payout WHERE district = :district AND id = :payout
                        """)
                .param("district", scope.require(district))
                .param("payout", payout)
                .query((row, n) -> new Due(
                        payout,
                        row.getObject("person", UUID.class),
                        row.getString("scheme"),
                        row.getLong("payout_fen")))
                .optional()
                .orElseThrow(() -> new NotVisibleException(payout.toString()));
    }

    public UUID share(Scope scope, int district, UUID payout, @Nullable UUID heir, long fen, Awarded.Payee payee) {
        UUID id = Uuid7.next(clock);
        jdbc.sql("""
                        INSERT INTO mutualaid_payee (district, id, payout, heir, name, account_sealed, account_masked, bank, fen)
                        VALUES (:district, :id, :payout, :heir, :name, :sealed, :masked, :bank, :fen)
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("payout", payout)
                .param("heir", heir, Types.OTHER)
                .param("name", payee.name())
                .param("sealed", seals.seal(Purpose.BANK_CARD, payee.account()))
                .param("masked", Masks.bankCard(payee.account()))
                .param("bank", payee.bank())
                .param("fen", fen)
                .update();
        return id;
    }

    /** Those of a claim that the bank has not paid yet. */
    public List<Share> ofClaim(Scope scope, int district, UUID claim) {
        return jdbc.sql("""
                        SELECT y.id, y.payout, y.heir, y.name, y.fen FROM mutualaid_claim_payout c
                          JOIN mutualaid_payee y ON y.district = c.district AND y.payout = c.payout
                         WHERE c.district = :district AND c.case_id = :claim AND y.paid_on IS NULL
                         ORDER BY y.id
                        """)
                .param("district", scope.require(district))
                .param("claim", claim)
                .query((row, n) -> new Share(
                        row.getObject("id", UUID.class),
                        row.getObject("payout", UUID.class),
                        row.getObject("heir", UUID.class),
                        row.getString("name"),
                        row.getLong("fen")))
                .list();
    }

    public Optional<UUID> claimOf(Scope scope, int district, UUID share) {
        return jdbc.sql("""
                        SELECT c.case_id FROM mutualaid_payee y
                          JOIN mutualaid_claim_payout c ON c.district = y.district AND c.payout = y.payout
                         WHERE y.district = :district AND y.id = :share
                        """)
                .param("district", scope.require(district))
                .param("share", share)
                .query((row, n) -> row.getObject("case_id", UUID.class))
                .optional();
    }

    /**
     * The day that the bank names, never before the decision. The payout is paid when all its shares are.
     *
     * @return the payout that the share is of
     */
    public UUID paid(Scope scope, int district, UUID share, LocalDate on, UUID transfer) {
        UUID payout = jdbc.sql("""
                        UPDATE mutualaid_payee y SET paid_on = greatest(:on, p.decided_on), transfer = :transfer
                          FROM mutualaid_payout p
                         WHERE y.district = :district AND y.id = :share AND p.district = y.district AND p.id = y.payout
                           AND y.paid_on IS NULL
                        RETURNING y.payout
                        """)
                .param("on", on)
                .param("transfer", transfer)
                .param("district", scope.require(district))
                .param("share", share)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotVisibleException(share.toString()));
        jdbc.sql("""
                        UPDATE mutualaid_payout p SET paid_on = greatest(:on, decided_on), transfer = :transfer
                         WHERE p.district = :district AND p.id = :payout AND p.paid_on IS NULL AND NOT EXISTS (
                               SELECT 1 FROM mutualaid_payee y
                                WHERE y.district = p.district AND y.payout = p.id AND y.paid_on IS NULL)
                        """)
                .param("on", on)
                .param("transfer", transfer)
                .param("district", district)
                .param("payout", payout)
                .update();
        return payout;
    }

    /** So much of it goes against what is owed; the constraint refuses more than was awarded. */
    public void offset(Scope scope, int district, UUID payout, long fen) {
        jdbc.sql("""
                        UPDATE mutualaid_payout SET offset_fen = offset_fen + :fen WHERE district = :district AND id = :payout
                        """)
                .param("fen", fen)
                .param("district", scope.require(district))
                .param("payout", payout)
                .update();
    }

    /** All of it went against what was owed: nothing goes to the bank. */
    public void paidByOffset(Scope scope, int district, UUID payout, UUID transfer) {
        jdbc.sql("""
                        UPDATE mutualaid_payout SET paid_on = decided_on, transfer = :transfer
                         WHERE district = :district AND id = :payout AND offset_fen = payout_fen AND paid_on IS NULL
                        """)
                .param("transfer", transfer)
                .param("district", scope.require(district))
                .param("payout", payout)
                .update();
    }

    /** What of a claim's awards went against what was owed. */
    public long offsetOf(Scope scope, int district, UUID claim) {
        return jdbc.sql("""
                        SELECT coalesce(sum(p.offset_fen), 0)::bigint FROM mutualaid_claim_payout c
                          JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout
                         WHERE c.district = :district AND c.case_id = :claim
                        """)
                .param("district", scope.require(district))
                .param("claim", claim)
                .query(Long.class)
                .single();
    }

    public void changePayee(Scope scope, int district, UUID share, Awarded.Payee payee) {
        jdbc.sql("""
                        UPDATE mutualaid_payee SET name = :name, account_sealed = :sealed, account_masked = :masked, bank = :bank
                         WHERE district = :district AND id = :share
                        """)
                .param("name", payee.name())
                .param("sealed", seals.seal(Purpose.BANK_CARD, payee.account()))
                .param("masked", Masks.bankCard(payee.account()))
                .param("bank", payee.bank())
                .param("district", scope.require(district))
                .param("share", share)
                .update();
    }
}
