package org.niangjia.service.request;

import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseMoved;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Merging;
import org.niangjia.engine.casework.Move;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 并案台. The same matter of several workers is handled once; each of them is answered and rates. */
@Service
class MergerDesk {
    private final Merging merging;
    private final Cases cases;
    private final RequestNotices notices;

    MergerDesk(Merging merging, Cases cases, RequestNotices notices) {
        this.merging = merging;
        this.cases = cases;
        this.notices = notices;
    }

    /** 并案. Into a case that this office can see. */
    @Transactional
    public Case merge(Scope scope, Case known, int version, String leadNo, String reason) {
        Case lead = lead(scope, leadNo);
        Move move = new Move(known.district(), known.id(), version, Request.MERGED, reason, false, null, scope.actor());
        Case merged = merging.merge(scope, move, lead, Request.JOINED);
        notices.tell(merged, "request.told.merged");
        return merged;
    }

    private Case lead(Scope scope, String no) {
        try {
            return cases.get(scope, RequestNumber.district(no), no);
        } catch (NotVisibleException e) {
            throw new RefusedException(Refusal.of("request.LEAD_UNKNOWN").at("lead"));
        }
    }

    /** 撤销并案. By the office that has the leading case, while it is not answered. */
    @Transactional
    public Case separate(Scope scope, Case known, int version, String reason) {
        RequestRules.words(reason, "text").orThrow();
        if (!known.path().equals(scope.office()) || !known.step().equals(RequestSteps.MERGED.name())) {
            throw new RefusedException(Refusal.of("casework.NOT_YOUR_TASK"));
        }
        return merging.part(
                new Move(known.district(), known.id(), version, Request.SEPARATED, reason, true, null, scope.actor()));
    }

    /** Whoever follows is answered in the same words, before the leading case itself moves. */
    void answer(Case lead, String text, Actor by) {
        merging.followers(lead).forEach(follower -> {
            Case answered = merging.part(
                    new Move(follower.district(), follower.id(), -1, Request.REPLIED, text, true, null, by));
            notices.tell(answered, "request.told.replied");
        });
    }

    /** A leading case that ends without an answer leads nobody any more. */
    @EventListener
    void ended(CaseMoved moved) {
        Case lead = moved.facts();
        if (lead.type().equals(Request.CODE) && !lead.stage().open()) {
            merging.followers(lead)
                    .forEach(follower -> merging.part(new Move(
                            follower.district(), follower.id(), -1, Request.SEPARATED, "", true, null, Actor.HOUSE)));
        }
    }
}
