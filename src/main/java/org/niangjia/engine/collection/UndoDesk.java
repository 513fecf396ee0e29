package org.niangjia.engine.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 撤销认领. Money was found to be for the wrong notice: as long as that is not settled in full, it waits in its line again. Of a
 * settled one cover and receipt have followed; its service says why it stays and what is the way.
 */
@Service
class UndoDesk {
    private final Tills tills;
    private final Notices notices;
    private final StatementLines lines;
    private final Allocations allocations;
    private final Trail trail;

    UndoDesk(Tills tills, Notices notices, StatementLines lines, Allocations allocations, Trail trail) {
        this.tills = tills;
        this.notices = notices;
        this.lines = lines;
        this.allocations = allocations;
        this.trail = trail;
    }

    @Transactional
    void undo(Scope scope, Till till, UUID lineId, UUID allocation, String reason) {
        tills.requireCashier(scope);
        StatementLine line = lines.get(scope, till, lineId);
        Allocations.Allocation one = allocations.ofLine(scope, till.district(), line.id()).stream()
                .filter(each -> each.id().equals(allocation))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("allocation of another line"));
        Notice notice = notices.get(scope, till.district(), one.notice());
        String why = Text.line(reason);
        List<Refusal> reasons = new ArrayList<>();
        if (!one.stands()) {
            reasons.add(CollectionRefusal.UNDONE_ALREADY.with());
        } else if (notice.settled()) {
            reasons.add(tills.service(scope, till).stays(scope, notice));
        }
        if (why.isBlank()) {
            reasons.add(CollectionRefusal.REASON_MISSING.with().at("undoing"));
        }
        Decision.of(reasons).orThrow();
        allocations.undo(scope, till.district(), one.id(), why);
        lines.free(scope, till.district(), line.id(), one.amountFen());
        notices.unpay(scope, notice, one.amountFen());
        trail.record(
                scope.actor(),
                till.district(),
                "collection.undone",
                "collection",
                line.id(),
                notice.code() + " " + why);
    }
}
