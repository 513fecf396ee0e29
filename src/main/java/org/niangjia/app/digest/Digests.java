package org.niangjia.app.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Reminders.Kind;
import org.niangjia.engine.casework.Reminders.Reminder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 一览簿. Counted once a day and county, told once a day and person: both are keys. */
@Repository
class Digests {
    private static final int KEPT_DAYS = 14;

    private final JdbcClient jdbc;

    Digests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the county has been counted that day; who comes second waits for the first. */
    boolean countFirst(Scope scope, int district, LocalDate day, Instant now) {
        return jdbc.sql("""
                INSERT INTO digest_count (district, day, counted_at) VALUES (:district, :day, :now)
                ON CONFLICT DO NOTHING
                """)
                        .param("district", scope.require(district))
                        .param("day", day)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Instant> countedAt(Scope scope, int district, LocalDate day) {
        return counted(scope, district, "day = :day", day);
    }

    Optional<Instant> countedBefore(Scope scope, int district, LocalDate day) {
        return counted(scope, district, "day < :day", day);
    }

    private Optional<Instant> counted(Scope scope, int district, String when, LocalDate day) {
        return jdbc.sql("SELECT counted_at FROM digest_count WHERE district = :district AND " + when
                        + " ORDER BY day DESC LIMIT 1")
                .param("district", scope.require(district))
                .param("day", day)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    void write(Scope scope, int district, LocalDate day, Collection<Reminder> reminders) {
        jdbc.sql("""
                INSERT INTO digest_line (account, day, district, case_id, no, kind)
                SELECT account, :day, :district, case_id, no, kind
                  FROM unnest(:accounts, :cases, :numbers, :kinds) AS l(account, case_id, no, kind)
                """)
                .param("district", scope.require(district))
                .param("day", day)
                .param("accounts", reminders.stream().map(Reminder::account).toArray(UUID[]::new))
                .param("cases", reminders.stream().map(Reminder::caseId).toArray(UUID[]::new))
                .param("numbers", reminders.stream().map(Reminder::no).toArray(String[]::new))
                .param("kinds", reminders.stream().map(r -> r.kind().name()).toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM digest_line WHERE district = :district AND day < :before")
                .param("district", district)
                .param("before", day.minusDays(KEPT_DAYS))
                .update();
    }

    /** People of a county's lines who have not been told that day. */
    List<UUID> untold(Scope scope, int district, LocalDate day) {
        return jdbc.sql("""
                SELECT DISTINCT l.account FROM digest_line l
                 WHERE l.district = :district AND l.day = :day
                   AND NOT EXISTS (SELECT 1 FROM digest_told t WHERE t.account = l.account AND t.day = :day)
                 ORDER BY l.account
                """)
                .param("district", scope.require(district))
                .param("day", day)
                .query((row, n) -> row.getObject("account", UUID.class))
                .list();
    }

    /** False when somebody else has told them or is about to. */
    boolean tellFirst(UUID account, LocalDate day, Instant now) {
        return jdbc.sql("""
                INSERT INTO digest_told (account, day, told_at) VALUES (:account, :day, :now) ON CONFLICT DO NOTHING
                """)
                        .param("account", account)
                        .param("day", day)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** How many of each kind, over all counties. */
    Map<Kind, Integer> counts(UUID account, LocalDate day) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        jdbc.sql("SELECT kind, count(*) AS n FROM digest_line WHERE account = :account AND day = :day GROUP BY kind")
                .param("account", account)
                .param("day", day)
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString("kind")), row.getInt("n"));
                });
        return counts;
    }

    /** 一览行. A case of a morning, where it lies. */
    record Line(int district, String no, Kind kind) {}

    List<Line> lines(Scope scope, LocalDate day) {
        return jdbc.sql("""
                SELECT district, no, kind FROM digest_line
                 WHERE account = :account AND day = :day AND district = ANY(:districts) ORDER BY no
                """)
                .param("account", scope.account())
                .param("day", day)
                .param("districts", scope.districtArray())
                .query((row, n) ->
                        new Line(row.getInt("district"), row.getString("no"), Kind.valueOf(row.getString("kind"))))
                .list();
    }

    /** The last morning on which the account was told something. */
    Optional<LocalDate> last(UUID account) {
        return jdbc.sql("SELECT max(day) AS day FROM digest_told WHERE account = :account")
                .param("account", account)
                .query((row, n) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }
}
