package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 申领同意簿. What a claimant agreed to, in which version, and what they took back. */
@Repository
class ClaimConsents {
    static final String SENSITIVE = "SENSITIVE";
    static final String UNIT = "UNIT";

    private final JdbcClient jdbc;
    private final Clock clock;

    ClaimConsents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 同意人.
     *
     * @param by who agreed
     * @param witness who handed in what they signed on paper; empty where they agreed themself
     */
    record Given(String by, String witness) {
        static Given own(String by) {
            return new Given(by, "");
        }
    }

    void give(int district, UUID id, String kind, int version, Given given) {
        jdbc.sql("""
                        INSERT INTO mutualaid_claim_consent (district, case_id, kind, version, given_at, given_by, witness)
                        VALUES (:district, :id, :kind, :version, :now, :by, :witness)
                        ON CONFLICT (district, case_id, kind) DO UPDATE SET version = excluded.version, given_at = excluded.given_at,
                            given_by = excluded.given_by, witness = excluded.witness, withdrawn_at = NULL
                        """)
                .param("district", district)
                .param("id", id)
                .param("kind", kind)
                .param("version", version)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", given.by())
                .param("witness", given.witness())
                .update();
    }

    void takeBack(int district, UUID id, String kind) {
        jdbc.sql("""
                        UPDATE mutualaid_claim_consent SET withdrawn_at = :now
                         WHERE district = :district AND case_id = :id AND kind = :kind AND withdrawn_at IS NULL
                        """)
                .param("district", district)
                .param("id", id)
                .param("kind", kind)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean unitMaySee(int district, UUID id) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM mutualaid_claim_consent
                                        WHERE district = :district AND case_id = :id AND kind = 'UNIT' AND withdrawn_at IS NULL)
                        """)
                .param("district", district)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
