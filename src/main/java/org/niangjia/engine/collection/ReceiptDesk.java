package org.niangjia.engine.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 收据台. Receipts of settled notices: issued, made out to another payer, and for what is left when money went back. */
@Service
public class ReceiptDesk {
    private static final String SUBJECT = "collection";

    private final Tills tills;
    private final Notices notices;
    private final Allocations allocations;
    private final Receipts receipts;
    private final Trail trail;

    ReceiptDesk(Tills tills, Notices notices, Allocations allocations, Receipts receipts, Trail trail) {
        this.tills = tills;
        this.notices = notices;
        this.allocations = allocations;
        this.receipts = receipts;
        this.trail = trail;
    }

    /** For a notice that was settled just now, made out to who paid last. */
    void issue(Scope scope, Notice notice) {
        receipts.issue(scope, notice, payers(scope, notice).getLast(), notice.amountFen());
    }

    /** Names that a receipt may be made out to: who paid, and whom the notice was for. */
    List<String> payers(Scope scope, Notice notice) {
        List<String> names = new ArrayList<>(List.of(notice.payer()));
        for (Allocations.Allocation paid : allocations.ofNotice(scope, notice.district(), notice.id())) {
            if (!paid.payer().isBlank()) {
                names.remove(paid.payer());
                names.add(paid.payer());
            }
        }
        return List.copyOf(names);
    }

    /** 作废重开. The valid receipt is void, and another takes its place, made out to one of the payers. */
    @Transactional
    Receipts.Receipt reissue(Scope scope, Till till, UUID noticeId, String title, String reason) {
        tills.requireCashier(scope);
        Notice notice = notices.get(scope, till.district(), noticeId);
        String why = Text.line(reason);
        if (why.isBlank()) {
            throw new RefusedException(CollectionRefusal.REASON_MISSING.with().at("reason"));
        }
        if (!payers(scope, notice).contains(title)) {
            throw new RefusedException(CollectionRefusal.TITLE_UNKNOWN.with().at("title"));
        }
        Receipts.Receipt old = cancel(scope, notice, why);
        return receipts.issue(scope, notice, title, old.amountFen());
    }

    /**
     * 退费换据. Part of a settled notice went back to the payer: its receipt is void, and one for what is left takes its place.
     * The money itself is the service's.
     */
    @Transactional
    public void givenBack(Scope scope, Notice notice, long fen, String reason) {
        Receipts.Receipt old = cancel(scope, notice, reason);
        long left = old.amountFen() - fen;
        if (left > 0) {
            receipts.issue(scope, notice, old.title(), left);
        }
    }

    private Receipts.Receipt cancel(Scope scope, Notice notice, String why) {
        Receipts.Receipt old = receipts.of(scope, notice).stream()
                .filter(Receipts.Receipt::valid)
                .findFirst()
                .orElseThrow(() -> new RefusedException(CollectionRefusal.RECEIPT_MISSING.with()));
        receipts.cancel(scope, notice, old, why);
        trail.record(
                scope.actor(), notice.district(), "collection.reissued", SUBJECT, notice.id(), old.no() + " " + why);
        return old;
    }
}
