package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** 申领草稿. Half a claim, sealed, one per account; it survives back, errors and a lost connection. */
@Repository
class ClaimDrafts {
    /** Whose the photos are until the claim is handed in. */
    static final String OWNER = "claim-draft";

    private final JdbcClient jdbc;
    private final Seals seals;
    private final JsonMapper mapper;
    private final Clock clock;

    ClaimDrafts(JdbcClient jdbc, Seals seals, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * 草稿内容.
     *
     * @param id owner of the photos
     * @param post post in which it was begun; a draft for somebody else is not offered to the person
     */
    record Draft(UUID id, String post, int district, ClaimInput input) {}

    /** What the caller has begun in the hat worn now; nothing from before they came in where they may not see that yet. */
    Optional<Draft> find(Caller caller) {
        Instant since = caller.since();
        return jdbc.sql("SELECT sealed FROM mutualaid_claim_draft WHERE account = :account AND saved_at >= :since")
                .param("account", caller.account())
                .param("since", (since == null ? Instant.EPOCH : since).atOffset(ZoneOffset.UTC))
                .query(byte[].class)
                .optional()
                .map(bytes -> mapper.readValue(seals.openBytes(Purpose.DRAFT, bytes), Draft.class))
                .filter(draft -> draft.post().equals(post(caller)));
    }

    Draft get(Caller caller, int district) {
        return find(caller).orElseGet(() -> new Draft(Uuid7.next(clock), post(caller), district, ClaimInput.blank()));
    }

    private static String post(Caller caller) {
        return caller.hat() == null ? "" : caller.worn().post().toString();
    }

    void save(Caller caller, Draft draft) {
        jdbc.sql("""
                        INSERT INTO mutualaid_claim_draft (account, sealed, saved_at) VALUES (:account, :sealed, :now)
                        ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at
                        """)
                .param("account", caller.account())
                .param("sealed", seals.seal(Purpose.DRAFT, mapper.writeValueAsBytes(draft)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void discard(Caller caller) {
        jdbc.sql("DELETE FROM mutualaid_claim_draft WHERE account = :account")
                .param("account", caller.account())
                .update();
    }
}
