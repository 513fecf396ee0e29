package org.niangjia.engine.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 缴款通知簿. Notices as issued, paid, settled or void; services issue and void them, the cashier settles them. */
@Repository
public class Notices {
    private static final int MOST_TRIES = 50;
    private static final String COLUMNS = """
            SELECT district, id, till, code, payer, amount_fen, paid_fen, subject, due_on, issued_at, issued_by, settled_at,
                   voided_at FROM collection_notice
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Issues a notice under the next number of the district, in the caller's transaction. Whoever comes second waits for the
     * number and takes the next one.
     */
    @Transactional
    public Notice issue(Scope scope, Till till, Notice.Draft draft) {
        UUID id = Uuid7.next(clock);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (findOf(scope, till.district(), till.code(), draft.subject()).isPresent()) {
                throw new RefusedException(CollectionRefusal.SUBJECT_HAS_NOTICE.with());
            }
            int number = next(scope, till.district());
            if (insert(scope, till, id, number, draft)) {
                parts(till.district(), id, draft.parts());
                return get(scope, till.district(), id);
            }
        }
        throw new ConflictException("collection.CHANGED_MEANWHILE");
    }

    private int next(Scope scope, int district) {
        return jdbc.sql("SELECT COALESCE(max(number), 0) + 1 FROM collection_notice WHERE district = :district")
                .param("district", scope.require(district))
                .query(Integer.class)
                .single();
    }

    private boolean insert(Scope scope, Till till, UUID id, int number, Notice.Draft draft) {
        return jdbc.sql("""
                        INSERT INTO collection_notice (district, id, till, number, code, payer, amount_fen, subject, due_on,
                            issued_at, issued_by)
                        VALUES (:district, :id, :till, :number, :code, :payer, :fen, :subject, :due, :now, :by)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("district", scope.require(till.district()))
                        .param("id", id)
                        .param("till", till.code())
                        .param("number", number)
                        .param("code", PaymentCode.of(number).text())
                        .param("payer", draft.payer())
                        .param("fen", draft.amountFen())
                        .param("subject", draft.subject())
                        .param("due", draft.dueOn())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", scope.actor().name())
                        .update()
                == 1;
    }

    private void parts(int district, UUID notice, List<Notice.Part> parts) {
        for (Notice.Part part : parts) {
            jdbc.sql("""
                            INSERT INTO collection_part (district, notice, part, name, heads, amount_fen)
                            VALUES (:district, :notice, :part, :name, :heads, :fen)
                            """)
                    .param("district", district)
                    .param("notice", notice)
                    .param("part", part.code())
                    .param("name", part.called().written())
                    .param("heads", part.heads())
                    .param("fen", part.amountFen())
                    .update();
        }
    }

    public Notice get(Scope scope, int district, UUID id) {
        return jdbc.sql(COLUMNS + " WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Notices::notice)
                .optional()
                .orElseThrow(() -> new NotVisibleException("notice " + id));
    }

    /** The notice of a matter that is not void. */
    public Optional<Notice> findOf(Scope scope, int district, String till, UUID subject) {
        return jdbc.sql(COLUMNS + """
                         WHERE district = :district AND till = :till AND subject = :subject AND voided_at IS NULL
                        """)
                .param("district", scope.require(district))
                .param("till", till)
                .param("subject", subject)
                .query(Notices::notice)
                .optional();
    }

    /** Matters of which a notice has this code, void or not, wherever in the Scope. */
    public List<UUID> subjectsOf(Scope scope, String code) {
        return jdbc.sql("SELECT subject FROM collection_notice WHERE district = ANY(:districts) AND code = :code")
                .param("districts", scope.districtArray())
                .param("code", code)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    public List<Notice.Part> partsOf(Scope scope, Notice notice) {
        return jdbc.sql("""
                        SELECT part, name, heads, amount_fen FROM collection_part
                         WHERE district = :district AND notice = :notice ORDER BY part
                        """)
                .param("district", scope.require(notice.district()))
                .param("notice", notice.id())
                .query((row, n) -> Notice.Part.of(
                        row.getString(1), Bilingual.read(row.getString(2)), row.getInt(3), row.getLong(4)))
                .list();
    }

    /** Takes a notice back that nobody has paid anything for. */
    @Transactional
    public void cancel(Scope scope, Notice notice, String reason) {
        int changed = jdbc.sql("""
                        UPDATE collection_notice SET voided_at = :now, voided_by = :by, void_reason = :reason
                         WHERE district = :district AND id = :id AND paid_fen = 0 AND voided_at IS NULL
                        """)
                .param("district", scope.require(notice.district()))
                .param("id", notice.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .param("reason", reason)
                .update();
        if (changed == 0) {
            throw new RefusedException(CollectionRefusal.NOT_VOIDABLE.with(notice.code()));
        }
    }

    /** In the order of their numbers, which is the order in which they are paid and locked. */
    List<Notice> list(Scope scope, int district, Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " WHERE district = :district AND id = ANY(:ids) ORDER BY number")
                .param("district", scope.require(district))
                .param("ids", ids.toArray(UUID[]::new))
                .query(Notices::notice)
                .list();
    }

    /** Open ones of a till, the oldest first; a piece of the payer's name or a code narrows them. */
    List<Notice> open(Scope scope, Till till, String text, int most) {
        return jdbc.sql(COLUMNS + """
                         WHERE district = :district AND till = :till AND settled_at IS NULL AND voided_at IS NULL
                           AND (:text = '' OR position(:text IN payer) > 0 OR code = upper(:text))
                         ORDER BY id LIMIT :most
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("text", text)
                .param("most", most)
                .query(Notices::notice)
                .list();
    }

    /** A page of all of a till, newest first. */
    List<Notice> page(Scope scope, Till till, String text, @Nullable UUID after, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE district = :district AND till = :till AND (CAST(:after AS uuid) IS NULL OR id < :after)
                           AND (:text = '' OR position(:text IN payer) > 0 OR code = upper(:text))
                         ORDER BY id DESC LIMIT :limit
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("text", text)
                .param("after", after)
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    int countOpen(Scope scope, Till till) {
        return jdbc.sql("""
                        SELECT count(*) FROM collection_notice
                         WHERE district = :district AND till = :till AND settled_at IS NULL AND voided_at IS NULL
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .query(Integer.class)
                .single();
    }

    /** So much more is paid; the constraint refuses what would be too much. */
    Notice pay(Scope scope, Notice notice, long fen) {
        try {
            return jdbc.sql("""
                            UPDATE collection_notice SET paid_fen = paid_fen + :fen,
                                   settled_at = CASE WHEN paid_fen + :fen = amount_fen THEN CAST(:now AS timestamptz) END
                             WHERE district = :district AND id = :id AND voided_at IS NULL
                            RETURNING district, id, till, code, payer, amount_fen, paid_fen, subject, due_on, issued_at,
                                   issued_by, settled_at, voided_at
                            """)
                    .param("district", scope.require(notice.district()))
                    .param("id", notice.id())
                    .param("fen", fen)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .query(Notices::notice)
                    .optional()
                    .orElseThrow(() -> new ConflictException("collection.CHANGED_MEANWHILE"));
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("collection.CHANGED_MEANWHILE");
        }
    }

    /** So much is not paid after all; never of a notice that is settled. */
    void unpay(Scope scope, Notice notice, long fen) {
        int changed = jdbc.sql("""
                        UPDATE collection_notice SET paid_fen = paid_fen - :fen
                         WHERE district = :district AND id = :id AND settled_at IS NULL AND paid_fen >= :fen
                        """)
                .param("district", scope.require(notice.district()))
                .param("id", notice.id())
                .param("fen", fen)
                .update();
        if (changed == 0) {
            throw new ConflictException("collection.CHANGED_MEANWHILE");
        }
    }

    static Notice notice(ResultSet row, int n) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        Timestamp voided = row.getTimestamp("voided_at");
        return new Notice(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("till"),
                row.getString("code"),
                row.getString("payer"),
                row.getLong("amount_fen"),
                row.getLong("paid_fen"),
                row.getObject("subject", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by"),
                settled == null ? null : settled.toInstant(),
                voided == null ? null : voided.toInstant());
    }
}
