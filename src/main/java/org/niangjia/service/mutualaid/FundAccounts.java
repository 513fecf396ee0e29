package org.niangjia.service.mutualaid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.TrialBalance;
import org.springframework.stereotype.Component;

/**
 * 年度收支. What a fund had, took in and gave out in each calendar year (会计年度); a year begins with what the year before left.
 * Years that lie in closed months never change again and are summed up once.
 */
@Component
class FundAccounts {
    private final Journal journal;
    private final Map<UUID, LocalDate> begun = new ConcurrentHashMap<>();
    private final Map<YearEnd, Fund.Sums> closed = new ConcurrentHashMap<>();

    FundAccounts(Journal journal) {
        this.journal = journal;
    }

    private record YearEnd(UUID book, int year) {}

    /**
     * 一年的收支. Opening + brought + fees + subsidy + interest + recovered − payouts − refunds + pooled = closing, in fen.
     *
     * @param until the last day of the year, or the day until which it is told
     * @param openingFen what the year before left; in the first year what the fund began with
     * @param broughtFen 期初补记, what it had begun with and was entered in a later year only
     */
    record Account(
            int year,
            LocalDate until,
            long openingFen,
            long broughtFen,
            long feesFen,
            long subsidyFen,
            long interestFen,
            long recoveredFen,
            long paidFen,
            long refundsFen,
            long pooledFen,
            long closingFen) {

        /** Whether it is told to its last day. */
        boolean whole() {
            return until.equals(LocalDate.of(year, 12, 31));
        }
    }

    /** All years until a day, the earliest first, of a fund that has come to these sums on that day. */
    List<Account> upTo(Scope scope, Book book, LocalDate until, Fund.Sums sums) {
        Optional<LocalDate> first = first(scope, book);
        if (first.isEmpty() || first.get().isAfter(until)) {
            return List.of();
        }
        int from = first.get().getYear();
        Map<Integer, Fund.Sums> ends = ends(scope, book, from, until.getYear());
        ends.put(until.getYear(), sums);
        List<Account> accounts = new ArrayList<>();
        Fund.Sums before = Fund.Sums.NOTHING;
        for (int year = from; year <= until.getYear(); year++) {
            Fund.Sums end = Objects.requireNonNull(ends.get(year));
            LocalDate last = LocalDate.of(year, 12, 31);
            accounts.add(account(year, last.isAfter(until) ? until : last, year == from, before, end));
            before = end;
        }
        return accounts;
    }

    private static Account account(int year, LocalDate until, boolean first, Fund.Sums before, Fund.Sums end) {
        Fund.Sums in = end.since(before);
        long entered = end.openingFen() - before.openingFen();
        return new Account(
                year,
                until,
                first ? entered : before.closingFen(),
                first ? 0 : entered,
                in.feesFen(),
                in.subsidyFen(),
                in.interestFen(),
                in.recoveredFen(),
                in.paidFen(),
                in.refundsFen(),
                in.pooledFen(),
                in.closingFen());
    }

    private Optional<LocalDate> first(Scope scope, Book book) {
        LocalDate known = begun.get(book.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<LocalDate> first = journal.first(scope, book).map(WorkingCalendar::dayOf);
        first.filter(day -> closed(book, day)).ifPresent(day -> begun.put(book.id(), day));
        return first;
    }

    /** What the fund had come to at the end of each year before the last one. */
    private Map<Integer, Fund.Sums> ends(Scope scope, Book book, int from, int last) {
        Map<Integer, Fund.Sums> ends = new HashMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int year = from; year < last; year++) {
            Fund.Sums kept = closed.get(new YearEnd(book.id(), year));
            if (kept == null) {
                missing.add(year);
            } else {
                ends.put(year, kept);
            }
        }
        if (missing.isEmpty()) {
            return ends;
        }
        List<TrialBalance> all = journal.trialBalances(
                scope,
                book,
                missing.stream()
                        .map(year -> Fund.endOf(LocalDate.of(year, 12, 31)))
                        .toList());
        for (int n = 0; n < all.size(); n++) {
            int year = missing.get(n);
            Fund.Sums sums = Fund.sums(all.get(n).lines());
            ends.put(year, sums);
            if (closed(book, LocalDate.of(year, 12, 31))) {
                closed.put(new YearEnd(book.id(), year), sums);
            }
        }
        return ends;
    }

    /** Whether nothing dated until the end of a day can be added any more. */
    private static boolean closed(Book book, LocalDate day) {
        Instant until = book.lockedUntil();
        return until != null && !until.isBefore(Fund.endOf(day));
    }
}
