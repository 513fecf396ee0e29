package org.niangjia.service.mutualaid.claim;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 申领清单. Claims of an office and below; of an account; and what a unit may know of its own people's. */
@Repository
class ClaimLists {
    private final JdbcClient jdbc;

    ClaimLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first.
     *
     * @param step one step of the open ones, {@code ended}, or empty for all
     * @param number a part of the number, or empty for all
     */
    List<Case> office(Scope scope, String step, String number, @Nullable UUID after, int limit) {
        // along the claims, which are few among the cases of a county
        return Cases.visible(scope, jdbc.sql("""
                        SELECT v.* FROM mutualaid_claim k CROSS JOIN LATERAL (
                            SELECT * FROM case_view
                             WHERE district = k.district AND id = k.case_id AND path >= :path AND path < :end
                               AND (:step = '' OR :step = 'ended' AND closed_at IS NOT NULL OR step = :step AND closed_at IS NULL)
                               AND (:number = '' OR strpos(no, :number) > 0) AND
                        """ + Cases.VISIBLE + """
                            ) v
                         WHERE k.district = ANY(:districts) AND k.case_id < :after ORDER BY k.case_id DESC LIMIT :limit
                        """))
                .param("districts", scope.districtArray())
                .param("step", step)
                .param("number", number)
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query(Cases::row)
                .list();
    }

    /**
     * 我的申领. Whose account asks.
     *
     * @param persons whose member record is theirs
     * @param units employers whose union they hold a post in: what they filed for those people is closed to them
     */
    record Mine(byte[] holder, String name, List<UUID> persons, Set<UUID> units) {}

    /** Claims that this account handed in and still knows of, or that were made for these persons, newest first. */
    List<Case> own(List<Integer> districts, Mine mine, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT v.* FROM (
                            SELECT o.district, o.id FROM case_view o
                              JOIN mutualaid_claim c ON c.district = o.district AND c.case_id = o.id
                             WHERE o.district = ANY(:districts) AND o.holder = :holder AND o.type = 'HZ' AND c.agent_relation <> 'UNIT'
                               AND (o.employer IS NULL OR o.employer <> ALL(:units)
                                    OR c.agent_authorised AND c.agent_relation = ANY(:kin)
                                    OR c.agent_name = '' AND EXISTS (SELECT 1 FROM mutualaid_person p
                                        WHERE p.district = c.district AND p.id = c.person AND p.name = :name))
                            UNION
                            SELECT district, case_id FROM mutualaid_claim WHERE district = ANY(:districts) AND person = ANY(:persons)) k
                          JOIN case_view v ON v.district = k.district AND v.id = k.id
                         WHERE k.id < :after ORDER BY k.id DESC LIMIT :limit
                        """)
                .param("districts", districts.toArray(Integer[]::new))
                .param("holder", mine.holder())
                .param("persons", mine.persons().toArray(UUID[]::new))
                .param("units", mine.units().toArray(UUID[]::new))
                .param("name", mine.name())
                .param("kin", ClaimTie.KIN.toArray(String[]::new))
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query(Cases::row)
                .list();
    }

    /**
     * 单位可见. State and amount, where the claimant agreed; nothing else.
     *
     * @param fen as decided, or null
     */
    record Told(
            String no,
            String name,
            String stage,
            String step,
            @Nullable String result,
            @Nullable Long fen) {}

    List<Told> told(Scope scope, int limit) {
        return jdbc.sql("""
                        SELECT v.no, p.name, v.stage, v.step, v.result, d.fen
                          FROM case_view v
                          JOIN mutualaid_claim c ON c.district = v.district AND c.case_id = v.id
                          JOIN mutualaid_claim_consent s ON s.district = v.district AND s.case_id = v.id AND s.kind = 'UNIT'
                           AND s.withdrawn_at IS NULL
                          JOIN mutualaid_person p ON p.district = c.district AND p.id = c.person
                          LEFT JOIN mutualaid_claim_decision d ON d.district = v.district AND d.case_id = v.id
                         WHERE v.district = ANY(:districts) AND v.type = 'HZ' AND v.employer = ANY(:own)
                         ORDER BY v.id DESC LIMIT :limit
                        """)
                .param("districts", scope.districtArray())
                .param("own", scope.ownEmployerArray())
                .param("limit", limit)
                .query((row, n) -> new Told(
                        row.getString("no"),
                        row.getString("name"),
                        row.getString("stage"),
                        row.getString("step"),
                        row.getString("result"),
                        row.getObject("fen", Long.class)))
                .list();
    }
}
