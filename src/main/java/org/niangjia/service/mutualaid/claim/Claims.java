package org.niangjia.service.mutualaid.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 申领簿. The service's own rows of a claim; what tells of the illness is sealed on the way in and opened on the way out. */
@Repository
class Claims {
    private static final String BREAK = "\u001f";

    private final JdbcClient jdbc;
    private final Seals seals;

    Claims(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /**
     * 申领经手. How a claim came and whom it pays: everything that is not for the computation.
     *
     * @param enteredBy account that filed it for somebody, or null
     * @param enteredUnion their union, or null
     * @param agentPhone for whoever reviews it; empty where none was given
     */
    record Handling(
            String channel,
            @Nullable UUID enteredBy,
            @Nullable UUID enteredUnion,
            String agentName,
            String agentRelation,
            boolean agentAuthorised,
            String agentPhone,
            String payeeName,
            String payeeMasked,
            String payeeBank,
            String invoiceMasked) {}

    /** Index under which an account finds what it handed in. */
    byte[] holder(UUID account) {
        return seals.index(Purpose.ANONYMOUS, "claim account " + account);
    }

    /** Illness as it is sealed. */
    static String diagnosis(ClaimFacts.Medical medical) {
        return String.join(BREAK, medical.diagnosis(), medical.icd(), String.join(",", medical.groups()));
    }

    void putAmounts(int district, UUID id, Map<String, Long> amounts) {
        jdbc.sql("DELETE FROM mutualaid_claim_amount WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", id)
                .update();
        jdbc.sql("""
                        INSERT INTO mutualaid_claim_amount (district, case_id, code, fen)
                        SELECT :district, :id, * FROM unnest(CAST(:codes AS text[]), CAST(:fens AS bigint[]))
                        """)
                .param("district", district)
                .param("id", id)
                .param("codes", amounts.keySet().toArray(String[]::new))
                .param("fens", amounts.values().toArray(Long[]::new))
                .update();
    }

    /** What is right of it after it was decided: amounts, first day in hospital and the hospital's grade. */
    void right(int district, UUID id, ClaimFacts right) {
        jdbc.sql("""
                        UPDATE mutualaid_claim SET admitted = :admitted, hospital_grade = :grade
                         WHERE district = :district AND case_id = :id
                        """)
                .param("admitted", right.admitted(), Types.DATE)
                .param("grade", right.hospitalGrade(), Types.SMALLINT)
                .param("district", district)
                .param("id", id)
                .update();
        putAmounts(district, id, right.amounts());
    }

    /** A claim that ended without money leaves its invoice to whoever it belongs to. */
    void leaveInvoice(int district, UUID id) {
        jdbc.sql("DELETE FROM mutualaid_claim_invoice WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", id)
                .update();
    }

    ClaimFacts get(Case known) {
        return get(Scope.house(known.district()), known.district(), known.id());
    }

    ClaimFacts get(Scope scope, int district, UUID id) {
        // before the row is open: whoever reads in its turn would take a second connection of the pool
        Map<String, Long> amounts = amounts(scope.require(district), id);
        return jdbc.sql("SELECT * FROM mutualaid_claim WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", id)
                .query((row, n) -> facts(row, amounts))
                .optional()
                .orElseThrow(() -> new NotVisibleException("claim " + id));
    }

    private Map<String, Long> amounts(int district, UUID id) {
        Map<String, Long> amounts = new HashMap<>();
        jdbc.sql("SELECT code, fen FROM mutualaid_claim_amount WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", id)
                .query(row -> {
                    amounts.put(row.getString("code"), row.getLong("fen"));
                });
        return amounts;
    }

    private ClaimFacts facts(ResultSet row, Map<String, Long> amounts) throws SQLException {
        String[] parts =
                seals.open(Purpose.MEDICAL, row.getBytes("diagnosis_sealed")).split(BREAK, -1);
        byte[] invoice = row.getBytes("invoice_sealed");
        ClaimFacts.Medical medical = new ClaimFacts.Medical(
                seals.open(Purpose.MEDICAL, row.getBytes("hospital_sealed")),
                parts[0],
                parts[1],
                parts[2].isEmpty() ? List.of() : List.of(parts[2].split(",")),
                invoice == null ? "" : seals.open(Purpose.INVOICE, invoice));
        return new ClaimFacts(
                row.getObject("person", UUID.class),
                row.getString("scheme"),
                ClaimFacts.Kind.valueOf(row.getString("kind")),
                row.getObject("admitted", LocalDate.class),
                row.getObject("on_day", LocalDate.class),
                row.getObject("settled_on", LocalDate.class),
                row.getObject("diagnosed_on", LocalDate.class),
                row.getObject("hospital_grade", Integer.class),
                row.getString("cause"),
                row.getString("module"),
                amounts,
                medical,
                row.getObject("claimed_on", LocalDate.class),
                row.getObject("reimbursed_on", LocalDate.class));
    }

    Handling handling(Case known) {
        return jdbc.sql("SELECT * FROM mutualaid_claim WHERE district = :district AND case_id = :id")
                .param("district", known.district())
                .param("id", known.id())
                .query((row, n) -> new Handling(
                        row.getString("channel"),
                        row.getObject("entered_by", UUID.class),
                        row.getObject("entered_union", UUID.class),
                        row.getString("agent_name"),
                        row.getString("agent_relation"),
                        row.getBoolean("agent_authorised"),
                        phone(row.getBytes("agent_phone")),
                        row.getString("payee_name"),
                        row.getString("payee_masked"),
                        row.getString("payee_bank"),
                        row.getString("invoice_masked")))
                .optional()
                .orElseThrow(() -> new NotVisibleException(known.no()));
    }

    private String phone(byte @Nullable [] sealed) {
        return sealed == null ? "" : seals.open(Purpose.PHONE, sealed);
    }

    Awarded.Payee payee(Case known) {
        return jdbc.sql("""
                        SELECT payee_name, payee_account, payee_bank FROM mutualaid_claim WHERE district = :district AND case_id = :id
                        """)
                .param("district", known.district())
                .param("id", known.id())
                .query((row, n) -> new Awarded.Payee(
                        row.getString("payee_name"),
                        seals.open(Purpose.BANK_CARD, row.getBytes("payee_account")),
                        row.getString("payee_bank")))
                .single();
    }

    /** Whom somebody claimed for under their own name before: nobody shows twice who they are. */
    Optional<UUID> ownPerson(int district, UUID account, String name) {
        return jdbc.sql("""
                        SELECT c.person FROM case_view v
                          JOIN mutualaid_claim c ON c.district = v.district AND c.case_id = v.id AND c.agent_name = ''
                          JOIN mutualaid_person p ON p.district = c.district AND p.id = c.person AND p.name = :name
                         WHERE v.district = :district AND v.type = 'HZ' AND v.holder = :holder ORDER BY v.id DESC LIMIT 1
                        """)
                .param("district", district)
                .param("holder", holder(account))
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /** The account that handed it in for itself, or null. */
    @Nullable
    UUID applicant(int district, UUID claim) {
        return jdbc.sql(
                        "SELECT applicant FROM case_view WHERE district = :district AND id = :id AND applicant IS NOT NULL")
                .param("district", district)
                .param("id", claim)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }
}
