package org.niangjia.engine.collection;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 到账明细簿. Lines of bank statements, each once, and how much of each is still in suspense. */
@Repository
class StatementLines {
    private static final String COLUMNS = """
            SELECT district, id, till, serial, booked_on, amount_fen, payer, remark, used_fen FROM collection_line
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StatementLines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes down what is new and gives it back; what is there already is left alone. */
    Set<UUID> insert(Scope scope, Till till, List<StatementLine> lines) {
        return new HashSet<>(jdbc.sql("""
                        INSERT INTO collection_line (district, id, till, serial, booked_on, amount_fen, payer, remark, read_at,
                            read_by)
                        SELECT :district, r.id, :till, r.serial, r.day, r.fen, r.payer, r.remark, :now, :by
                          FROM unnest(CAST(:ids AS uuid[]), CAST(:serials AS text[]), CAST(:days AS date[]),
                               CAST(:fens AS bigint[]), CAST(:payers AS text[]), CAST(:remarks AS text[]))
                               AS r(id, serial, day, fen, payer, remark)
                        ON CONFLICT DO NOTHING RETURNING id
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .param("ids", lines.stream().map(StatementLine::id).toArray(UUID[]::new))
                .param("serials", texts(lines, StatementLine::serial))
                .param(
                        "days",
                        lines.stream()
                                .map(line -> Date.valueOf(line.bookedOn()))
                                .toArray(Date[]::new))
                .param("fens", lines.stream().map(StatementLine::amountFen).toArray(Long[]::new))
                .param("payers", texts(lines, StatementLine::payer))
                .param("remarks", texts(lines, StatementLine::remark))
                .query(UUID.class)
                .list());
    }

    private static String[] texts(List<StatementLine> lines, Function<StatementLine, String> cell) {
        return lines.stream().map(cell).toArray(String[]::new);
    }

    /** Serial numbers among these that a till has lines of. */
    List<StatementLine> withSerials(Scope scope, Till till, Set<String> serials) {
        return jdbc.sql(COLUMNS + " WHERE district = :district AND till = :till AND serial = ANY(:serials)")
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("serials", serials.toArray(String[]::new))
                .query(StatementLines::line)
                .list();
    }

    StatementLine get(Scope scope, Till till, UUID id) {
        return jdbc.sql(COLUMNS + " WHERE district = :district AND id = :id AND till = :till")
                .param("district", scope.require(till.district()))
                .param("id", id)
                .param("till", till.code())
                .query(StatementLines::line)
                .optional()
                .orElseThrow(() -> new NotVisibleException("line " + id));
    }

    /** A page, newest first: those still in suspense, or all. */
    List<StatementLine> page(Scope scope, Till till, boolean open, @Nullable UUID after, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE district = :district AND till = :till AND (CAST(:after AS uuid) IS NULL OR id < :after)
                        """ + (open ? " AND used_fen < amount_fen" : "") + " ORDER BY id DESC LIMIT :limit")
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("after", after)
                .param("limit", limit)
                .query(StatementLines::line)
                .list();
    }

    /** 暂收: how many lines wait, and what is left of them. */
    record Waiting(int lines, long fen) {}

    Waiting waiting(Scope scope, Till till) {
        return jdbc.sql("""
                        SELECT count(*) AS lines, COALESCE(sum(amount_fen - used_fen), 0) AS fen FROM collection_line
                         WHERE district = :district AND till = :till AND used_fen < amount_fen
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .query((row, n) -> new Waiting(row.getInt(1), row.getLong(2)))
                .single();
    }

    /** So much more is no longer in suspense; the constraint refuses what would be too much. */
    void use(Scope scope, StatementLine line, long fen) {
        try {
            jdbc.sql("UPDATE collection_line SET used_fen = used_fen + :fen WHERE district = :district AND id = :id")
                    .param("district", scope.require(line.district()))
                    .param("id", line.id())
                    .param("fen", fen)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("collection.CHANGED_MEANWHILE");
        }
    }

    /** So much is in suspense again. */
    void free(Scope scope, int district, UUID line, long fen) {
        jdbc.sql("UPDATE collection_line SET used_fen = used_fen - :fen WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", line)
                .param("fen", fen)
                .update();
    }

    private static StatementLine line(ResultSet row, int n) throws SQLException {
        return new StatementLine(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("till"),
                row.getString("serial"),
                row.getObject("booked_on", LocalDate.class),
                row.getLong("amount_fen"),
                row.getString("payer"),
                row.getString("remark"),
                row.getLong("used_fen"));
    }
}
