package org.niangjia.service.mutualaid.claim;

import java.util.Optional;
import java.util.Set;

/**
 * 申领关系. What somebody's account has to do with a claim: theirs, or filed by them for another. Diagnosis, papers and steps are
 * the claimant's alone; a unit that filed for a worker does not reopen it, whichever account it used (practice ruling 24).
 */
enum ClaimTie {
    /** 申领人: their own member record is whom the claim is for. */
    CLAIMANT,
    /** 自称本人: filed by an account of the claimant's name, which nothing more is known of. */
    NAMED,
    /** 家属代办: of the family or an heir, with the authorisation on record. */
    FAMILY,
    /** 代办: anybody else who filed it. */
    AGENT;

    static final Set<String> KIN = Set.of("SPOUSE", "CHILD", "PARENT", "SIBLING", "HEIR");

    /** Whether the illness, the papers and the steps of the computation are theirs to read. */
    boolean reads() {
        return this == CLAIMANT;
    }

    /** Whether they are told the amount, and speak for the claim: appeal, withdraw it, give another account. */
    boolean speaks() {
        return this != AGENT;
    }

    /**
     * Of the account that filed a claim without a hat; empty where it may not know of it any more.
     *
     * @param alike whether the account has the claimant's name
     * @param unit whether its person holds a post in the union of the claimant's unit
     */
    static Optional<ClaimTie> ofFiler(Claims.Handling how, boolean alike, boolean unit) {
        if (how.agentRelation().equals("UNIT")) {
            return Optional.empty();
        }
        if (how.agentName().isEmpty() && alike) {
            return Optional.of(NAMED);
        }
        if (how.agentAuthorised() && KIN.contains(how.agentRelation())) {
            return Optional.of(FAMILY);
        }
        return unit ? Optional.empty() : Optional.of(AGENT);
    }
}
