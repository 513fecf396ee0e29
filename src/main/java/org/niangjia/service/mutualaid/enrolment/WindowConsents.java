package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 窗口参保同意簿. That somebody at the window agreed separately to what is kept of them, in which version, and who read it aloud. */
@Repository
class WindowConsents {
    /** Of the text that is read aloud, {@code mutualaid.window.consent.text}; another text is another version. */
    static final int VERSION = 1;

    private final JdbcClient jdbc;
    private final Clock clock;

    WindowConsents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 同意. */
    record Given(int version, Instant at, String witness) {}

    void give(Caller witness, Roster roster) {
        jdbc.sql("""
                        INSERT INTO mutualaid_window_consent (district, roster, version, given_at, witness, witness_name)
                        VALUES (:district, :roster, :version, :now, :witness, :name)
                        """)
                .param("district", witness.scope().require(roster.district()))
                .param("roster", roster.id())
                .param("version", VERSION)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("witness", witness.account())
                .param("name", witness.name())
                .update();
    }

    Optional<Given> find(Scope scope, Roster roster) {
        return jdbc.sql("""
                        SELECT version, given_at, witness_name FROM mutualaid_window_consent
                         WHERE district = :district AND roster = :roster
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .query((row, n) -> new Given(
                        row.getInt("version"), row.getTimestamp("given_at").toInstant(), row.getString("witness_name")))
                .optional();
    }
}
