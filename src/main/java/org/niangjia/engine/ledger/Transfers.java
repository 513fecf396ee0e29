package org.niangjia.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 分录簿. The rows of transfers: added and read, never changed. */
@Repository
class Transfers {
    private static final String INSERT = """
            INSERT INTO ledger_transfer (district, id, book, debit, credit, amount_fen, kind, key, at, written_at,
                expires_at, of_id, of_kind, of_amount_fen, batch, memo, subject, actor_kind, actor, actor_name, actor_title)
            SELECT :district, e.id, :book, e.debit, e.credit, e.amount, e.kind, e.key, e.at, e.written, e.expires,
                   e.of_id, e.of_kind, e.of_amount, e.batch, e.memo, e.subject, :actorKind, CAST(:actor AS uuid),
                   :actorName, :actorTitle
              FROM unnest(CAST(:ids AS uuid[]), CAST(:debits AS uuid[]), CAST(:credits AS uuid[]),
                       CAST(:amounts AS bigint[]), CAST(:kinds AS text[]), CAST(:keys AS text[]),
                       CAST(:ats AS timestamptz[]), CAST(:written AS timestamptz[]), CAST(:expiries AS timestamptz[]),
                       CAST(:origins AS uuid[]), CAST(:originKinds AS text[]), CAST(:originAmounts AS bigint[]),
                       CAST(:batches AS uuid[]), CAST(:memos AS text[]), CAST(:subjects AS text[]))
                AS e (id, debit, credit, amount, kind, key, at, written, expires, of_id, of_kind, of_amount, batch, memo,
                      subject)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes rows, in the order of their keys: of two postings that want the same keys one waits, never both.
     *
     * @return ids of those that were written; the others stand there already, by key or as the end of the same transfer
     */
    Set<UUID> insert(Scope scope, Book book, Collection<Transfer> transfers) {
        List<Transfer> rows = transfers.stream()
                .sorted(Comparator.comparing(row -> row.note().key()))
                .toList();
        return new HashSet<>(jdbc.sql(INSERT)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("ids", ids(rows, Transfer::id))
                .param("debits", ids(rows, Transfer::debit))
                .param("credits", ids(rows, Transfer::credit))
                .param("amounts", rows.stream().map(Transfer::amountFen).toArray(Long[]::new))
                .param("kinds", texts(rows, row -> row.kind().name()))
                .param("keys", texts(rows, row -> row.note().key()))
                .param("ats", texts(rows, row -> row.at().toString()))
                .param("written", texts(rows, row -> row.writtenAt().toString()))
                .param("expiries", texts(rows, row -> text(row.expiresAt())))
                .param(
                        "origins",
                        ids(rows, row -> row.of() == null ? null : row.of().id()))
                .param(
                        "originKinds",
                        texts(
                                rows,
                                row -> row.of() == null ? null : row.of().kind().name()))
                .param(
                        "originAmounts",
                        rows.stream()
                                .map(row -> row.of() == null ? null : row.of().amountFen())
                                .toArray(Long[]::new))
                .param("batches", ids(rows, Transfer::batch))
                .param("memos", texts(rows, row -> row.note().memo()))
                .param("subjects", texts(rows, row -> row.note().subject()))
                .param("actorKind", scope.actor().kind().name())
                .param("actor", scope.actor().account())
                .param("actorName", scope.actor().name())
                .param("actorTitle", scope.actor().postTitle())
                .query(UUID.class)
                .list());
    }

    Map<UUID, Transfer> byIds(Scope scope, Book book, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                SELECT t.* FROM unnest(CAST(:ids AS uuid[])) AS asked (id) CROSS JOIN LATERAL (
                    SELECT * FROM ledger_transfer
                     WHERE district = :district AND book = :book AND id = asked.id LIMIT 1) AS t
                """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Transfers::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Transfer::id, Function.identity(), (one, same) -> one));
    }

    /** Each key by itself, so that a table which has just grown is not read through. */
    Map<String, Transfer> byKeys(Scope scope, Book book, Collection<String> keys) {
        return jdbc
                .sql("""
                SELECT t.* FROM unnest(CAST(:keys AS text[])) AS asked (key) CROSS JOIN LATERAL (
                    SELECT * FROM ledger_transfer
                     WHERE district = :district AND book = :book AND key = asked.key LIMIT 1) AS t
                """)
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("keys", keys.toArray(String[]::new))
                .query(Transfers::row)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.note().key(), Function.identity()));
    }

    static Transfer row(ResultSet row, int n) throws SQLException {
        UUID of = row.getObject("of_id", UUID.class);
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getObject("batch", UUID.class),
                Transfer.Kind.valueOf(row.getString("kind")),
                row.getObject("debit", UUID.class),
                row.getObject("credit", UUID.class),
                row.getLong("amount_fen"),
                of == null
                        ? null
                        : new Transfer.Origin(
                                of, Transfer.Kind.valueOf(row.getString("of_kind")), row.getLong("of_amount_fen")),
                note(row),
                row.getTimestamp("written_at").toInstant(),
                instant(row, "expires_at"),
                row.getString("actor_name"));
    }

    static Note note(ResultSet row) throws SQLException {
        return new Note(row.getString("key"), row.getString("memo"), row.getString("subject"), instant(row, "at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable UUID[] ids(List<Transfer> rows, Function<Transfer, @Nullable UUID> part) {
        return rows.stream().map(part).toArray(UUID[]::new);
    }

    static @Nullable String[] texts(List<Transfer> rows, Function<Transfer, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
