package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import org.niangjia.engine.benefit.Amounts;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.service.mutualaid.cover.Enrolled;

/**
 * 演示病例. Who of a fund's history fell ill, the same each time: many small hospital bills, few large ones, and now and then a
 * disease that a lump is paid for. The bills are made larger or smaller until the scheme pays a total to the fen.
 */
final class DemoBills {
    /** One payout of so many is a lump, where somebody has taken a module that pays one. */
    private static final int ONE_IN = 40;

    /** One lump of so many is for a cancer in situ. */
    private static final int ONE_IN_SITU_IN = 3;

    private static final int STEPS = 6;

    /** By what is the same each time; ids are not. */
    private static final Comparator<Enrolled> ORDER = Comparator.comparing(Enrolled::from)
            .thenComparing(Enrolled::birth)
            .thenComparing(Enrolled::male)
            .thenComparing(Enrolled::insurance)
            .thenComparing(Enrolled::firstFrom);

    private final String hospital;
    private final IntFunction<Computation> terms;
    private final Map<Integer, Computation> known = new HashMap<>();
    private final List<PayoutDesk.Due> bills = new ArrayList<>();
    private final Set<UUID> serious = new HashSet<>();

    /**
     * @param hospital module that pays for stays in hospital
     * @param terms of a plan year
     */
    DemoBills(String hospital, IntFunction<Computation> terms) {
        this.hospital = hospital;
        this.terms = terms;
    }

    /** So many of a plan year's people, each of them once. */
    void add(List<Enrolled> covers, int year, int count) {
        SplittableRandom random = new SplittableRandom(year);
        List<Enrolled> all = covers.stream()
                .filter(one -> one.module().equals(hospital))
                .sorted(ORDER)
                .toList();
        Map<UUID, Enrolled> beside = new HashMap<>();
        covers.stream().filter(one -> !one.module().equals(hospital)).forEach(one -> beside.put(one.person(), one));
        for (int n = 0; n < count; n++) {
            Enrolled cover = all.get((int) ((long) n * all.size() / count));
            LocalDate earliest = cover.from().plusDays(31);
            int days = (int) ChronoUnit.DAYS.between(earliest, LocalDate.of(year, 12, 1));
            LocalDate on = earliest.plusDays(random.nextInt(days));
            // many small bills, few large ones
            long fen = 60_000 + (long) (450_000 * Math.pow(random.nextDouble(), 3)) + random.nextLong(300_000);
            LocalDate paidOn = on.plusDays(20 + random.nextInt(60));
            Enrolled other = beside.get(cover.person());
            if (n % ONE_IN == ONE_IN / 2 && other != null && serious.add(cover.person())) {
                bills.add(new PayoutDesk.Due(other, diagnosed(on, disease(other, n / ONE_IN)), paidOn));
            } else {
                bills.add(new PayoutDesk.Due(cover, claim(on, fen), paidOn));
            }
        }
    }

    private static String disease(Enrolled cover, int n) {
        boolean inSitu = n % ONE_IN_SITU_IN == ONE_IN_SITU_IN - 1;
        if (cover.module().equals("women")) {
            return inSitu ? "gynaecologicalInSitu" : "gynaecological";
        }
        return inSitu ? "inSitu" : "major";
    }

    private static Claim diagnosed(LocalDate on, String disease) {
        return claim(on, Map.of(), Set.of(disease));
    }

    static Claim claim(LocalDate on, long selfPayFen) {
        return claim(on, Map.of(Amounts.SELF_PAY, selfPayFen), Set.of());
    }

    private static Claim claim(LocalDate on, Map<String, Long> amounts, Set<String> diseases) {
        return new Claim(
                on,
                amounts,
                OptionalInt.empty(),
                diseases,
                OptionalInt.empty(),
                Claim.ILLNESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    // --- how the bills come to a total

    /**
     * All bills made larger or smaller alike, and the last few by what is left. A larger part is paid of a larger bill, so that the
     * straight line between two factors finds one in between that comes to less than the total, and ever closer.
     */
    List<PayoutDesk.Due> comingTo(long fen) {
        double low = 0.5;
        double high = 2;
        long lowFen = total(scaled(low));
        long highFen = total(scaled(high));
        if (lowFen > fen || highFen < fen) {
            throw new IllegalStateException("the bills come to " + lowFen + " – " + highFen + ", not to " + fen);
        }
        for (int i = 0; i < STEPS && lowFen < fen; i++) {
            double middle = low + (high - low) * (fen - lowFen) / (highFen - lowFen);
            long middleFen = total(scaled(middle));
            if (middleFen <= fen) {
                low = middle;
                lowFen = middleFen;
            } else {
                high = middle;
                highFen = middleFen;
            }
        }
        List<PayoutDesk.Due> scaled = scaled(low);
        long left = fen - lowFen;
        for (int i = scaled.size() - 1; left > 0; i--) {
            PayoutDesk.Due due = scaled.get(i);
            PayoutDesk.Due larger = bill(due, billFor(due, due(due) + left));
            left -= due(larger) - due(due);
            scaled.set(i, larger);
        }
        return scaled;
    }

    /** The smallest bill for which the scheme pays so much, or as near below as it gets. */
    private long billFor(PayoutDesk.Due due, long wanted) {
        long low = fen(due);
        long high = low + 1_000_000;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (due(bill(due, middle)) <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<PayoutDesk.Due> scaled(double factor) {
        List<PayoutDesk.Due> scaled = new ArrayList<>();
        bills.forEach(due -> scaled.add(bill(due, Math.round(fen(due) * factor))));
        return scaled;
    }

    /** The same with another bill; a lump is what it is. */
    private static PayoutDesk.Due bill(PayoutDesk.Due due, long fen) {
        return due.claim().diagnoses().isEmpty()
                ? new PayoutDesk.Due(due.enrolled(), claim(due.claim().on(), fen), due.paidOn())
                : due;
    }

    private static long fen(PayoutDesk.Due due) {
        return due.claim().amounts().getOrDefault(Amounts.SELF_PAY, 0L);
    }

    private long total(List<PayoutDesk.Due> some) {
        return some.stream().mapToLong(this::due).sum();
    }

    private long due(PayoutDesk.Due due) {
        return known.computeIfAbsent(due.enrolled().year(), terms::apply)
                .next(due.enrolled().insured(), due.enrolled().cover(), Progress.none(), due.claim())
                .payoutFen();
    }
}
