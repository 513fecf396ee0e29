package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 在途簿. What is held and has not ended. */
@Repository
class OpenHolds {
    private final JdbcClient jdbc;

    OpenHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 到期预记. A hold whose time is over. */
    record Expired(UUID id, Book book, Instant expiresAt) {}

    /** Follows what was written: holds come, what ended goes. */
    void follow(Scope scope, Book book, Collection<Transfer> written) {
        List<Transfer> held = written.stream()
                .filter(one -> one.kind() == Transfer.Kind.PENDING)
                .toList();
        if (!held.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO ledger_open (district, id, book, expires_at)
                    SELECT :district, e.id, :book, e.expires_at
                      FROM unnest(CAST(:ids AS uuid[]), CAST(:expiries AS timestamptz[])) AS e (id, expires_at)
                    """)
                    .param("district", scope.require(book.district()))
                    .param("book", book.id())
                    .param("ids", held.stream().map(Transfer::id).toArray(UUID[]::new))
                    .param("expiries", Transfers.texts(held, one -> Transfers.text(one.expiresAt())))
                    .update();
        }
        List<UUID> ended = written.stream()
                .map(Transfer::of)
                .filter(of -> of != null && of.kind() == Transfer.Kind.PENDING)
                .map(of -> Objects.requireNonNull(of).id())
                .toList();
        if (!ended.isEmpty()) {
            jdbc.sql("DELETE FROM ledger_open WHERE district = :district AND id = ANY(CAST(:ids AS uuid[]))")
                    .param("district", scope.require(book.district()))
                    .param("ids", ended.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Holds of any book of the district whose time is over, the longest first, behind a place. */
    List<Expired> expired(Scope scope, int district, Instant now, Transfer.Place after, int limit) {
        return jdbc.sql("""
                SELECT o.id AS hold, o.expires_at, b.*, l.until FROM ledger_open o
                  JOIN ledger_book b ON b.district = o.district AND b.id = o.book
                  JOIN ledger_lock l ON l.district = o.district AND l.book = o.book
                 WHERE o.district = :district AND b.district = :district AND l.district = :district
                   AND o.expires_at <= :now AND (o.expires_at, o.id) > (:at, :id)
                 ORDER BY o.expires_at, o.id LIMIT :limit
                """)
                .param("district", scope.require(district))
                .param("now", Transfers.utc(now))
                .param("at", Transfers.utc(after.at()))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> new Expired(
                        row.getObject("hold", UUID.class),
                        Books.book(row, n),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }
}
