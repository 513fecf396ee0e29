package org.niangjia.service.mutualaid.recovery;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 应退簿. Who owes how much, what came back of it, and what they agreed to. Constraints decide between two at once. */
@Repository
class Debtors {
    private final JdbcClient jdbc;
    private final Clock clock;

    Debtors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 新应退人.
     *
     * @param heir null for the person
     * @param agreedOn day on which the heir agreed, or null for the person
     */
    record NewDebtor(
            @Nullable UUID heir,
            String name,
            long owedFen,
            @Nullable LocalDate agreedOn) {}

    void insert(Scope scope, int district, UUID recovery, UUID person, NewDebtor debtor) {
        jdbc.sql("""
                        INSERT INTO mutualaid_debtor (district, id, recovery, person, heir, name, owed_fen, agreed_fen, agreed_on)
                        VALUES (:district, :id, :recovery, :person, :heir, :name, :owed, :agreed, :on)
                        """)
                .param("district", scope.require(district))
                .param("id", Uuid7.next(clock))
                .param("recovery", recovery)
                .param("person", person)
                .param("heir", debtor.heir(), Types.OTHER)
                .param("name", debtor.name())
                .param("owed", debtor.owedFen())
                .param("agreed", debtor.heir() == null ? null : debtor.owedFen(), Types.BIGINT)
                .param("on", debtor.agreedOn(), Types.DATE)
                .update();
    }

    List<Debtor> of(Recovery recovery) {
        return jdbc.sql("SELECT * FROM mutualaid_debtor WHERE district = :district AND recovery = :id ORDER BY id")
                .param("district", recovery.district())
                .param("id", recovery.id())
                .query((row, n) -> new Debtor(
                        row.getObject("id", UUID.class),
                        row.getObject("recovery", UUID.class),
                        row.getObject("heir", UUID.class),
                        row.getString("name"),
                        row.getLong("owed_fen"),
                        row.getLong("repaid_fen"),
                        row.getLong("offset_fen"),
                        row.getLong("demanded_fen")))
                .list();
    }

