package org.niangjia.platform.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 导入任务库. Imports with what was uploaded and found, seen by the account that began them. */
@Component
class ImportJobs {
    private static final String COLUMNS = """
             district, id, kind, by_name, name, mode, state, rows, bad, mistakes, warnings, stored, done, at, kept_until,
             forgotten
            """;
    private static final String RUNNING = "('WAITING', 'CHECKING', 'STORING')";

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    ImportJobs(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** 新任务. */
    record Draft(String kind, String subject, String fileName, byte[] file, ImportMode mode, Duration kept) {}

    /** Seen by everybody at once, also while the call that brought it goes on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    UUID insert(Scope scope, int district, Draft draft) {
        UUID id = Uuid7.next(clock);
        Instant now = clock.instant();
        try {
            jdbc.sql("""
                            INSERT INTO sheet_import (district, id, kind, subject, account, by_name, name, content, mode,
                             state, at, beat_at, kept_until)
                            VALUES (:district, :id, :kind, :subject, :account, :byName, :name, :content, :mode,
                             'WAITING', :now, :now, :kept)
                            """)
                    .param("district", scope.require(district))
                    .param("id", id)
                    .param("kind", draft.kind())
                    .param("subject", draft.subject())
                    .param("account", scope.account())
                    .param("byName", scope.actor().name())
                    .param("name", seals.seal(Purpose.DRAFT, draft.fileName()))
                    .param("content", seals.index(Purpose.DRAFT, draft.file()))
                    .param("mode", draft.mode().name())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("kept", now.plus(draft.kept()).atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("sheet.SAME_IN_FLIGHT");
        }
        put(scope, district, id, "UPLOAD", seals.seal(Purpose.DRAFT, draft.file()));
        return id;
    }

    Optional<ImportJob> find(ImportContext context, String kind, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM sheet_import
                        WHERE district = :district AND id = :id AND account = :account AND kind = :kind
                          AND subject = :subject
                        """)
                .param("district", context.scope().require(context.district()))
                .param("id", id)
                .param("account", context.scope().account())
                .param("kind", kind)
                .param("subject", context.subject())
                .query(this::job)
                .optional();
    }

    ImportJob get(ImportContext context, String kind, UUID id) {
        return find(context, kind, id).orElseThrow(() -> new NotVisibleException("import " + id));
    }

    /** One's own imports of a kind, newest first. */
    List<ImportJob> mine(ImportContext context, String kind, @Nullable UUID after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM sheet_import
                        WHERE district = :district AND account = :account AND kind = :kind AND subject = :subject
                          AND (CAST(:after AS uuid) IS NULL OR id < :after)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("district", context.scope().require(context.district()))
                .param("account", context.scope().account())
                .param("kind", kind)
                .param("subject", context.subject())
                .param("after", after)
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    /** Lets an import that is not running run, or be discarded. False when somebody else was faster. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean again(Scope scope, int district, UUID id, ImportMode mode, ImportState state) {
        try {
            return jdbc.sql("""
                            UPDATE sheet_import SET mode = :mode, state = :state, done = 0, beat_at = :now
                            WHERE district = :district AND id = :id AND account = :account AND NOT forgotten
                              AND state IN ('CHECKED', 'REFUSED', 'INTERRUPTED', 'FAILED')
                            """)
                            .param("district", scope.require(district))
                            .param("id", id)
                            .param("account", scope.account())
                            .param("mode", mode.name())
                            .param("state", state.name())
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            throw new ConflictException("sheet.SAME_IN_FLIGHT");
        }
    }

    /** The next of the running states. Throws when the import was taken for interrupted meanwhile. */
    void step(Scope scope, int district, UUID id, ImportState state, int rows) {
        one(jdbc.sql("UPDATE sheet_import SET state = :state, rows = :rows, done = 0, beat_at = :now"
                        + " WHERE district = :district AND id = :id AND state IN " + RUNNING)
                .param("district", scope.require(district))
                .param("id", id)
                .param("state", state.name())
                .param("rows", rows)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** How far it is, and that it lives. */
    void beat(Scope scope, int district, UUID id, int done) {
        jdbc.sql("UPDATE sheet_import SET done = :done, beat_at = :now"
                        + " WHERE district = :district AND id = :id AND state IN " + RUNNING)
                .param("district", scope.require(district))
                .param("id", id)
                .param("done", done)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** 终局. */
    record End(ImportState state, int rows, int bad, int mistakes, int warnings, int stored) {}

    /** The end, in the transaction that stored the rows where there is one. */
    @Transactional
    void end(Scope scope, int district, UUID id, End end, byte[] findings) {
        one(jdbc.sql("""
                        UPDATE sheet_import SET state = :state, rows = :rows, bad = :bad, mistakes = :mistakes,
                         warnings = :warnings, stored = :stored, done = :rows
                        WHERE district = :district AND id = :id AND state IN
                        """ + RUNNING)
                .param("district", scope.require(district))
                .param("id", id)
                .param("state", end.state().name())
                .param("rows", end.rows())
                .param("bad", end.bad())
                .param("mistakes", end.mistakes())
                .param("warnings", end.warnings())
                .param("stored", end.stored())
                .update());
        put(scope, district, id, "FINDINGS", seals.seal(Purpose.DRAFT, findings));
    }

    private static void one(int changed) {
        if (changed != 1) {
            throw new ConflictException("sheet.CHANGED_MEANWHILE");
        }
    }

    private void put(Scope scope, int district, UUID id, String part, byte[] sealed) {
        jdbc.sql("""
                        INSERT INTO sheet_import_part (district, import, part, sealed)
                        VALUES (:district, :id, :part, :bytes)
                        ON CONFLICT (district, import, part) DO UPDATE SET sealed = EXCLUDED.sealed
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("part", part)
                .param("bytes", sealed)
                .update();
    }

    Optional<byte[]> upload(Scope scope, int district, UUID id) {
        return part(scope, district, id, "UPLOAD");
    }

    Optional<byte[]> findings(Scope scope, int district, UUID id) {
        return part(scope, district, id, "FINDINGS");
    }

    private Optional<byte[]> part(Scope scope, int district, UUID id, String part) {
        return jdbc.sql("""
                        SELECT sealed FROM sheet_import_part
                        WHERE district = :district AND import = :id AND part = :part
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("part", part)
                .query((row, number) -> seals.openBytes(Purpose.DRAFT, row.getBytes(1)))
                .optional();
    }

    /** Waits until nobody else stores rows of this kind here, and holds the turn until the end of the transaction. */
    void turn(Scope scope, int district, String kind) {
        scope.require(district);
        jdbc.sql("INSERT INTO sheet_turn (district, kind) VALUES (:district, :kind) ON CONFLICT DO NOTHING")
                .param("district", district)
                .param("kind", kind)
                .update();
        jdbc.sql("SELECT kind FROM sheet_turn WHERE district = :district AND kind = :kind FOR UPDATE")
                .param("district", district)
                .param("kind", kind)
                .query((row, number) -> row.getString(1))
                .single();
    }

    /** Imports that say they run, but have not been heard of since. */
    List<UUID> silent(Scope house, int district, Instant since) {
        return jdbc.sql("SELECT id FROM sheet_import WHERE district = :district AND beat_at < :since AND state IN "
                        + RUNNING)
                .param("district", house.require(district))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    void interrupt(Scope house, int district, UUID id) {
        jdbc.sql("UPDATE sheet_import SET state = 'INTERRUPTED' WHERE district = :district AND id = :id AND state IN "
                        + RUNNING)
                .param("district", house.require(district))
                .param("id", id)
                .update();
    }

    /** Removes files and findings whose time is over. The line that says what was imported stays. */
    @Transactional
    void forget(Scope house, int district, Instant now) {
        List<UUID> over = jdbc.sql("""
                        UPDATE sheet_import SET forgotten = true
                        WHERE district = :district AND NOT forgotten
                          AND (kept_until <= :now OR state = 'DISCARDED') RETURNING id
                        """)
                .param("district", house.require(district))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        jdbc.sql("DELETE FROM sheet_import_part WHERE district = :district AND import = ANY(:over)")
                .param("district", district)
                .param("over", over.toArray(UUID[]::new))
                .update();
    }

    private ImportJob job(ResultSet row, int number) throws SQLException {
        return new ImportJob(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("by_name"),
                seals.open(Purpose.DRAFT, row.getBytes("name")),
                ImportMode.valueOf(row.getString("mode")),
                ImportState.valueOf(row.getString("state")),
                row.getInt("rows"),
                row.getInt("bad"),
                row.getInt("mistakes"),
                row.getInt("warnings"),
                row.getInt("stored"),
                row.getInt("done"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("kept_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("forgotten"));
    }
}
