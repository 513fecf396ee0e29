package org.niangjia.service.mutualaid.claim;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 申领入册. Everything that a claim brings with it, in one statement: the claim, its amounts, lines of its invoice, and what was agreed to. */
@Repository
class ClaimEntry {
    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    ClaimEntry(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * 随申领所交.
     *
     * @param lines lines of the invoice that the claim takes
     * @param consents kinds of what is agreed to, in the version of {@link ClaimDesk#CONSENT}
     * @param given by whom
     */
    record Brought(List<String> lines, List<String> consents, ClaimConsents.Given given) {}

    /** Throws RefusedException when another claim has a line of the invoice; whose is not told. */
    void write(Scope scope, int district, UUID id, ClaimForm form, Claims.Handling how, Brought brought) {
        ClaimFacts facts = form.facts();
        ClaimFacts.Medical medical = facts.medical();
        JdbcClient.StatementSpec entry = jdbc.sql("""
                        WITH claim AS (
                            INSERT INTO mutualaid_claim (district, case_id, person, scheme, kind, admitted, on_day, settled_on, diagnosed_on, hospital_grade,
                                cause, module, hospital_sealed, diagnosis_sealed, invoice_sealed, invoice_masked, claimed_on, channel, entered_by,
                                entered_union, reimbursed_on, agent_name, agent_relation, agent_authorised, agent_phone, payee_name, payee_account,
                                payee_masked, payee_bank)
                            VALUES (:district, :id, :person, :scheme, :kind, :admitted, :on, :settled, :diagnosed, :grade,
                                :cause, :module, :hospital, :diagnosis, :invoice, :invoiceMasked, :claimed, :channel, :enteredBy,
                                :enteredUnion, :reimbursed, :agent, :relation, :authorised, :agentPhone, :payee, :account,
                                :accountMasked, :bank) RETURNING district, case_id),
                        amounts AS (
                            INSERT INTO mutualaid_claim_amount (district, case_id, code, fen)
                            SELECT claim.district, claim.case_id, a.code, a.fen
                              FROM claim CROSS JOIN unnest(CAST(:codes AS text[]), CAST(:fens AS bigint[])) AS a (code, fen)),
                        invoice AS (
                            INSERT INTO mutualaid_claim_invoice (district, hash, line, case_id)
                            SELECT claim.district, :hash, l.line, claim.case_id
                              FROM claim CROSS JOIN unnest(CAST(:lines AS text[])) AS l (line))
                        INSERT INTO mutualaid_claim_consent (district, case_id, kind, version, given_at, given_by, witness)
                        SELECT claim.district, claim.case_id, k.kind, :version, :now, :by, :witness
                          FROM claim CROSS JOIN unnest(CAST(:consents AS text[])) AS k (kind)
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("person", facts.person())
                .param("scheme", facts.scheme())
                .param("kind", facts.kind().name())
                .param("admitted", facts.admitted(), Types.DATE)
                .param("on", facts.on())
                .param("settled", facts.settledOn(), Types.DATE)
                .param("diagnosed", facts.diagnosedOn(), Types.DATE)
                .param("grade", facts.hospitalGrade(), Types.SMALLINT)
                .param("cause", facts.cause())
                .param("module", facts.module())
                .param("hospital", seals.seal(Purpose.MEDICAL, medical.hospital()))
                .param("diagnosis", seals.seal(Purpose.MEDICAL, Claims.diagnosis(medical)))
                .param("invoice", sealed(Purpose.INVOICE, medical.invoice()), Types.BINARY)
                .param("invoiceMasked", form.shown())
                .param("claimed", facts.claimedOn())
                .param("channel", how.channel())
                .param("enteredBy", how.enteredBy(), Types.OTHER)
                .param("enteredUnion", how.enteredUnion(), Types.OTHER)
                .param("reimbursed", facts.reimbursedOn(), Types.DATE)
                .param("agent", form.agent().name())
                .param("relation", form.agent().relation())
                .param("authorised", form.agent().authorised())
                .param("agentPhone", sealed(Purpose.PHONE, form.agent().phone()), Types.BINARY)
                .param("payee", form.payee().name())
                .param("account", seals.seal(Purpose.BANK_CARD, form.payee().account()))
                .param("accountMasked", Masks.bankCard(form.payee().account()))
                .param("bank", form.payee().bank())
                .param("codes", facts.amounts().keySet().toArray(String[]::new))
                .param("fens", facts.amounts().values().toArray(Long[]::new))
                .param("hash", hash(form.invoice()), Types.BINARY)
                .param("lines", brought.lines().toArray(String[]::new))
                .param("consents", brought.consents().toArray(String[]::new))
                .param("version", ClaimDesk.CONSENT)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", brought.given().by())
                .param("witness", brought.given().witness());
        try {
            entry.update();
        } catch (DuplicateKeyException e) {
            throw new RefusedException(MutualAidRefusal.INVOICE_USED.at("invoiceNumber"));
        }
    }

    private byte @Nullable [] sealed(Purpose purpose, String text) {
        return text.isEmpty() ? null : seals.seal(purpose, text);
    }

    private byte @Nullable [] hash(@Nullable String invoice) {
        return invoice == null ? null : seals.index(Purpose.INVOICE, invoice);
    }
}
