package org.niangjia.platform.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.niangjia.base.Actor;
import org.niangjia.base.Period;
import org.niangjia.base.Uuid7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reference_term}. */
@Repository
class TermStore {
    static final String SUBJECT = "term";

    private final JdbcClient jdbc;
    private final Clock clock;

    TermStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<TermEntry> all() {
        return jdbc.sql("""
                        SELECT id, key, region, kind, value, valid_from, valid_to, source, demo, entered_at, entered_name
                        FROM reference_term
                        ORDER BY key, region, valid_from
                        """).query((row, n) -> entry(row)).list();
    }

    private static TermEntry entry(ResultSet row) throws SQLException {
        Period validity =
                new Period(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
        Term term = new Term(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getInt("region"),
                row.getString("value"),
                validity,
                row.getString("source"),
                row.getBoolean("demo"));
        return new TermEntry(
                term,
                TermKind.ofCode(row.getString("kind")),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("entered_name"));
    }

    /** Lets the value that holds on a day end the day before it. */
    void endBefore(String key, int region, LocalDate day) {
        jdbc.sql("""
                        UPDATE reference_term SET valid_to = CAST(:day AS date) - 1
                        WHERE key = :key AND region = :region AND valid_from < :day
                            AND (valid_to IS NULL OR valid_to >= :day)
                        """)
                .param("day", day)
                .param("key", key)
                .param("region", region)
                .update();
    }

    /** Whether a value begins on this very day. */
    boolean isTaken(String key, int region, LocalDate day) {
        return jdbc.sql("""
                        SELECT count(*) FROM reference_term
                        WHERE key = :key AND region = :region AND valid_from = :day
                        """)
                        .param("key", key)
                        .param("region", region)
                        .param("day", day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** First day of the next value after a day, if one was entered already. */
    Optional<LocalDate> nextAfter(String key, int region, LocalDate day) {
        return jdbc.sql("""
                        SELECT min(valid_from) FROM reference_term
                        WHERE key = :key AND region = :region AND valid_from > :day
                        """)
                .param("key", key)
                .param("region", region)
                .param("day", day)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    void insert(Term term, TermKind kind, Actor actor) {
        jdbc.sql("""
                        INSERT INTO reference_term (id, key, region, kind, value, valid_from, valid_to, source, demo,
                            entered_at, entered_by, entered_name)
                        VALUES (:id, :key, :region, :kind, :value, :from, :to, :source, :demo, :at, :by, :name)
                        """)
                .param("id", term.id())
                .param("key", term.key())
                .param("region", term.region())
                .param("kind", kind.code())
                .param("value", term.value())
                .param("from", term.validity().from())
                .param("to", term.validity().to())
                .param("source", term.source())
                .param("demo", term.demo())
                .param("at", now())
                .param("by", actor.account())
                .param("name", actor.name())
                .update();
    }

    /** Takes in the bundled values of keys that a region has never set; what officers entered stays. */
    void putMissingKeys(Csv file) {
        String[] ids = Stream.generate(() -> Uuid7.next(clock).toString())
                .limit(file.rows().size())
                .toArray(String[]::new);
        jdbc.sql("""
                        INSERT INTO reference_term (id, key, region, kind, value, valid_from, source, demo,
                            entered_at, entered_name)
                        SELECT id::uuid, key, region::bigint, kind, value, valid_from::date, source, demo::boolean,
                            :at, :name
                        FROM unnest(:ids, :keys, :regions, :kinds, :values, :froms, :sources, :demos)
                            AS file (id, key, region, kind, value, valid_from, source, demo)
                        WHERE NOT EXISTS (SELECT 1 FROM reference_term known
                            WHERE known.key = file.key AND known.region = file.region::bigint)
                        ON CONFLICT DO NOTHING
                        """)
                .param("at", now())
                .param("name", Actor.HOUSE.name())
                .param("ids", ids)
                .param("keys", file.column("key"))
                .param("regions", file.column("region"))
                .param("kinds", file.column("kind"))
                .param("values", file.column("value"))
                .param("froms", file.column("valid_from"))
                .param("sources", file.column("source"))
                .param("demos", file.column("demo"))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
