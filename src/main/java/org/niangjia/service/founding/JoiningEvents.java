package org.niangjia.service.founding;

import java.util.List;
import org.niangjia.engine.casework.CaseExpired;
import org.niangjia.engine.casework.CaseMoved;
import org.niangjia.platform.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 申请了结. An ended application frees its person for another; after its keeping time what is personal goes. */
@Component
class JoiningEvents {
    private final Joinings joinings;
    private final Outbox outbox;

    JoiningEvents(Joinings joinings, Outbox outbox) {
        this.joinings = joinings;
        this.outbox = outbox;
    }

    @EventListener
    void moved(CaseMoved moved) {
        var facts = moved.facts();
        if (!facts.type().equals(Joining.CODE)) {
            return;
        }
        if (!facts.stage().open()) {
            joinings.release(facts.district(), facts.id());
        }
        var account = facts.applicant();
        if (moved.outcome().equals(Joining.TAKEN_OVER) && account != null) {
            outbox.tell(
                    facts.district(),
                    account,
                    "founding.told.taken_over",
                    List.of(facts.handlerTitle()),
                    "/cases/" + facts.no());
        }
    }

    @EventListener
    void expired(CaseExpired expired) {
        if (expired.type().equals(Joining.CODE)) {
            joinings.clear(expired.district(), expired.id());
        }
    }
}
