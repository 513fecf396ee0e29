package org.niangjia.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 消息库. The rows of messages as their writers and readers see them; {@link OutboxQueue} sees them as work. */
@Component
class OutboxMessages {
    private static final UUID LAST = new UUID(-1L, -1L);
    static final int MOST_TEXTS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    OutboxMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insertInApp(Scope scope, Draft draft) {
        insert(scope, draft, Channel.IN_APP, null);
    }

    void insert(Scope scope, Draft draft, Channel channel, byte @Nullable [] address) {
        OffsetDateTime now = utc(clock.instant());
        row(scope, draft, """
                INSERT INTO outbox_message
                    (district, id, account, channel, address, subject, words_key, args, link, created_at, next_try_at)
                VALUES
                    (:district, :id, :account, :channel, :address, :subject, :key, :args, :link, :now, :nextTry)
                """)
                .param("channel", channel.name())
                .param("address", address)
                .param("now", now)
                .param("nextTry", channel == Channel.IN_APP ? null : now)
                .update();
    }

    /** False when there are as many about this subject; the key (district, subject, nth) decides between two. */
    boolean insertText(Scope scope, Draft draft, byte[] phone, int most) {
        for (int nth = 1; nth <= most; nth++) {
            int written = row(scope, draft, """
                    INSERT INTO outbox_message (district, id, account, channel, address, subject, nth, words_key, args,
                        link, created_at, next_try_at)
                    VALUES (:district, :id, :account, 'SMS', :address, :subject, :nth, :key, :args, :link, :now, :now)
                    ON CONFLICT (district, subject, nth) WHERE nth IS NOT NULL DO NOTHING
                    """)
                    .param("address", phone)
                    .param("nth", nth)
                    .param("now", utc(clock.instant()))
                    .update();
            if (written == 1) {
                return true;
            }
        }
        return false;
    }

    /** A text message that may not go out is kept as failed at once. */
    void insertRefused(Scope scope, Draft draft, byte[] phone, String code) {
        row(scope, draft, """
                INSERT INTO outbox_message (district, id, account, channel, address, subject, words_key, args,
                    link, created_at, failed_at, error)
                VALUES (:district, :id, :account, 'SMS', :address, :subject, :key, :args, :link, :now, :now, :error)
                """)
                .param("address", phone)
                .param("now", utc(clock.instant()))
                .param("error", code)
                .update();
    }

    private JdbcClient.StatementSpec row(Scope scope, Draft draft, String sql) {
        return jdbc.sql(sql)
                .param("district", scope.require(draft.district()))
                .param("id", Uuid7.next(clock))
                .param("account", draft.account())
                .param("subject", draft.subject())
                .param("key", draft.wordsKey())
                .param("args", draft.args().toArray(String[]::new))
                .param("link", draft.link());
    }

    int textsSince(Scope scope, int district, Instant since) {
        return jdbc.sql("""
                SELECT count(*) FROM outbox_message
                WHERE district = :district AND channel = 'SMS' AND created_at >= :since AND nth IS NOT NULL
                """)
                .param("district", scope.require(district))
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    List<Message> inbox(Scope scope, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                SELECT district, id, words_key, args, link, created_at, read_at FROM outbox_message
                WHERE district = ANY (:districts) AND account = :account AND channel = 'IN_APP' AND id < :after
                ORDER BY id DESC LIMIT :limit
                """)
                .param("districts", scope.districtArray())
                .param("account", scope.account())
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list();
    }

    int unread(Scope scope) {
        return jdbc.sql("""
                SELECT count(*) FROM outbox_message
                WHERE district = ANY (:districts) AND account = :account AND channel = 'IN_APP' AND read_at IS NULL
                """)
                .param("districts", scope.districtArray())
                .param("account", scope.account())
                .query(Integer.class)
                .single();
    }

    void markRead(Scope scope, int district, UUID id) {
        jdbc.sql("""
                UPDATE outbox_message SET read_at = :now
                WHERE district = :district AND id = :id AND account = :account AND channel = 'IN_APP'
                  AND read_at IS NULL
                """)
                .param("now", utc(clock.instant()))
                .param("district", scope.require(district))
                .param("id", id)
                .param("account", scope.account())
                .update();
    }

    void markAllRead(Scope scope) {
        jdbc.sql("""
                UPDATE outbox_message SET read_at = :now
                WHERE district = ANY (:districts) AND account = :account AND channel = 'IN_APP' AND read_at IS NULL
                """)
                .param("now", utc(clock.instant()))
                .param("districts", scope.districtArray())
                .param("account", scope.account())
                .update();
    }

    List<Failure> failures(Scope scope, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                SELECT district, id, channel, words_key, created_at, tries, next_try_at, failed_at, error
                FROM outbox_message
                WHERE district = ANY (:districts) AND error IS NOT NULL AND sent_at IS NULL AND id < :after
                ORDER BY id DESC LIMIT :limit
                """)
                .param("districts", scope.districtArray())
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, number) -> failure(row))
                .list();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("words_key"),
                args(row),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null);
    }

    private static Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("words_key"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                instant(row, "next_try_at"),
                instant(row, "failed_at"),
                row.getString("error"));
    }

    static List<String> args(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("args").getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
