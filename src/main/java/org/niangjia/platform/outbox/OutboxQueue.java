package org.niangjia.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 待发队列. The rows as work to be carried out. A row is taken by moving its next try beyond the longest that a try can
 * last: no lock is held while a mail server thinks, and what a killed program had taken comes up again by itself.
 */
@Component
class OutboxQueue {
    private final JdbcClient jdbc;

    OutboxQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * 已取出. A row taken for one try.
     *
     * @param tries number of this try; whoever took the row later has a higher one
     */
    record Taken(
            int district,
            UUID id,
            @Nullable UUID account,
            Channel channel,
            byte[] address,
            String wordsKey,
            List<String> args,
            @Nullable String link,
            int tries) {}

    /** The row that has waited longest, taken until {@code until}; no other sender gets it before. */
    Optional<Taken> take(Scope scope, int district, Instant now, Instant until) {
        return jdbc.sql("""
                UPDATE outbox_message SET tries = tries + 1, next_try_at = :until
                WHERE district = :district AND id = (
                    SELECT w.id FROM outbox_message w
                    WHERE w.district = :district AND w.next_try_at <= :now
                    ORDER BY w.next_try_at LIMIT 1
                    FOR UPDATE SKIP LOCKED)
                RETURNING district, id, account, channel, address, words_key, args, link, tries
                """)
                .param("district", scope.require(district))
                .param("now", OutboxMessages.utc(now))
                .param("until", OutboxMessages.utc(until))
                .query((row, number) -> taken(row))
                .optional();
    }

    void sent(Scope scope, Taken taken, Instant now) {
        jdbc.sql("""
                UPDATE outbox_message SET sent_at = :now, next_try_at = NULL, error = NULL
                WHERE district = :district AND id = :id AND tries = :tries
                """)
                .param("now", OutboxMessages.utc(now))
                .param("district", scope.require(taken.district()))
                .param("id", taken.id())
                .param("tries", taken.tries())
                .update();
    }

    void retry(Scope scope, Taken taken, Instant next, String error) {
        jdbc.sql("""
                UPDATE outbox_message SET next_try_at = :next, error = :error
                WHERE district = :district AND id = :id AND tries = :tries
                """)
                .param("next", OutboxMessages.utc(next))
                .param("error", error)
                .param("district", scope.require(taken.district()))
                .param("id", taken.id())
                .param("tries", taken.tries())
                .update();
    }

    void giveUp(Scope scope, Taken taken, Instant now, String error) {
        jdbc.sql("""
                UPDATE outbox_message SET failed_at = :now, next_try_at = NULL, error = :error
                WHERE district = :district AND id = :id AND tries = :tries
                """)
                .param("now", OutboxMessages.utc(now))
                .param("error", error)
                .param("district", scope.require(taken.district()))
                .param("id", taken.id())
                .param("tries", taken.tries())
                .update();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getBytes("address"),
                row.getString("words_key"),
                OutboxMessages.args(row),
                row.getString("link"),
                row.getInt("tries"));
    }
}
