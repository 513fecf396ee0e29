package org.niangjia.engine.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 并案. A case follows a leading one of the same district and type: it waits for what the other is answered. Each merger
 * is a line in both records, so that a leading case that is answered in the same moment is noticed.
 */
@Service
public class Merging {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final Caseworker caseworker;

    Merging(JdbcClient jdbc, Cases cases, Caseworker caseworker) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.caseworker = caseworker;
    }

    /**
     * Merges a case into another. The rows are written in the order of their ids, so that two mergers never wait for
     * each other.
     *
     * @param move what the following case does; its outcome leads to the step in which it waits
     * @param joined outcome that the leading case's record shows
     */
    @Transactional
    public Case merge(Scope scope, Move move, Case lead, String joined) {
        Case follower = cases.load(scope.require(move.district()), move.id());
        mayMerge(follower, lead).orThrow();
        Move line =
                new Move(lead.district(), lead.id(), lead.version(), joined, follower.no(), false, null, move.actor());
        boolean leadFirst = lead.id().compareTo(follower.id()) < 0;
        if (leadFirst) {
            caseworker.remark(scope, line);
        }
        Case merged = caseworker.move(scope, move, Seating.now(lead));
        if (!leadFirst) {
            caseworker.remark(scope, line);
        }
        follow(merged, lead.id());
        return merged;
    }

    /** 并案条件. Same type and county, both open, no chains, and nobody sees one who may not see the other. */
    private Decision mayMerge(Case follower, Case lead) {
        List<Refusal> reasons = new ArrayList<>();
        if (lead.id().equals(follower.id())) {
            reasons.add(Refusal.of("casework.MERGED_INTO_ITSELF").at("lead"));
            return Decision.of(reasons);
        }
        if (lead.district() != follower.district() || !lead.type().equals(follower.type())) {
            reasons.add(Refusal.of("casework.MERGED_INTO_ANOTHER_KIND").at("lead"));
            return Decision.of(reasons);
        }
        if (!lead.stage().open() || lead.stage() == Stage.DECIDED) {
            reasons.add(Refusal.of("casework.MERGED_INTO_ENDED").at("lead"));
        }
        if (lead(lead).isPresent()) {
            reasons.add(Refusal.of("casework.MERGED_INTO_MERGED").at("lead"));
        }
        if (lead(follower).isPresent() || !followers(follower).isEmpty()) {
            reasons.add(Refusal.of("casework.MERGED_ALREADY"));
        }
        boolean seenAlike = follower.confidential() == lead.confidential()
                && Objects.equals(follower.withheld(), lead.withheld())
                && (!follower.confidential()
                        || Objects.equals(follower.employer(), lead.employer())
                                && Objects.equals(follower.site(), lead.site()));
        if (!seenAlike) {
            reasons.add(Refusal.of("casework.MERGED_SEEN_BY_OTHERS").at("lead"));
        }
        return Decision.of(reasons);
    }

    /** 撤销并案, or the end of following: the case goes its own way again, by the outcome of the move. */
    @Transactional
    public Case part(Move move) {
        Case parted = caseworker.move(Scope.house(move.district()), move);
        jdbc.sql("UPDATE casework_case SET lead = NULL WHERE district = :district AND id = :id")
                .param("district", move.district())
                .param("id", move.id())
                .update();
        return parted;
    }

    /** Cases that follow this one, oldest first. */
    public List<Case> followers(Case lead) {
        return jdbc.sql("""
                SELECT v.* FROM case_view v JOIN casework_case c ON c.district = v.district AND c.id = v.id
                 WHERE v.district = :district AND c.district = :district AND c.lead = :id ORDER BY v.id
                """)
                .param("district", lead.district())
                .param("id", lead.id())
                .query(Cases::row)
                .list();
    }

    /** The case that this one follows. */
    public Optional<Case> lead(Case follower) {
        return jdbc.sql("""
                SELECT lead FROM casework_case WHERE district = :district AND id = :id AND lead IS NOT NULL
                """)
                .param("district", follower.district())
                .param("id", follower.id())
                .query((row, n) -> row.getObject("lead", UUID.class))
                .optional()
                .map(id -> cases.load(follower.district(), id));
    }

    private void follow(Case follower, UUID lead) {
        jdbc.sql("UPDATE casework_case SET lead = :lead WHERE district = :district AND id = :id")
                .param("lead", lead)
                .param("district", follower.district())
                .param("id", follower.id())
                .update();
    }
}
