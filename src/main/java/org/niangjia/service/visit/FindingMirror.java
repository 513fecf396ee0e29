package org.niangjia.service.visit;

import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseExpired;
import org.niangjia.engine.casework.CaseMoved;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Returned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 问题随件走. What becomes of a finding's case, here or with another service, is written into the finding. */
@Component
class FindingMirror {
    private final Findings findings;
    private final Caseworker caseworker;

    FindingMirror(Findings findings, Caseworker caseworker) {
        this.findings = findings;
        this.caseworker = caseworker;
    }

    /** What the engine moved stands in the finding too: lists and reports read one table. */
    @EventListener
    void moved(CaseMoved moved) {
        Case facts = moved.facts();
        if (!facts.type().equals(Finding.CODE) || moved.stepFrom().isEmpty()) {
            return;
        }
        if (facts.stage().open()) {
            findings.goes(facts.district(), facts.id(), at(facts.step()));
        } else {
            findings.ends(facts.district(), facts.id(), Finding.SOLVED.equals(facts.result()));
        }
    }

    private static Outcome at(String step) {
        return switch (FindingSteps.valueOf(step)) {
            case SORT -> Outcome.OPEN;
            case CASE -> Outcome.CASE;
            case BODY -> Outcome.OUTSIDE;
            case LONG -> Outcome.LONG_TERM;
        };
    }

    /** 办件转回. What another service has ended comes back: solved with it, or to be decided anew. */
    @EventListener
    void returned(Returned back) {
        if (!back.type().equals(Finding.CODE)) {
            return;
        }
        Scope house = Scope.house(back.district());
        String text = back.ended().no();
        String outcome = back.solved() ? Finding.SOLVED : Finding.UNSOLVED;
        caseworker.move(house, new Move(back.district(), back.from(), -1, outcome, text, true, null, house.actor()));
    }

    /** What somebody wrote goes when the case is no longer kept; where it went stays for the figures. */
    @EventListener
    void expired(CaseExpired expired) {
        if (expired.type().equals(Finding.CODE)) {
            findings.clear(expired.district(), expired.id());
        }
    }
}
