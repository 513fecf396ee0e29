package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.Amounts;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 演示互助资金. The history of 普陀 from 2003 to the end of March 2018 with the totals of the newspaper page: 127,300 enrolments,
 * 4,487 payouts, 5,963,900.00 yuan. People, units and bills are invented and deterministic; every cover passes the rules of the
 * demo scheme, every payout is computed by it and posted.
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
    private static final int STEPS = 18;
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
        List<PayoutDesk.Due> bills = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            enrol(scope, year);
            bills.addAll(bills(covers.ofYear(scope, PUTUO, SCHEME, year), year));
        }
        List<PayoutDesk.Due> exact = toTheFen(bills);
        for (int at = 0; at < exact.size(); at += AT_ONCE) {
            payoutDesk.pay(scope, PUTUO, SCHEME, exact.subList(at, Math.min(exact.size(), at + AT_ONCE)));
        }
    }

    // --- who took part

    private static int heads(int year) {
        int n = year - FIRST_YEAR;
        int all = FIRST_HEADS + MORE_HEADS * n;
        int years = LAST_YEAR - FIRST_YEAR + 1;
        int rest = ENROLMENTS - years * FIRST_HEADS - MORE_HEADS * years * (years - 1) / 2;
        return year == LAST_YEAR ? all + rest : all;
    }

    /** Each year some hundred and fifty people leave at one end, and more come at the other. */
    private void enrol(Scope scope, int year) {
        int from = (year - FIRST_YEAR) * NEW_EACH_YEAR;
        int until = from + heads(year);
        for (int unit = from / UNIT; unit * UNIT < until; unit++) {
            List<Insured> people = new ArrayList<>();
            for (int n = Math.max(from, unit * UNIT); n < Math.min(until, (unit + 1) * UNIT); n++) {
                people.add(DemoInsured.of(n));
            }
            enrolments.enrol(
                    scope,
                    new Batch(
                            Uuid7.next(clock),
                            PUTUO,
                            SCHEME,
                            year,
                            MODULE,
                            "unit",
                            null,
                            DemoInsured.unit(unit),
                            LocalDate.of(year, 1, 5).plusDays(unit * 7L % 50),
                            people));
        }
    }

    // --- who was in hospital

    private static int claims(int year) {
        int before = 0;
        for (int each = FIRST_YEAR; each < year; each++) {
            before += heads(each);
        }
        long from = (long) before * PAYOUTS / ENROLMENTS;
        return (int) ((long) (before + heads(year)) * PAYOUTS / ENROLMENTS - from);
    }

    private static List<PayoutDesk.Due> bills(List<Enrolled> covers, int year) {
        SplittableRandom random = new SplittableRandom(year);
        int count = claims(year);
        List<PayoutDesk.Due> bills = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Enrolled cover = covers.get((int) ((long) n * covers.size() / count));
            LocalDate earliest = cover.from().plusDays(31);
            int days = (int) java.time.temporal.ChronoUnit.DAYS.between(earliest, LocalDate.of(year, 12, 1));
            LocalDate on = earliest.plusDays(random.nextInt(days));
            // many small bills, few large ones
            long fen = 60_000 + (long) (450_000 * Math.pow(random.nextDouble(), 3)) + random.nextLong(300_000);
            bills.add(new PayoutDesk.Due(cover, claim(on, fen), on.plusDays(20 + random.nextInt(60))));
        }
        return bills;
    }

    static Claim claim(LocalDate on, long selfPayFen) {
        return new Claim(
                on,
                Map.of(Amounts.SELF_PAY, selfPayFen),
                OptionalInt.empty(),
                Set.of(),
                OptionalInt.empty(),
                Claim.ILLNESS,
                Optional.empty(),
                Optional.empty());
    }

    // --- how the bills come to the page's total

    /** The bills are made larger or smaller alike, and the last few by what is left, until the scheme pays the page's total. */
    private List<PayoutDesk.Due> toTheFen(List<PayoutDesk.Due> bills) {
        Scheme scheme = shelf.find(SCHEME, LocalDate.of(FIRST_YEAR, 1, 1)).orElseThrow();
        Computation computation = new Computation(scheme, holidays.calendar());
        double low = 0.5;
        double high = 2;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (total(computation, scaled(bills, middle)) < PAID_FEN) {
                low = middle;
            } else {
                high = middle;
            }
        }
        List<PayoutDesk.Due> scaled = scaled(bills, low);
        long left = PAID_FEN - total(computation, scaled);
        for (int i = scaled.size() - 1; left > 0; i--) {
            PayoutDesk.Due due = scaled.get(i);
            long more = due(computation, due) + left;
            PayoutDesk.Due larger = bill(due, billFor(computation, due, more));
            left -= due(computation, larger) - due(computation, due);
            scaled.set(i, larger);
        }
        return scaled;
    }

    /** The smallest bill for which the scheme pays so much, or as near below as it gets. */
    private static long billFor(Computation computation, PayoutDesk.Due due, long wanted) {
        long low = fen(due);
        long high = low + 1_000_000;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (due(computation, bill(due, middle)) <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static List<PayoutDesk.Due> scaled(List<PayoutDesk.Due> bills, double factor) {
        List<PayoutDesk.Due> scaled = new ArrayList<>();
        bills.forEach(due -> scaled.add(bill(due, Math.round(fen(due) * factor))));
        return scaled;
    }

    private static PayoutDesk.Due bill(PayoutDesk.Due due, long fen) {
        return new PayoutDesk.Due(due.enrolled(), claim(due.claim().on(), fen), due.paidOn());
    }

    private static long fen(PayoutDesk.Due due) {
        return due.claim().amounts().getOrDefault(Amounts.SELF_PAY, 0L);
    }

    private static long total(Computation computation, List<PayoutDesk.Due> bills) {
        return bills.stream().mapToLong(due -> due(computation, due)).sum();
    }

    private static long due(Computation computation, PayoutDesk.Due due) {
        return computation
                .next(
                        due.enrolled().insured(),
                        due.enrolled().cover(),
                        org.niangjia.engine.benefit.Progress.none(),
                        due.claim())
                .payoutFen();
    }
}
