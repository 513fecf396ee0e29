package org.niangjia.service.visit;

import java.util.Set;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 反馈台. Tells the unit what came of a visit, and writes down that it was told. */
@Service
class FeedbackDesk {
    private static final Set<String> HOW = Set.of("IN_PERSON", "LETTER", "CALL", "MESSAGE");

    private final Visits visits;
    private final VisitWriters writers;
    private final Trail trail;

    FeedbackDesk(Visits visits, VisitWriters writers, Trail trail) {
        this.visits = visits;
        this.writers = writers;
        this.trail = trail;
    }

    /** 反馈单位. What the unit was told, and how; a unit that never signs in is told all the same. */
    @Transactional
    public Visit tell(Caller by, Visit visit, int version, String text, String how) {
        writers.require(by, visit);
        if (visit.recordedAt() == null) {
            throw VisitRefusal.NOT_RECORDED.refused("feedback");
        }
        if (text.isEmpty() || text.length() > VisitRules.MOST_TEXT) {
            throw VisitRefusal.FEEDBACK_MISSING.refused("feedback");
        }
        if (!HOW.contains(how)) {
            throw VisitRefusal.FEEDBACK_HOW.refused("how");
        }
        visits.feedback(visit, version, text, how);
        trail.record(by.scope().actor(), visit.district(), "visit.told", VisitDesk.CODE, visit.id(), visit.no());
        return visits.byId(by.scope(), visit.district(), visit.id()).orElseThrow();
    }
}
