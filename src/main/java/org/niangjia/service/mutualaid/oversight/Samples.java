package org.niangjia.service.mutualaid.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.service.mutualaid.claim.ClaimStandpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 抽查簿. Which claims were drawn to be looked at again, why, and what came of it. */
@Repository
class Samples implements ClaimStandpoint.Sampled {
    private final JdbcClient jdbc;
    private final Clock clock;

    Samples(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 抽查原因: by lot, by amount, or because two reviewers came to different amounts. */
    enum Reason {
        RANDOM,
        VALUE,
        VARIANCE
    }

    /** 抽查结论. */
    enum Outcome {
        RIGHT,
        WRONG,
        UNCLEAR
    }

    /** 抽查一件, as the list shows it. */
    record Drawn(
            UUID caseId,
            String no,
            Reason reason,
            LocalDate decidedOn,
            long fen,
            @Nullable Outcome result,
            String words,
            String lookedBy) {}

    @Override
    public boolean drawn(Case known) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM mutualaid_sample WHERE district = :district AND case_id = :id)")
                .param("district", known.district())
                .param("id", known.id())
                .query(Boolean.class)
                .single();
    }

    /** 已付的一件: what the draw chooses from. */
    record Paid(UUID caseId, String scheme, long fen, long least, long most) {}

    /**
     * Paid between two days, the last of it when a claim was paid in parts, and not drawn yet, with the amounts that the reviewers
     * came to, in the order of the claims. What is awarded but still at the bank is not.
     */
    List<Paid> undrawn(Scope scope, int district, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        WITH paid AS (
                            SELECT DISTINCT c.case_id FROM mutualaid_payout p
                              JOIN mutualaid_claim_payout c ON c.district = p.district AND c.payout = p.id
                             WHERE p.district = :district AND p.paid_on BETWEEN :from AND :to)
                        SELECT d.case_id, c.scheme, d.fen, min(r.fen) AS least, max(r.fen) AS most
                          FROM paid
                          JOIN mutualaid_claim_decision d ON d.district = :district AND d.case_id = paid.case_id
                          JOIN mutualaid_claim c ON c.district = d.district AND c.case_id = d.case_id
                          JOIN mutualaid_claim_review r ON r.district = d.district AND r.case_id = d.case_id AND r.verdict = 'AWARD'
                         WHERE d.verdict = 'AWARD'
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_claim_payout o
                                             JOIN mutualaid_payout p ON p.district = o.district AND p.id = o.payout
                                            WHERE o.district = d.district AND o.case_id = d.case_id AND p.payout_fen > 0
                                              AND (p.paid_on IS NULL OR p.paid_on > :to))
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_sample s WHERE s.district = d.district AND s.case_id = d.case_id)
                         GROUP BY d.case_id, c.scheme, d.fen ORDER BY d.case_id LIMIT 10000
                        """)
                .param("district", scope.require(district))
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Paid(
                        row.getObject("case_id", UUID.class),
                        row.getString("scheme"),
                        row.getLong("fen"),
                        row.getLong("least"),
                        row.getLong("most")))
                .list();
    }

    void draw(Scope scope, int district, UUID caseId, Reason reason, Actor by) {
        jdbc.sql("""
                        INSERT INTO mutualaid_sample (district, case_id, reason, drawn_at, drawn_by)
                        VALUES (:district, :id, :reason, :now, :by) ON CONFLICT DO NOTHING
                        """)
                .param("district", scope.require(district))
                .param("id", caseId)
                .param("reason", reason.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .update();
    }

    /** Newest first; what has not been looked at yet comes before the rest. */
    List<Drawn> list(Scope scope, int district, int limit) {
        return jdbc.sql("""
                        SELECT s.case_id, v.no, s.reason, d.on_day, d.fen, s.result, s.words, s.looked_name
                          FROM mutualaid_sample s
                          JOIN mutualaid_claim_decision d ON d.district = s.district AND d.case_id = s.case_id
                          JOIN case_view v ON v.district = s.district AND v.id = s.case_id
                         WHERE s.district = :district ORDER BY (s.result IS NOT NULL), s.drawn_at DESC, s.case_id LIMIT :limit
                        """)
                .param("district", scope.require(district))
                .param("limit", limit)
                .query((row, n) -> new Drawn(
                        row.getObject("case_id", UUID.class),
                        row.getString("no"),
                        Reason.valueOf(row.getString("reason")),
                        row.getObject("on_day", LocalDate.class),
                        row.getLong("fen"),
                        row.getString("result") == null ? null : Outcome.valueOf(row.getString("result")),
                        row.getString("words"),
                        row.getString("looked_name")))
                .list();
    }

    /** False when it was not drawn. */
    boolean looked(Case known, Outcome result, String words, Actor by) {
        return jdbc.sql("""
                        UPDATE mutualaid_sample SET result = :result, words = :words, looked_by = :by, looked_name = :name, looked_at = :now
                         WHERE district = :district AND case_id = :id
                        """)
                        .param("district", known.district())
                        .param("id", known.id())
                        .param("result", result.name())
                        .param("words", words)
                        .param("by", by.account())
                        .param("name", by.name())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
