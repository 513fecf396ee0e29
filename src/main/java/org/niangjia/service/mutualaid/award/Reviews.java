package org.niangjia.service.mutualaid.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.engine.casework.Case;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 审核簿. Who reviewed a claim in which seat, what was asked for, and the decision as it stands. */
@Repository
public class Reviews {
    private final JdbcClient jdbc;
    private final Clock clock;

    Reviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 审核席. */
    public enum Seat {
        FIRST,
        SECOND,
        DEPUTY,
        APPEAL,
        RECHECK
    }

    /** 审核结论. */
    public enum Verdict {
        AWARD,
        NOTHING,
        REFUSE
    }

    /** 一席审核. */
    public record Review(
            Seat seat, UUID account, String name, String title, Verdict verdict, long fen, String words, Instant at) {}

    /** In the order of the signatures. */
    public List<Review> of(Case known) {
        return jdbc.sql("""
                        SELECT * FROM mutualaid_claim_review WHERE district = :district AND case_id = :id
                         ORDER BY array_position(ARRAY['FIRST', 'SECOND', 'DEPUTY', 'APPEAL', 'RECHECK'], seat)
                        """)
                .param("district", known.district())
                .param("id", known.id())
                .query(Reviews::review)
                .list();
    }

    /** Takes a seat, or decides anew in one's own; throws ConflictException when the account holds another seat of the claim. */
    public void put(Case known, Seat seat, Actor actor, Said said) {
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_claim_review (district, case_id, seat, account, name, title, verdict, fen, words, at)
                            VALUES (:district, :id, :seat, :account, :name, :title, :verdict, :fen, :words, :now)
                            ON CONFLICT (district, case_id, seat) DO UPDATE SET account = excluded.account, name = excluded.name,
                                title = excluded.title, verdict = excluded.verdict, fen = excluded.fen, words = excluded.words, at = excluded.at
                            """)
                    .param("district", known.district())
                    .param("id", known.id())
                    .param("seat", seat.name())
                    .param("account", actor.account())
                    .param("name", actor.name())
                    .param("title", actor.postTitle())
                    .param("verdict", said.verdict().name())
                    .param("fen", said.fen())
                    .param("words", said.words())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.REVIEWED_BY_THE_SAME");
        }
    }

    /** 意见. What one reviewer found. */
    public record Said(Verdict verdict, long fen, String words) {}

    private static Review review(ResultSet row, int n) throws SQLException {
        return new Review(
                Seat.valueOf(row.getString("seat")),
                row.getObject("account", UUID.class),
                row.getString("name"),
                row.getString("title"),
                Verdict.valueOf(row.getString("verdict")),
                row.getLong("fen"),
                row.getString("words"),
                row.getTimestamp("at").toInstant());
    }

    // --- what was asked for, once

    /** Throws ConflictException when papers were asked for before. */
    public void ask(Case known, List<String> papers) {
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_claim_asked (district, case_id, papers, at) VALUES (:district, :id, :papers, :now)
                            """)
                    .param("district", known.district())
                    .param("id", known.id())
                    .param("papers", papers.toArray(String[]::new))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.ASKED_ONCE");
        }
    }

    /** Papers that were asked for; none where nothing was missing. */
    public List<String> asked(Case known) {
        return jdbc.sql("SELECT unnest(papers) FROM mutualaid_claim_asked WHERE district = :district AND case_id = :id")
                .param("district", known.district())
                .param("id", known.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    // --- the decision

    /**
     * 核定.
     *
     * @param days working days from the claim to the decision
     * @param explained how it was computed, sealed
     */
    public record Decision(
            Verdict verdict, long fen, java.time.LocalDate on, int days, boolean capped, byte[] explained) {}

    /** Writes the decision; after an appeal another one takes its place. */
    public void decide(Case known, Decision decision) {
        jdbc.sql("""
                        INSERT INTO mutualaid_claim_decision (district, case_id, verdict, fen, on_day, at, days, capped, explained)
                        VALUES (:district, :id, :verdict, :fen, :on, :now, :days, :capped, :explained)
                        ON CONFLICT (district, case_id) DO UPDATE SET verdict = excluded.verdict, fen = excluded.fen, on_day = excluded.on_day,
                            at = excluded.at, days = excluded.days, capped = excluded.capped, explained = excluded.explained
                        """)
                .param("district", known.district())
                .param("id", known.id())
                .param("verdict", decision.verdict().name())
                .param("fen", decision.fen())
                .param("on", decision.on())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("days", decision.days())
                .param("capped", decision.capped())
                .param("explained", decision.explained())
                .update();
    }

    /** 补发. So much is right after all, computed like this; when it was first decided stays. */
    public void raise(Case known, long fen, byte[] explained) {
        jdbc.sql("""
                        UPDATE mutualaid_claim_decision SET fen = :fen, explained = :explained
                         WHERE district = :district AND case_id = :id AND fen < :fen
                        """)
                .param("fen", fen)
                .param("explained", explained)
                .param("district", known.district())
                .param("id", known.id())
                .update();
    }

    public Optional<Decision> decision(Case known) {
        return jdbc.sql("SELECT * FROM mutualaid_claim_decision WHERE district = :district AND case_id = :id")
                .param("district", known.district())
                .param("id", known.id())
                .query((row, n) -> new Decision(
                        Verdict.valueOf(row.getString("verdict")),
                        row.getLong("fen"),
                        row.getObject("on_day", java.time.LocalDate.class),
                        row.getInt("days"),
                        row.getBoolean("capped"),
                        row.getBytes("explained")))
                .optional();
    }

    public void addPayout(Case known, UUID payout) {
        jdbc.sql("INSERT INTO mutualaid_claim_payout (district, case_id, payout) VALUES (:district, :id, :payout)")
                .param("district", known.district())
                .param("id", known.id())
                .param("payout", payout)
                .update();
    }

    /** The claim that a payout was awarded for, when nothing of it is left to pay; null where something is. */
    @Nullable
    UUID paidUp(int district, UUID payout) {
        return jdbc.sql("""
                        SELECT c.case_id FROM mutualaid_claim_payout c
                         WHERE c.district = :district AND c.payout = :payout AND NOT EXISTS (
                               SELECT 1 FROM mutualaid_claim_payout o
                                 JOIN mutualaid_payout p ON p.district = o.district AND p.id = o.payout
                                WHERE o.district = c.district AND o.case_id = c.case_id AND p.payout_fen > 0 AND p.paid_on IS NULL)
                        """)
                .param("district", district)
                .param("payout", payout)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    /** Whether a claim was awarded something of which nothing is left to pay. */
    boolean nothingLeft(Case known) {
        return jdbc.sql("""
                        SELECT count(*) > 0 AND bool_and(p.paid_on IS NOT NULL) FROM mutualaid_claim_payout c
                          JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout AND p.payout_fen > 0
                         WHERE c.district = :district AND c.case_id = :id
                        """)
                .param("district", known.district())
                .param("id", known.id())
                .query(Boolean.class)
                .single();
    }
}
