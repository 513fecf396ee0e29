package org.niangjia.platform.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 同意书. Which version of the privacy notice somebody agreed to, and when they took it back (L-PIPL 14–17). */
@Repository
public class Consents {
    /** The version in force; a new text is a new number, and everybody is asked again. */
    public static final int VERSION = 1;

    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean given(UUID account) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM access_consent
                                WHERE account = :account AND version = :version AND withdrawn_at IS NULL)
                """)
                .param("account", account)
                .param("version", VERSION)
                .query(Boolean.class)
                .single();
    }

    public void give(UUID account) {
        jdbc.sql("""
                INSERT INTO access_consent (account, version, at) VALUES (:account, :version, :now)
                ON CONFLICT (account, version) DO UPDATE SET at = excluded.at, withdrawn_at = NULL
                """)
                .param("account", account)
                .param("version", VERSION)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void withdraw(UUID account) {
        jdbc.sql("UPDATE access_consent SET withdrawn_at = :now WHERE account = :account AND withdrawn_at IS NULL")
                .param("account", account)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
