package org.niangjia.app.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 通知簿. Workers find what is shown today; an office of the county finds all of its district. */
@Repository
class Notices {
    private static final String SHOWN =
            " AND published_at IS NOT NULL AND withdrawn_at IS NULL AND first_day <= :today AND last_day >= :today";
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Notice> shown(Scope scope, int district, LocalDate today, @Nullable UUID before, int limit) {
        return jdbc.sql("SELECT * FROM notice_notice WHERE district = :district AND id < :before" + SHOWN
                        + " ORDER BY id DESC LIMIT :limit")
                .param("district", scope.require(district))
                .param("before", before == null ? LAST : before)
                .param("today", today)
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    Notice getShown(Scope scope, int district, UUID id, LocalDate today) {
        return jdbc.sql("SELECT * FROM notice_notice WHERE district = :district AND id = :id" + SHOWN)
                .param("district", scope.require(district))
                .param("id", id)
                .param("today", today)
                .query(Notices::notice)
                .optional()
                .orElseThrow(() -> new NotVisibleException("notice"));
    }

    List<Notice> all(Scope scope, int district, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                SELECT * FROM notice_notice WHERE district = :district AND id < :before
                 ORDER BY id DESC LIMIT :limit
                """)
                .param("district", scope.require(district))
                .param("before", before == null ? LAST : before)
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    Notice get(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT * FROM notice_notice WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Notices::notice)
                .optional()
                .orElseThrow(() -> new NotVisibleException("notice"));
    }

    void insert(Scope scope, Notice draft, Instant now) {
        jdbc.sql("""
                INSERT INTO notice_notice (district, id, title, body, first_day, last_day, office, entered_by, entered_at)
                VALUES (:district, :id, :title, :body, :first, :last, :office, :by, :now)
                """)
                .param("district", scope.require(draft.district()))
                .param("id", draft.id())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("first", draft.firstDay())
                .param("last", draft.lastDay())
                .param("office", draft.office())
                .param("by", scope.account())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Only while it is a draft: what was told is not changed behind its readers. */
    void amend(Scope scope, Notice draft) {
        requireOne(jdbc.sql("""
                UPDATE notice_notice SET title = :title, body = :body, first_day = :first, last_day = :last,
                       version = version + 1
                 WHERE district = :district AND id = :id AND version = :version AND published_at IS NULL
                """)
                .param("district", scope.require(draft.district()))
                .param("id", draft.id())
                .param("version", draft.version())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("first", draft.firstDay())
                .param("last", draft.lastDay())
                .update());
    }

    void publish(Scope scope, Notice seen, Instant now) {
        requireOne(jdbc.sql("""
                UPDATE notice_notice SET published_at = :now, published_by = :by, version = version + 1
                 WHERE district = :district AND id = :id AND version = :version AND published_at IS NULL
                """)
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .param("version", seen.version())
                .param("by", scope.account())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    void withdraw(Scope scope, Notice seen, String why, Instant now) {
        requireOne(jdbc.sql("""
                UPDATE notice_notice SET withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why,
                       version = version + 1
                 WHERE district = :district AND id = :id AND version = :version AND withdrawn_at IS NULL
                """)
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .param("version", seen.version())
                .param("why", why)
                .param("by", scope.account())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new ConflictException("notice.CHANGED_MEANWHILE");
        }
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("body"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("office"),
                instant(row.getTimestamp("published_at")),
                instant(row.getTimestamp("withdrawn_at")),
                row.getString("withdrawn_why"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
