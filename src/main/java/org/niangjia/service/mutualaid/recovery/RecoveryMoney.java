package org.niangjia.service.mutualaid.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Bilingual;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.collection.Cashier;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Notices;
import org.niangjia.engine.collection.Till;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.FundTills;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 退款台. Asks for what is owed with a notice of the cashier's, takes cash at the counter, and keeps consents to offset. */
@Service
class RecoveryMoney {
    /** Version of the text by which somebody agrees to be offset; a new text is a new number. */
    static final int CONSENT = 1;

    private static final String PAY_DAYS = "hz.recovery.days";
    private static final Bilingual PART_NAME = new Bilingual("退还多付的互助金", "Aid paid too much, to be returned");

    private final Debtors debtors;
    private final Notices notices;
    private final Cashier cashier;
    private final FundTills tills;
    private final Terms terms;
    private final Trail trail;
    private final Clock clock;

    RecoveryMoney(
            Debtors debtors, Notices notices, Cashier cashier, FundTills tills, Terms terms, Trail trail, Clock clock) {
        this.debtors = debtors;
        this.notices = notices;
        this.cashier = cashier;
        this.tills = tills;
        this.terms = terms;
        this.trail = trail;
        this.clock = clock;
    }

    /** The account of the fund that it was paid from. */
    private Till till(Recovery known) {
        return tills.get(Scope.house(known.district()), known.district(), known.scheme());
    }

    /** The notice about one sum that was asked for, as it stands. */
    Optional<Notice> notice(Scope scope, Recovery known, UUID repayment) {
        return notices.findOf(scope, known.district(), till(known).code(), repayment);
    }

    /** 通知退款. All that is owed, or a part that was agreed on; another part when this one is paid. */
    @Transactional
    public UUID ask(Scope scope, Recovery known, Debtor debtor, long fen) {
        long openFen = debtors.repayments(known).stream()
                .filter(each -> each.debtor().equals(debtor.id()) && each.open())
                .mapToLong(Debtors.Repayment::fen)
                .sum();
        RecoveryRules.asked(known, debtor, openFen, fen).orThrow();
        UUID id = debtors.ask(scope, known.district(), debtor.id(), fen);
        debtors.demand(known.district(), debtor.id(), fen);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        LocalDate due = today.plusDays(terms.number(PAY_DAYS, known.district(), today));
        notices.issue(
                scope,
                till(known),
                new Notice.Draft(
                        id, debtor.name(), due, List.of(Notice.Part.of(FundTills.RECOVERY, PART_NAME, 1, fen))));
        trail.record(scope.actor(), known.district(), "recovery.asked", Recovery.KIND, known.id(), known.no());
        return id;
    }

    /** 收回通知: nobody has paid for it. */
    @Transactional
    public void cancel(Scope scope, Recovery known, UUID repayment, String reason) {
        RecoveryRules.reason(reason).orThrow();
        Debtors.Repayment one = debtors.repayments(known).stream()
                .filter(each -> each.id().equals(repayment) && each.open())
                .findFirst()
                .orElseThrow(() -> new RefusedException(MutualAidRefusal.RECOVERY_STEP.with()));
        notice(scope, known, repayment).ifPresent(notice -> notices.cancel(scope, notice, reason));
        debtors.cancel(known.district(), repayment);
        debtors.demand(known.district(), one.debtor(), -one.fen());
        trail.record(scope.actor(), known.district(), "recovery.unasked", Recovery.KIND, known.id(), known.no());
    }

    /** 窗口收退款. Cash on the table, the receipt at once. */
    @Transactional
    public Notice cash(Scope scope, Recovery known, Debtor debtor, long fen) {
        UUID id = ask(scope, known, debtor, fen);
        Notice notice = notice(scope, known, id).orElseThrow();
        return cashier.cash(scope, till(known), notice.id());
    }

    /**
     * 同意抵扣.
     *
     * @param by whose consent it is
     * @param witness officer who read it aloud and has the signed paper; empty where it was given on the phone
     */
    @Transactional
    public void consent(Scope scope, Recovery known, Debtor debtor, Given given) {
        List<Debtors.Consent> before = debtors.consents(known).stream()
                .filter(each -> each.debtor().equals(debtor.id()))
                .toList();
        boolean open = before.stream().anyMatch(Debtors.Consent::open);
        RecoveryRules.consented(known, debtor, open, given.agreed()).orThrow();
        debtors.consent(known.district(), debtor.id(), before.size() + 1, CONSENT, given.by(), given.witness());
        trail.record(scope.actor(), known.district(), "recovery.consented", Recovery.KIND, known.id(), known.no());
    }

    /** 同意书. Who agreed, and before whom. */
    record Given(boolean agreed, String by, String witness) {}

    /** 撤回同意: until it is used. */
    @Transactional
    public void withdraw(Scope scope, Recovery known, Debtor debtor) {
        Debtors.Consent consent = debtors.consents(known).stream()
                .filter(each -> each.debtor().equals(debtor.id()) && each.open())
                .findFirst()
                .orElseThrow(() -> new RefusedException(MutualAidRefusal.NO_CONSENT.with()));
        debtors.withdraw(known.district(), consent.id());
        trail.record(scope.actor(), known.district(), "recovery.unconsented", Recovery.KIND, known.id(), known.no());
    }
}
