package org.niangjia.platform.reference;

import java.time.Clock;
import org.niangjia.base.Uuid7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says whether something changed since it was last read, here or by another instance on the same database. */
@Repository
class ReferenceVersions {
    private final JdbcClient jdbc;
    private final Clock clock;

    ReferenceVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The version of a subject; empty while it was never changed. */
    String of(String subject) {
        return jdbc.sql("SELECT version FROM reference_version WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Gives the subject a version that it never had. Call it last in the transaction that changes the subject. */
    void change(String subject) {
        put(subject, Uuid7.next(clock).toString());
    }

    void put(String subject, String version) {
        jdbc.sql("""
                        INSERT INTO reference_version (subject, version) VALUES (:subject, :version)
                        ON CONFLICT (subject) DO UPDATE SET version = excluded.version
                        """).param("subject", subject).param("version", version).update();
    }
}
