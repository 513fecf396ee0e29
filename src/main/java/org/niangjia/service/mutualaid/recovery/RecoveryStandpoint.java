package org.niangjia.service.mutualaid.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Call;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.niangjia.service.mutualaid.cover.Covers;
import org.springframework.stereotype.Component;

/** 谁在看追回. Finds the recovery that a call is about: through the claim, as its claimant or as an office that sees it. */
@Component
class RecoveryStandpoint {
    private final Recoveries recoveries;
    private final Debtors debtors;
    private final RecoveryDesk desk;
    private final ClaimComputations computations;
    private final ClaimFile claims;
    private final Covers covers;
    private final Cases cases;
    private final Clock clock;

    RecoveryStandpoint(
            Recoveries recoveries,
            Debtors debtors,
            RecoveryDesk desk,
            ClaimComputations computations,
            ClaimFile claims,
            Covers covers,
            Cases cases,
            Clock clock) {
        this.recoveries = recoveries;
        this.debtors = debtors;
        this.desk = desk;
        this.computations = computations;
        this.claims = claims;
        this.covers = covers;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * 立场. The recovery with its claim.
     *
     * @param own whether the caller is whom it is about, or speaks for them
     * @param claimant whether they are whom it is about
     */
    record Stand(Recovery known, Case claim, boolean own, boolean claimant) {}

    void look(Call call) {
        get(call);
    }

    /** Throws NotVisibleException for whoever may not know of it: a claimant hears of it when it is confirmed. */
    Stand get(Call call) {
        String no = call.path("no");
        CaseNumber read = CaseNumber.read(no, Recovery.CODE);
        Recovery known = recoveries
                .find(read.district(), read.year(), read.number())
                .orElseThrow(() -> new NotVisibleException(no));
        String claimNo = cases.findById(known.district(), known.claim())
                .map(Case::no)
                .orElseThrow(() -> new NotVisibleException(no));
        Optional<Case> own = claims.own(call.caller(), claimNo);
        if (own.isPresent() && known.confirmed() != null) {
            return new Stand(known, own.get(), true, claims.reads(call.caller(), claimNo));
        }
        return new Stand(known, cases.get(call.scope(), known.district(), claimNo), false, false);
    }

    /** The same as an office, of the version that was looked at. */
    Recovery office(Call call) {
        Stand stand = get(call);
        if (stand.own() || call.caller().hat() == null) {
            throw new NotVisibleException(stand.known().no());
        }
        return current(call, stand.known());
    }

    Recovery current(Call call, Recovery known) {
        if (call.version() >= 0 && call.version() != known.version()) {
            throw new ConflictException("mutualaid.RECOVERY_MEANWHILE");
        }
        return known;
    }

    RecoverySight sight(Call call, Stand stand) {
        Recovery known = stand.known();
        Scope house = Scope.house(known.district());
        ClaimFacts facts = claims.facts(house, known.district(), known.claim());
        boolean reads = stand.claimant() || reads(call.caller(), stand);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        LocalDate until = desk.objectUntil(known);
        boolean mayObject =
                known.state() == Recovery.State.STANDING && known.objected() == null && !today.isAfter(until);
        return new RecoverySight(
                known,
                stand.claim().no(),
                covers.get(house, known.district(), known.person()),
                computations.version(facts.scheme(), facts.on()),
                recoveries.amounts(known),
                stand.own() && !reads ? List.of() : recoveries.years(known),
                reads ? computations.open(known.explained()) : List.of(),
                debtors.of(known),
                debtors.consents(known),
                debtors.repayments(known),
                reads,
                until,
                mayObject,
                stand.claimant() && !claims.byAgent(stand.claim()));
    }

    /** The steps name the benefit: the office reads them while it decides, and who decided; never who takes the money. */
    private static boolean reads(Caller caller, Stand stand) {
        if (caller.hat() == null || caller.worn().role() == PostRole.CASHIER) {
            return false;
        }
        Recovery known = stand.known();
        boolean here = stand.claim().path().equals(caller.scope().office())
                && (known.state() == Recovery.State.PROPOSED || known.state() == Recovery.State.OBJECTED);
        Recovery.Signed confirmed = known.confirmed();
        Recovery.Signed heard = known.heard();
        return here
                || known.proposed().by(caller.account())
                || confirmed != null && confirmed.by(caller.account())
                || heard != null && heard.by(caller.account());
    }
}
