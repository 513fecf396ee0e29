package org.niangjia.service.mutualaid.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.collection.CollectionPapers;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.springframework.stereotype.Component;

/** 退款页. What is asked for and paid back, cash at the counter with its receipt, consent to offset, and the objection. */
@Component
class RecoveryMoneyPages implements Pages {
    private final RecoveryMoney money;
    private final RecoveryDesk desk;
    private final Debtors debtors;
    private final RecoveryStandpoint standpoint;
    private final RecoveryPages pages;
    private final CollectionPapers papers;

    RecoveryMoneyPages(
            RecoveryMoney money,
            RecoveryDesk desk,
            Debtors debtors,
            RecoveryStandpoint standpoint,
            RecoveryPages pages,
            CollectionPapers papers) {
        this.money = money;
        this.desk = desk;
        this.debtors = debtors;
        this.standpoint = standpoint;
        this.pages = pages;
        this.papers = papers;
    }

    /**
     * 退款表单.
     *
     * @param amount in yuan; all that is owed when nothing is typed
     * @param paid whether the cash is on the table
     */
    record Act(
            @Nullable UUID debtor,
            @Nullable String amount,
            @Nullable UUID repayment,
            @Nullable Boolean paid,
            @Nullable Boolean consent,
            @Nullable String text) {}

    @Override
    public void declare(Routes at) {
        act(at, "repayment", Duty.HANDLE, this::ask);
        act(at, "repayment-withdrawal", Duty.HANDLE, this::cancel);
        act(at, "cash", Duty.COUNTER, this::cash);
        act(at, "offset-consent", Duty.SELF, this::consent);
        act(at, "offset-withdrawal", Duty.SELF, this::withdraw);
        act(at, "objection", Duty.SELF, this::object);
        at.get(RecoveryPages.ONE + "/papers/{repayment}", Duty.SELF, this::paper)
                .of(RecoveryPages.KIND, standpoint::look);
    }

    private void act(Routes at, String path, Duty duty, java.util.function.Function<Call, Answer> deed) {
        at.post(RecoveryPages.ONE + "/" + path, duty, deed::apply)
                .of(RecoveryPages.KIND, standpoint::look)
                .takes(Act.class)
                .gives(RecoverySight.View.class)
                .again(pages::show);
    }

    /** The one that is named, or the only one. */
    private Debtor debtor(Recovery known, Act in) {
        List<Debtor> all = debtors.of(known);
        if (in.debtor() == null && all.size() == 1) {
            return all.getFirst();
        }
        UUID wanted = in.debtor();
        if (wanted == null) {
            throw new NotVisibleException("debtor");
        }
        return debtors.get(known, wanted);
    }

    private static long fen(Debtor debtor, Act in) {
        String typed = RecoveryActPages.clean(in.amount());
        if (typed.isEmpty()) {
            return debtor.freeFen();
        }
        List<Refusal> wrong = new ArrayList<>();
        long fen = RecoveryActPages.fen(typed, "amount", wrong);
        Decision.of(wrong).orThrow();
        return fen;
    }

    private Answer ask(Call call) {
        Recovery known = standpoint.office(call);
        Act in = call.input(Act.class);
        Debtor debtor = debtor(known, in);
        money.ask(call.scope(), known, debtor, fen(debtor, in));
        return pages.done(call, "recovery_asked");
    }

    private Answer cancel(Call call) {
        Recovery known = standpoint.office(call);
        Act in = call.input(Act.class);
        UUID repayment = in.repayment();
        if (repayment == null) {
            throw new NotVisibleException("repayment");
        }
        money.cancel(call.scope(), known, repayment, RecoveryActPages.clean(in.text()));
        return pages.done(call, "recovery_unasked");
    }

    private Answer cash(Call call) {
        Recovery known = standpoint.office(call);
        Act in = call.input(Act.class);
        if (!Boolean.TRUE.equals(in.paid())) {
            throw new RefusedException(MutualAidRefusal.CASH_MISSING.at("paid"));
        }
        Debtor debtor = debtor(known, in);
        money.cash(call.scope(), known, debtor, fen(debtor, in));
        return pages.done(call, "recovery_cash");
    }

    /** On the phone for oneself; at the counter for whoever owes it, who signs on paper. */
    private Answer consent(Call call) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        Recovery known = standpoint.current(call, stand.known());
        Act in = call.input(Act.class);
        Debtor debtor = debtor(known, in);
        boolean agreed = Boolean.TRUE.equals(in.consent());
        money.consent(
                call.scope(),
                known,
                debtor,
                new RecoveryMoney.Given(agreed, debtor.name(), witness(call, stand, debtor)));
        return pages.done(call, "recovery_consented");
    }

    private Answer withdraw(Call call) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        Debtor debtor = debtor(stand.known(), call.input(Act.class));
        witness(call, stand, debtor);
        money.withdraw(call.scope(), stand.known(), debtor);
        return pages.done(call, "recovery_unconsented");
    }

    /** Empty for oneself; else the officer at the counter. Whoever is neither finds nothing here. */
    private String witness(Call call, RecoveryStandpoint.Stand stand, Debtor debtor) {
        boolean self = stand.own()
                && debtor.heir() == null
                && standpoint.sight(call, stand).phoneConsent();
        if (self) {
            return "";
        }
        if (stand.own() || call.caller().hat() == null || !call.caller().may(Duty.COUNTER)) {
            throw new NotVisibleException(stand.known().no());
        }
        return call.caller().name();
    }

    private Answer object(Call call) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        Recovery known = standpoint.current(call, stand.known());
        if (!stand.own() && (call.caller().hat() == null || !call.caller().may(Duty.COUNTER))) {
            throw new NotVisibleException(known.no());
        }
        String name = stand.own()
                ? call.caller().name()
                : debtors.of(known).getFirst().name();
        desk.object(
                call.scope(),
                known,
                name,
                RecoveryActPages.clean(call.input(Act.class).text()));
        return pages.done(call, "recovery_objected");
    }

    /** 退款通知书, and the 收据 once it is paid. */
    private Answer paper(Call call) {
        Recovery known = standpoint.get(call).known();
        UUID repayment = call.id("repayment");
        org.niangjia.base.Scope house = org.niangjia.base.Scope.house(known.district());
        Notice notice = debtors.repayments(known).stream()
                .filter(each -> each.id().equals(repayment))
                .findFirst()
                .flatMap(each -> money.notice(house, known, each.id()))
                .orElseThrow(() -> new NotVisibleException("repayment"));
        String back = RecoveryPages.page(known.no());
        return notice.settled() ? papers.receiptOf(call, notice, back) : papers.notice(call, notice, back);
    }
}