    /** Throws NotVisibleException for one of another recovery. */
    Debtor get(Recovery recovery, UUID id) {
        return of(recovery).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("debtor " + id));
    }

    /** After an objection; throws ConflictException when more than that came in meanwhile. */
    void owe(int district, UUID debtor, long fen) {
        change(district, debtor, "owed_fen = :fen", fen);
    }

    void demand(int district, UUID debtor, long fen) {
        change(district, debtor, "demanded_fen = demanded_fen + :fen", fen);
    }

    void repay(int district, UUID debtor, long fen) {
        change(district, debtor, "demanded_fen = demanded_fen - :fen, repaid_fen = repaid_fen + :fen", fen);
    }

    private void change(int district, UUID debtor, String set, long fen) {
        try {
            jdbc.sql("UPDATE mutualaid_debtor SET " + set + " WHERE district = :district AND id = :id")
                    .param("fen", fen)
                    .param("district", district)
                    .param("id", debtor)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("mutualaid.RECOVERY_MEANWHILE");
        }
    }

    /** As it is: the CHECK refuses more than is owed. */
    void offset(Scope scope, int district, UUID debtor, long fen) {
        jdbc.sql("""
                        UPDATE mutualaid_debtor SET offset_fen = offset_fen + :fen WHERE district = :district AND id = :id
                        """)
                .param("fen", fen)
                .param("district", scope.require(district))
                .param("id", debtor)
                .update();
    }

    // --- consent to offset

    /**
     * 抵扣同意.
     *
     * @param witness officer who read it aloud, empty where it was given on the phone
     */
    record Consent(
            UUID id,
            UUID debtor,
            int version,
            Instant givenAt,
            String givenBy,
            String witness,
            @Nullable Instant withdrawnAt,
            boolean used) {
        boolean open() {
            return withdrawnAt == null && !used;
        }
    }

    List<Consent> consents(Recovery recovery) {
        return jdbc.sql("""
                        SELECT c.*, EXISTS (SELECT 1 FROM mutualaid_offset o WHERE o.district = c.district AND o.consent = c.id) AS used
                          FROM mutualaid_debtor d
                          JOIN mutualaid_offset_consent c ON c.district = d.district AND c.debtor = d.id
                         WHERE d.district = :district AND d.recovery = :id ORDER BY c.id
                        """)
                .param("district", recovery.district())
                .param("id", recovery.id())
                .query((row, n) -> {
                    OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new Consent(
                            row.getObject("id", UUID.class),
                            row.getObject("debtor", UUID.class),
                            row.getInt("version"),
                            row.getTimestamp("given_at").toInstant(),
                            row.getString("given_by"),
                            row.getString("witness"),
                            withdrawn == null ? null : withdrawn.toInstant(),
                            row.getBoolean("used"));
                })
                .list();
    }

    /** Under the number that comes next to whoever gives it; throws ConflictException when another was given meanwhile. */
    void consent(int district, UUID debtor, int number, int version, String by, String witness) {
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_offset_consent (district, id, debtor, number, version, given_at, given_by, channel, witness)
                            VALUES (:district, :id, :debtor, :number, :version, :now, :by, :channel, :witness)
                            """)
                    .param("district", district)
                    .param("id", Uuid7.next(clock))
                    .param("debtor", debtor)
                    .param("number", number)
                    .param("version", version)
                    .param("now", now())
                    .param("by", by)
                    .param("channel", witness.isEmpty() ? "PORTAL" : "COUNTER")
                    .param("witness", witness)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.RECOVERY_MEANWHILE");
        }
    }

    /** Throws ConflictException when it was used meanwhile: the foreign key of the offset holds it. */
    void withdraw(int district, UUID consent) {
        try {
            jdbc.sql("""
                            UPDATE mutualaid_offset_consent SET withdrawn_at = :now
                             WHERE district = :district AND id = :id AND withdrawn_at IS NULL
                            """)
                    .param("now", now())
                    .param("district", district)
                    .param("id", consent)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("mutualaid.CONSENT_USED");
        }
    }

    // --- what is asked for with a notice

    /** 退款通知. One sum that was asked for; its id is the subject of the cashier's notice. */
    record Repayment(
            UUID id,
            UUID debtor,
            UUID recovery,
            long fen,
            Instant askedAt,
            @Nullable LocalDate paidOn,
            boolean cancelled) {
        boolean open() {
            return paidOn == null && !cancelled;
        }
    }

    private static final String REPAYMENT = """
            SELECT p.*, d.recovery FROM mutualaid_repayment p JOIN mutualaid_debtor d ON d.district = p.district AND d.id = p.debtor
             WHERE p.district = :district
            """;

    UUID ask(Scope scope, int district, UUID debtor, long fen) {
        UUID id = Uuid7.next(clock);
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_repayment (district, id, debtor, fen, asked_at, asked_by)
                            VALUES (:district, :id, :debtor, :fen, :now, :by)
                            """)
                    .param("district", scope.require(district))
                    .param("id", id)
                    .param("debtor", debtor)
                    .param("fen", fen)
                    .param("now", now())
                    .param("by", scope.actor().name())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("mutualaid.RECOVERY_MEANWHILE");
        }
        return id;
    }

    List<Repayment> repayments(Recovery recovery) {
        return jdbc.sql(REPAYMENT + " AND d.recovery = :id ORDER BY p.id")
                .param("district", recovery.district())
                .param("id", recovery.id())
                .query(Debtors::repayment)
                .list();
    }

    Optional<Repayment> repayment(Scope scope, int district, UUID id) {
        return jdbc.sql(REPAYMENT + " AND p.id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Debtors::repayment)
                .optional();
    }

    void repaid(int district, UUID repayment, LocalDate on, UUID transfer) {
        jdbc.sql("""
                        UPDATE mutualaid_repayment SET paid_on = :on, transfer = :transfer
                         WHERE district = :district AND id = :id AND paid_on IS NULL
                        """)
                .param("on", on)
                .param("transfer", transfer)
                .param("district", district)
                .param("id", repayment)
                .update();
    }

    void cancel(int district, UUID repayment) {
        jdbc.sql("""
                        UPDATE mutualaid_repayment SET cancelled_at = :now
                         WHERE district = :district AND id = :id AND paid_on IS NULL AND cancelled_at IS NULL
                        """)
                .param("now", now())
                .param("district", district)
                .param("id", repayment)
                .update();
    }

    private static Repayment repayment(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Repayment(
                row.getObject("id", UUID.class),
                row.getObject("debtor", UUID.class),
                row.getObject("recovery", UUID.class),
                row.getLong("fen"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("paid_on", LocalDate.class),
                row.getTimestamp("cancelled_at") != null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
