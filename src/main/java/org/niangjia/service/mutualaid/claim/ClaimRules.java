package org.niangjia.service.mutualaid.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Reviews;

/** 申领规则. Who may decide what of a claim; every reason at once. */
public final class ClaimRules {
    static final int MOST_WORDS = 2_000;

    /** 缺件. Papers that may be asked for; codes are stored. */
    static final List<String> PAPERS = List.of(
            "INVOICE",
            "SETTLEMENT",
            "DISCHARGE",
            "PATHOLOGY",
            "IDENTITY",
            "BANK_CARD",
            "AUTHORISATION",
            "HEIRS",
            "ORIGINAL");

    private ClaimRules() {}

    /**
     * 审核人. Who decides, as the rules ask about them.
     *
     * @param cashier whether they hold a cashier's post, also when they act in another one
     * @param claimant whether the claim is for themself
     */
    record Reviewer(UUID account, PostRole role, boolean cashier, boolean claimant) {}

    /**
     * 审核意见. What is decided, over what was computed.
     *
     * @param heirs whether it is entered who receives for somebody who has died
     */
    record Opinion(Reviews.@Nullable Verdict verdict, String words, ClaimResult result, boolean heirs) {}

    /** 审核. Money is given by nobody who pays it out, claimed it, or filed it for somebody (practice ruling 23). */
    static Decision review(Case known, Claims.Handling how, Reviewer who, Opinion opinion) {
        List<Refusal> reasons = new ArrayList<>(mayReview(known, how, who));
        ClaimResult result = opinion.result();
        if (opinion.verdict() == null) {
            reasons.add(MutualAidRefusal.VERDICT_MISSING.at("verdict"));
        }
        if (opinion.verdict() == Reviews.Verdict.AWARD && !result.payable()) {
            reasons.add(MutualAidRefusal.NOT_PAYABLE.at("verdict"));
        }
        if (opinion.verdict() == Reviews.Verdict.AWARD && how.agentRelation().equals("HEIR") && !opinion.heirs()) {
            reasons.add(MutualAidRefusal.HEIRS_MISSING.at("verdict"));
        }
        if (opinion.verdict() == Reviews.Verdict.REFUSE && result.payable()) {
            reasons.addAll(unsaid(opinion.words()));
        }
        boolean alone = known.step().equals(ClaimSteps.APPEAL.name());
        boolean more = result.scheme().reviewLevel(result.fen()).hasSecond();
        if (alone
                && more
                && opinion.verdict() == Reviews.Verdict.AWARD
                && !who.role().head()) {
            reasons.add(MutualAidRefusal.HEAD_NEEDED.at("verdict"));
        }
        return Decision.of(reasons);
    }

    /** 审核去向. What becomes of a claim when a seat has signed: another seat where its level has one, else decided. */
    static String outcome(Reviews.Seat seat, Reviews.Verdict verdict, Scheme.ReviewLevel level) {
        boolean appeal = seat == Reviews.Seat.APPEAL;
        return switch (verdict) {
            case REFUSE -> appeal ? AidClaim.DISMISSED : AidClaim.REFUSED;
            case NOTHING -> appeal ? AidClaim.DISMISSED : AidClaim.NOTHING;
            case AWARD -> {
                boolean more = seat == Reviews.Seat.FIRST && level.hasSecond()
                        || seat == Reviews.Seat.SECOND && level.hasDeputy();
                yield more ? AidClaim.PASSED_ON : AidClaim.PASSED;
            }
        };
    }

    private static List<Refusal> mayReview(Case known, Claims.Handling how, Reviewer who) {
        List<Refusal> reasons = new ArrayList<>();
        if (who.cashier()) {
            reasons.add(MutualAidRefusal.CASHIER_REVIEWS.at("verdict"));
        }
        if (who.claimant() || who.account().equals(known.applicant())) {
            reasons.add(MutualAidRefusal.OWN_CLAIM.at("verdict"));
        }
        if (who.account().equals(how.enteredBy())) {
            reasons.add(MutualAidRefusal.ENTERED_BY_REVIEWER.at("verdict"));
        }
        return reasons;
    }

    /** 补件清单. What is missing, from the list of papers. */
    static Decision asking(List<String> papers) {
        boolean known = !papers.isEmpty() && PAPERS.containsAll(papers);
        return Decision.of(known ? List.of() : List.of(MutualAidRefusal.PAPERS_MISSING.at("papers")));
    }

    /** 申诉、退回、更正: why. */
    public static Decision words(String text) {
        return Decision.of(unsaid(text));
    }

    private static List<Refusal> unsaid(String text) {
        if (text.isBlank()) {
            return List.of(MutualAidRefusal.WORDS_MISSING.at("text"));
        }
        return text.length() > MOST_WORDS ? List.of(MutualAidRefusal.TEXT_TOO_LONG.at("text", MOST_WORDS)) : List.of();
    }

    /** Lines of an invoice that a claim takes: what was paid in it, and the days that it proves where they are paid for. */
    static List<String> lines(ClaimFacts facts, ClaimResult result) {
        List<String> lines = new ArrayList<>();
        if (!facts.amounts().isEmpty()) {
            lines.add("BILL");
        }
        if (result.paysDays()) {
            lines.add("STAY");
        }
        return lines;
    }
}
