package org.niangjia.service.mutualaid.claim;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Call;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Component;

/**
 * 谁在看申领. Finds the claim that a call is about: as the claimant, as an office, or as the unit that the claimant lets know.
 * Others find nothing; whoever finds it does not read the papers for that.
 */
@Component
public class ClaimStandpoint {
    /** 抽查. What the auditor drew, and may therefore read; told by whoever keeps the samples. */
    public interface Sampled {
        boolean drawn(Case known);
    }

    /** Steps in which an office reads a claim that it does not decide anew: it tells the claimant, or looks again after the payment. */
    private static final Set<String> READ_TOO = Set.of(ClaimSteps.TELL.name(), ClaimSteps.RECHECK.name());

    private final ClaimantDesk desk;
    private final Cases cases;
    private final ClaimConsents consents;
    private final Reviews reviews;
    private final Sampled sampled;

    ClaimStandpoint(ClaimantDesk desk, Cases cases, ClaimConsents consents, Reviews reviews, Sampled sampled) {
        this.desk = desk;
        this.cases = cases;
        this.consents = consents;
        this.reviews = reviews;
        this.sampled = sampled;
    }

    /** Looks only; throws NotVisibleException when this caller may not know of the claim. */
    public void look(Call call) {
        if (tied(call).isEmpty() && told(call).isEmpty()) {
            office(call);
        }
    }

    /** The claim that the caller filed, or that is for them. */
    Optional<ClaimantDesk.Tied> tied(Call call) {
        return desk.tied(call.caller(), call.path("no"));
    }

    /** The claim of the caller themself, who reads all of it. */
    Optional<Case> own(Call call) {
        return tied(call).filter(found -> found.tie().reads()).map(ClaimantDesk.Tied::known);
    }

    /** Throws NotVisibleException for whoever has not so much to do with the claim. */
    Case tied(Call call, Predicate<ClaimTie> enough) {
        return tied(call)
                .filter(found -> enough.test(found.tie()))
                .map(ClaimantDesk.Tied::known)
                .orElseThrow(() -> new NotVisibleException(call.path("no")));
    }

    public Case office(Call call) {
        String no = call.path("no");
        return cases.get(call.scope(), CaseNumber.read(no, AidClaim.CODE).district(), no);
    }

    /** 窗口代办: nobody acts at the counter for themself. */
    public Case atCounter(Call call) {
        if (call.caller().hat() == null || tied(call).isPresent()) {
            throw new NotVisibleException(call.path("no"));
        }
        return office(call);
    }

    /** 单位知情: the unit's own union, as far as the claimant agreed. */
    Optional<Case> told(Call call) {
        String no = call.path("no");
        int district = CaseNumber.read(no, AidClaim.CODE).district();
        Scope scope = call.scope();
        if (!isUnit(call.caller()) || !scope.covers(district)) {
            return Optional.empty();
        }
        return cases.findByNumber(district, no).filter(found -> {
            UUID employer = found.employer();
            return employer != null
                    && scope.ownEmployers().contains(employer)
                    && consents.unitMaySee(district, found.id());
        });
    }

    static boolean isUnit(Caller caller) {
        return caller.hat() != null && caller.worn().level() == UnionLevel.UNIT;
    }

    /**
     * 能不能看材料. A reviewer of this claim: an officer of the office that has it to decide now, or who holds a seat of it; never
     * who pays. The auditor, of what was drawn for them.
     */
    boolean reads(Caller caller, Case known) {
        if (caller.hat() == null) {
            return false;
        }
        if (caller.may(Duty.AUDIT)) {
            return sampled.drawn(known);
        }
        boolean works = caller.may(Duty.HANDLE) && caller.worn().role() != PostRole.CASHIER;
        boolean here = known.path().equals(caller.scope().office())
                && known.stage().open()
                && (ReviewDesk.DECIDING.contains(known.step()) || READ_TOO.contains(known.step()));
        return works
                && (here
                        || reviews.of(known).stream()
                                .anyMatch(review -> review.account().equals(caller.account())));
    }

    /** The claim of an officer who may read its papers; others see that there is nothing here for them. */
    public Case reading(Call call) {
        Case known = office(call);
        if (!reads(call.caller(), known)) {
            throw new NotVisibleException(known.no());
        }
        return known;
    }
}
