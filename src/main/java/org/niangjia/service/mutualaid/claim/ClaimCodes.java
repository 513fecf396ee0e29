package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 申领查询码. Given out at the counter, to whoever has no account; of a code only its index is kept. */
@Repository
class ClaimCodes {
    private final JdbcClient jdbc;
    private final QueryCodes codes;
    private final Cases cases;
    private final Partitions partitions;
    private final Clock clock;

    ClaimCodes(JdbcClient jdbc, QueryCodes codes, Cases cases, Partitions partitions, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.cases = cases;
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * 凭码看到的申领.
     *
     * @param speaks whether the code was given to the claimant or their family
     */
    record Coded(Case known, boolean speaks) {}

    /** A new code, in place of the one before. */
    String give(Scope scope, Case known, boolean speaks, UUID by) {
        String code = QueryCodes.fresh();
        jdbc.sql("""
                        INSERT INTO mutualaid_claim_code (district, case_id, code, speaks, given_at, given_by)
                        VALUES (:district, :id, :code, :speaks, :now, :by)
                        ON CONFLICT (district, case_id) DO UPDATE SET code = excluded.code, speaks = excluded.speaks,
                            given_at = excluded.given_at, given_by = excluded.given_by
                        """)
                .param("district", scope.require(known.district()))
                .param("id", known.id())
                .param("code", codes.index(known.no(), code))
                .param("speaks", speaks)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return code;
    }

    /** Throws NotVisibleException for what is no number of a claim. */
    Optional<Coded> find(String no, String code) {
        int district = CaseNumber.read(no, AidClaim.CODE).district();
        if (!partitions.has(district)) {
            return Optional.empty();
        }
        byte[] shown = codes.index(no, code);
        return cases.findByNumber(district, no)
                .flatMap(known -> jdbc.sql(
                                "SELECT code, speaks FROM mutualaid_claim_code WHERE district = :district AND case_id = :id")
                        .param("district", district)
                        .param("id", known.id())
                        .query((row, n) -> Arrays.equals(row.getBytes("code"), shown)
                                ? Optional.of(new Coded(known, row.getBoolean("speaks")))
                                : Optional.<Coded>empty())
                        .optional()
                        .flatMap(found -> found));
    }
}
