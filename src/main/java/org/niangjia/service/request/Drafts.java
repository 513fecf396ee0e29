package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.membership.Employment;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** 草稿. Half a request, sealed, one per account; it survives back, errors and a lost connection. */
@Repository
class Drafts {
    private final JdbcClient jdbc;
    private final Seals seals;
    private final JsonMapper mapper;
    private final OwnMembership membership;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Seals seals, JsonMapper mapper, OwnMembership membership, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.mapper = mapper;
        this.membership = membership;
        this.clock = clock;
    }

    /**
     * 草稿内容.
     *
     * @param id owner of the photos so far; becomes nobody's once the request is handed in
     */
    record Draft(
            UUID id,
            @Nullable Integer district,
            String category,
            String text,
            String employer,
            String site,
            @Nullable Long place,
            String placeText,
            String about) {

        Draft said(String newText, String newCategory) {
            return new Draft(id, district, newCategory, newText, employer, site, place, placeText, about);
        }

        Draft where(@Nullable Integer d, String unit, String workSite, @Nullable Long town, String spot) {
            return new Draft(id, d, category, text, unit, workSite, town, spot, about);
        }

        Draft about(String no) {
            return new Draft(id, district, "HANDLING", text, employer, site, place, placeText, no);
        }

        NewRequest request(boolean anonymous, boolean ownUnitMayKnow) {
            return new NewRequest(
                    district, category, text, anonymous, employer, site, place, placeText, ownUnitMayKnow, about);
        }
    }

    Draft get(Caller caller) {
        return find(caller).orElseGet(() -> begun(caller));
    }

    /** A new one, with the unit that the register names where there is just one: nobody types it twice, anybody changes it. */
    private Draft begun(Caller caller) {
        Draft blank = blank(caller.homeDistrict());
        if (!caller.confirmed()) {
            return blank;
        }
        List<Employment> work = membership.of(caller.account()).stream()
                .filter(own -> Objects.equals(own.member().district(), caller.homeDistrict()))
                .flatMap(own -> own.work().stream())
                .filter(each -> each.running() && !each.employerName().isEmpty())
                .toList();
        return work.size() == 1
                ? blank.where(
                        blank.district(),
                        work.getFirst().employerName(),
                        work.getFirst().siteName(),
                        null,
                        "")
                : blank;
    }

    Draft blank(@Nullable Integer homeDistrict) {
        return new Draft(Uuid7.next(clock), homeDistrict, "", "", "", "", null, "", "");
    }

    /** What the caller has begun; nothing from before they came in where they may not see that yet. */
    Optional<Draft> find(Caller caller) {
        Instant since = caller.since();
        return find(caller.account(), since == null ? Instant.EPOCH : since);
    }

    Optional<Draft> find(UUID account, Instant since) {
        return jdbc.sql("SELECT sealed FROM request_draft WHERE account = :account AND saved_at >= :since")
                .param("account", account)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(byte[].class)
                .optional()
                .map(bytes -> mapper.readValue(seals.openBytes(Purpose.DRAFT, bytes), Draft.class));
    }

    void save(UUID account, Draft draft) {
        jdbc.sql("""
                INSERT INTO request_draft (account, sealed, saved_at) VALUES (:account, :sealed, :now)
                ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at
                """)
                .param("account", account)
                .param("sealed", seals.seal(Purpose.DRAFT, mapper.writeValueAsBytes(draft)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void discard(UUID account) {
        jdbc.sql("DELETE FROM request_draft WHERE account = :account")
                .param("account", account)
                .update();
    }
}
