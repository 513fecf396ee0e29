package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 延期申请. Asked for by whoever handles, granted or not by the head of the office; one at a time on a clock. */
@Service
public class Extensions {
    private final JdbcClient jdbc;
    private final ClockDesk clocks;
    private final Caseworker caseworker;
    private final Clock clock;

    Extensions(JdbcClient jdbc, ClockDesk clocks, Caseworker caseworker, Clock clock) {
        this.jdbc = jdbc;
        this.clocks = clocks;
        this.caseworker = caseworker;
        this.clock = clock;
    }

    /**
     * 待批延期. What was asked for and is not decided.
     *
     * @param term clock
     * @param days working days
     * @param reason why
     * @param askedBy account of whoever asked, or null
     * @param askedName their name
     * @param askedAt when
     */
    public record Asked(
            String term, int days, String reason, @Nullable UUID askedBy, String askedName, Instant askedAt) {}

    /** Asks; the clock runs on meanwhile. Refused with every reason for which it could not be granted either. */
    @Transactional
    public Case ask(Scope scope, Case known, Move move, String term, int days) {
        RunningClock running = clocks.get(known, term);
        clocks.mayExtend(known, running, days).orThrow();
        Case asked = caseworker.remark(scope, move);
        try {
            jdbc.sql("""
                    INSERT INTO casework_extension (district, case_id, seq, term, round, days, reason, asked_by,
                        asked_name, asked_at)
                    VALUES (:district, :case, :seq, :term, :round, :days, :reason, :by, :name, :at)
                    """)
                    .param("district", known.district())
                    .param("case", known.id())
                    .param("seq", asked.version())
                    .param("term", term)
                    .param("round", running.round())
                    .param("days", days)
                    .param("reason", move.text())
                    .param("by", move.actor().account())
                    .param("name", move.actor().name())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RefusedException(Refusal.of("casework.EXTENSION_ASKED"));
        }
        return asked;
    }

    /** Grants what was asked for. Throws RefusedException when nothing is asked for or time has run out. */
    @Transactional
    public Case grant(Scope scope, Case known, Move move, String term) {
        Asked asked = getAsked(known, term);
        decided(known, term, move.actor(), true);
        return clocks.extend(scope, move, term, asked.days());
    }

    @Transactional
    public Case refuse(Scope scope, Case known, Move move, String term) {
        getAsked(known, term);
        decided(known, term, move.actor(), false);
        return caseworker.remark(scope, move);
    }

    public Asked getAsked(Case known, String term) {
        return findAsked(known, term)
                .orElseThrow(() -> new RefusedException(Refusal.of("casework.EXTENSION_NOT_ASKED")));
    }

    /** What waits for the head's word on the clock that runs now. */
    public Optional<Asked> findAsked(Case known, String term) {
        return jdbc.sql("""
                SELECT e.* FROM casework_extension e
                  JOIN casework_clock c ON c.district = e.district AND c.case_id = e.case_id AND c.term = e.term
                   AND c.round = e.round AND c.stopped_at IS NULL
                 WHERE e.district = :district AND c.district = :district AND e.case_id = :case AND e.term = :term
                   AND e.decided_at IS NULL
                """)
                .param("district", known.district())
                .param("case", known.id())
                .param("term", term)
                .query((row, n) -> new Asked(
                        row.getString("term"),
                        row.getInt("days"),
                        row.getString("reason"),
                        row.getObject("asked_by", UUID.class),
                        row.getString("asked_name"),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    private void decided(Case known, String term, Actor by, boolean granted) {
        jdbc.sql("""
                UPDATE casework_extension SET decided_at = :at, granted = :granted, decided_by = :by
                 WHERE district = :district AND case_id = :case AND term = :term AND decided_at IS NULL
                """)
                .param("district", known.district())
                .param("case", known.id())
                .param("term", term)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("granted", granted)
                .param("by", by.account())
                .update();
    }
}
