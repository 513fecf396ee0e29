package org.niangjia.service.mutualaid.recovery;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 追回环节. How a recovery goes on; every step counts its version up, which is the lock. */
@Repository
class RecoverySteps {
    private final JdbcClient jdbc;
    private final Recoveries recoveries;
    private final Clock clock;

    RecoverySteps(JdbcClient jdbc, Recoveries recoveries, Clock clock) {
        this.jdbc = jdbc;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    private void step(Recovery known, String set, Map<String, Object> values) {
        JdbcClient.StatementSpec sql = jdbc.sql("UPDATE mutualaid_recovery SET version = version + 1, " + set
                        + " WHERE district = :district AND id = :id AND version = :version")
                .param("district", known.district())
                .param("id", known.id())
                .param("version", known.version())
                .param("now", now());
        for (Map.Entry<String, Object> each : values.entrySet()) {
            sql = sql.param(each.getKey(), each.getValue());
        }
        if (sql.update() == 0) {
            throw new ConflictException("mutualaid.RECOVERY_MEANWHILE");
        }
    }

    void confirm(Scope scope, Recovery known) {
        step(known, "state = 'STANDING', confirmed_at = :now, confirmed_by = :by, confirmed_name = :name", by(scope));
    }

    void drop(Scope scope, Recovery known, String words) {
        step(
                known,
                "state = 'DROPPED', dropped_at = :now, dropped_name = :name, drop_words = :words",
                Map.of("name", scope.actor().name(), "words", words));
    }

    void object(Recovery known, String name, String words) {
        step(
                known,
                "state = 'OBJECTED', objected_at = :now, objected_name = :name, objection = :words",
                Map.of("name", name, "words", words));
    }

    /** 复核异议: it stands as it is, or with other amounts, or not at all. */
    void hear(Scope scope, Recovery known, Heard heard) {
        Map<String, Object> values = new HashMap<>(by(scope));
        values.put("words", heard.words());
        String set = "heard_at = :now, heard_by = :by, heard_name = :name, heard_words = :words, ";
        if (heard.overFen() == 0) {
            step(
                    known,
                    set + "state = 'DROPPED', dropped_at = :now, dropped_name = :name, drop_words = :words",
                    values);
            return;
        }
        values.put("over", heard.overFen());
        step(known, set + "state = 'STANDING', over_fen = :over", values);
    }

    /**
     * 异议复核意见.
     *
     * @param overFen what was paid too much, after all; 0 for nothing
     */
    record Heard(String words, long overFen) {}

    /** Other amounts than were proposed, after an objection. */
    void change(Recovery known, Overpayment.Change change, Overpayment.Result result, byte[] explained) {
        for (String table : List.of("mutualaid_recovery_amount", "mutualaid_recovery_year")) {
            jdbc.sql("DELETE FROM " + table + " WHERE district = :district AND recovery = :id")
                    .param("district", known.district())
                    .param("id", known.id())
                    .update();
        }
        jdbc.sql("""
                        UPDATE mutualaid_recovery SET nothing_due = false, explained = :explained
                         WHERE district = :district AND id = :id
                        """)
                .param("explained", explained)
                .param("district", known.district())
                .param("id", known.id())
                .update();
        recoveries.details(
                known.district(),
                known.id(),
                new Recoveries.Proposal(known.claim(), known.found(), known.reason(), change, result, explained));
    }

    void corrected(Recovery known, UUID payout) {
        jdbc.sql("""
                        INSERT INTO mutualaid_recovery_correction (district, recovery, payout, correction)
                        VALUES (:district, :id, :payout, true)
                        """)
                .param("district", known.district())
                .param("id", known.id())
                .param("payout", payout)
                .update();
    }

    void endWhenSettled(Scope scope, int district, UUID id) {
        jdbc.sql("""
                        UPDATE mutualaid_recovery r SET state = 'ENDED', version = version + 1
                         WHERE district = :district AND id = :id AND state = 'STANDING' AND NOT EXISTS (
                               SELECT 1 FROM mutualaid_debtor d
                                WHERE d.district = r.district AND d.recovery = r.id AND d.repaid_fen + d.offset_fen < d.owed_fen)
                        """).param("district", scope.require(district)).param("id", id).update();
    }

    private static Map<String, Object> by(Scope scope) {
        return Map.of(
                "by",
                Objects.requireNonNull(scope.actor().account()),
                "name",
                scope.actor().name());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
