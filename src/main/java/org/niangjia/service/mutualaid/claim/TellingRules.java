package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.engine.casework.Case;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.Reviews;

/** 告知规则. What must be told of a claim, whom a message reaches, and what an office writes down of having told it. */
final class TellingRules {
    private static final int MOST_NAME = 60;

    private TellingRules() {}

    /** 告知内容. As an office types it. */
    record Telling(Tellings.@Nullable How how, @Nullable LocalDate on, String teller, String whom, String words) {}

    /** What has come about last, and must be told. */
    static Tellings.What what(boolean decided, List<Reviews.Review> reviews) {
        if (!decided) {
            return Tellings.What.MISSING;
        }
        if (seated(reviews, Reviews.Seat.RECHECK)) {
            return Tellings.What.RECHECK;
        }
        return seated(reviews, Reviews.Seat.APPEAL) ? Tellings.What.APPEAL : Tellings.What.DECISION;
    }

    private static boolean seated(List<Reviews.Review> reviews, Reviews.Seat seat) {
        return reviews.stream().anyMatch(each -> each.seat() == seat);
    }

    /** Where the claim goes once that is told. */
    static String outcome(Tellings.What what) {
        return switch (what) {
            case MISSING -> AidClaim.TOLD_MISSING;
            case DECISION -> AidClaim.TOLD;
            case APPEAL -> AidClaim.UPHELD;
            case RECHECK -> AidClaim.TOLD_KEPT;
        };
    }

    /**
     * Whether a message to the account that handed it in is enough: what is missing whoever filed it may supply; of what was decided only
     * the claimant and their family are told, so that another's phone tells them nothing.
     */
    static boolean messageReaches(Case known, Claims.Handling how, Tellings.What what) {
        boolean speaks =
                how.agentName().isEmpty() || how.agentAuthorised() && ClaimTie.KIN.contains(how.agentRelation());
        return known.applicant() != null && (speaks || what == Tellings.What.MISSING);
    }

    /**
     * Every reason at once.
     *
     * @param since the day on which it was decided or asked for
     */
    static Decision told(Telling telling, LocalDate since, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        Tellings.How how = telling.how();
        if (how == null || !Tellings.How.BY_OFFICE.contains(how)) {
            reasons.add(MutualAidRefusal.TOLD_HOW_MISSING.at("how"));
        }
        LocalDate on = telling.on();
        if (on == null) {
            reasons.add(MutualAidRefusal.DAY_MISSING.at("on"));
        } else if (on.isAfter(today)) {
            reasons.add(MutualAidRefusal.DAY_IN_FUTURE.at("on"));
        } else if (on.isBefore(since)) {
            reasons.add(MutualAidRefusal.TOLD_BEFORE.at("on"));
        }
        boolean spoken = how == Tellings.How.CALL;
        if ((spoken || how == Tellings.How.HANDED) && telling.whom().isBlank()) {
            reasons.add(MutualAidRefusal.TOLD_WHOM_MISSING.at("whom"));
        }
        if (spoken && telling.teller().isBlank()) {
            reasons.add(MutualAidRefusal.TOLD_TELLER_MISSING.at("teller"));
        }
        if (spoken && telling.words().isBlank()) {
            reasons.add(MutualAidRefusal.WORDS_MISSING.at("text"));
        }
        if (telling.whom().length() > MOST_NAME || telling.teller().length() > MOST_NAME) {
            reasons.add(MutualAidRefusal.TEXT_TOO_LONG.at("whom", MOST_NAME));
        }
        if (telling.words().length() > ClaimRules.MOST_WORDS) {
            reasons.add(MutualAidRefusal.TEXT_TOO_LONG.at("text", ClaimRules.MOST_WORDS));
        }
        return Decision.of(reasons);
    }
}
