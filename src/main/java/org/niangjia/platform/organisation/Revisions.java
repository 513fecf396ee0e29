package org.niangjia.platform.organisation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 组织版本. A number per district that every change of its organisation counts up. Caches compare it; changes of the tree
 * take it first and so queue behind each other.
 */
@Component
class Revisions {
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final AtomicLong changedHere = new AtomicLong();

    Revisions(JdbcClient jdbc, Sessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    /**
     * Counts up, makes everybody's hats be read anew, and holds the district's organisation until the transaction ends.
     * What was remembered is forgotten twice: at once, so that the same transaction sees its own change, and at its end,
     * for whoever read in between.
     */
    void change(Scope scope, int district) {
        jdbc.sql("""
                        INSERT INTO organisation_version (district, version) VALUES (:district, 1)
                        ON CONFLICT (district) DO UPDATE SET version = organisation_version.version + 1
                        """).param("district", scope.require(district)).update();
        forget();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
    }

    private void forget() {
        changedHere.incrementAndGet();
        sessions.forget();
    }

    /** Counts the changes that this instance made, so that its own readers need not wait to see them. */
    long changedHere() {
        return changedHere.get();
    }

    /** Versions of these districts; a district whose organisation nobody touched yet is missing. */
    Map<Integer, Long> of(Set<Integer> districts) {
        Map<Integer, Long> versions = new HashMap<>();
        jdbc.sql("SELECT district, version FROM organisation_version WHERE district = ANY(:districts)")
                .param("districts", districts.toArray(Integer[]::new))
                .query((row, number) -> versions.put(row.getInt("district"), row.getLong("version")))
                .list();
        return versions;
    }
}
