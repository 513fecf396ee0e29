package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 演示互助资金. The history of 普陀 from 2003 to the end of March 2018 with the totals of the newspaper page: 127,300 enrolments,
 * 4,487 payouts, 5,963,900.00 yuan. People, units and bills are invented and deterministic; every cover passes the rules of the
 * demo scheme of its year, every payout is computed by it and posted.
 */
@Component
class DemoFund implements DemoChapter {
    private static final int ORDER = 2_000;
    private static final String BROUGHT_OVER = "60d";
    private static final int PUTUO = 330903;
    private static final String SCHEME = "putuo";
    private static final String MODULE = "medical";
    private static final int FIRST_YEAR = 2003;
    private static final int LAST_YEAR = 2017;
    private static final int ENROLMENTS = 127_300;
    private static final int PAYOUTS = 4_487;
    private static final long PAID_FEN = 596_390_000;
    private static final int FIRST_HEADS = 4_846;
    private static final int MORE_HEADS = 520;
    private static final int NEW_EACH_YEAR = 150;
    private static final int UNIT = 420;
    private static final int AT_ONCE = 1_000;

    private final EnrolmentDesk enrolments;
    private final PayoutDesk payoutDesk;
    private final Covers covers;
    private final SchemeShelf shelf;
    private final Holidays holidays;
    private final java.time.Clock clock;
    private final boolean wanted;

    /** @param wanted {@code niangjia.demo.fund}; without it a demo world is told sooner and has no fund */
    DemoFund(
            EnrolmentDesk enrolments,
            PayoutDesk payoutDesk,
            Covers covers,
            SchemeShelf shelf,
            Holidays holidays,
            java.time.Clock clock,
            @Value("${niangjia.demo.fund:true}") boolean wanted) {
        this.enrolments = enrolments;
        this.payoutDesk = payoutDesk;
        this.covers = covers;
        this.shelf = shelf;
        this.holidays = holidays;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        if (wanted) {
            stage.at(stage.moment(BROUGHT_OVER), this::history);
        }
    }

    /** Brought over from the old books on one day, long after the last of it. */
    private void history() {
        Scope scope = Scope.house(PUTUO);
        DemoBills bills = new DemoBills(MODULE, year -> new Computation(terms(year), holidays.calendar()));
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            enrol(scope, year);
            bills.add(covers.ofYear(scope, PUTUO, SCHEME, year), year, claims(year));
        }
        List<PayoutDesk.Due> exact = bills.comingTo(PAID_FEN);
        for (int at = 0; at < exact.size(); at += AT_ONCE) {
            payoutDesk.pay(scope, PUTUO, SCHEME, exact.subList(at, Math.min(exact.size(), at + AT_ONCE)));
        }
    }

    /** The terms changed once: one module at first, several later. */
    private Scheme terms(int year) {
        return shelf.ofYear(SCHEME, year).orElseThrow();
    }

    // --- who took part

    private static int heads(int year) {
        int n = year - FIRST_YEAR;
        int all = FIRST_HEADS + MORE_HEADS * n;
        int years = LAST_YEAR - FIRST_YEAR + 1;
        int rest = ENROLMENTS - years * FIRST_HEADS - MORE_HEADS * years * (years - 1) / 2;
        return year == LAST_YEAR ? all + rest : all;
    }

    /**
     * Each year some hundred and fifty people leave at one end, and more come at the other. All of them take the stay in hospital;
     * where there is more to take each takes one thing more for the same 50 yuan.
     */
    private void enrol(Scope scope, int year) {
        int from = (year - FIRST_YEAR) * NEW_EACH_YEAR;
        int until = from + heads(year);
        for (int unit = from / UNIT; unit * UNIT < until; unit++) {
            List<Insured> people = new ArrayList<>();
            for (int n = Math.max(from, unit * UNIT); n < Math.min(until, (unit + 1) * UNIT); n++) {
                people.add(DemoInsured.of(n));
            }
            for (AidModule module : terms(year).modules()) {
                List<Insured> taking = people.stream()
                        .filter(one ->
                                module.code().equals(MODULE) || module.code().equals(DemoInsured.beside(one)))
                        .toList();
                if (!taking.isEmpty()) {
                    enrolments.enrol(scope, batch(year, unit, module, taking));
                }
            }
        }
    }

    private Batch batch(int year, int unit, AidModule module, List<Insured> people) {
        return new Batch(
                Uuid7.next(clock),
                PUTUO,
                SCHEME,
                year,
                module.code(),
                "unit",
                null,
                DemoInsured.unit(unit),
                LocalDate.of(year, 1, 5).plusDays(unit * 7L % 50),
                people);
    }

    private static int claims(int year) {
        int before = 0;
        for (int each = FIRST_YEAR; each < year; each++) {
            before += heads(each);
        }
        long from = (long) before * PAYOUTS / ENROLMENTS;
        return (int) ((long) (before + heads(year)) * PAYOUTS / ENROLMENTS - from);
    }
}
