package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.Transfer;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 互助金发放. A payout is awarded at the decision and paid afterwards; the history of a fund is brought over awarded and paid at
 * once. No payout without its rule, none is paid without its transfer.
 */
@Service
public class PayoutDesk {
    private final SchemeShelf shelf;
    private final Payouts payouts;
    private final FundBooks books;
    private final Ledger ledger;
    private final Holidays holidays;

    PayoutDesk(SchemeShelf shelf, Payouts payouts, FundBooks books, Ledger ledger, Holidays holidays) {
        this.shelf = shelf;
        this.payouts = payouts;
        this.books = books;
        this.ledger = ledger;
        this.holidays = holidays;
    }

    /**
     * 核定. Puts an award down in the decision's transaction; one that comes to nothing counts for the sums of the plan year. Throws ConflictException when another decision went on from the same sums, or took the same lump.
     *
     * @return id of the payout
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID award(Scope scope, int district, Awarded awarded) {
        UUID id = payouts.next();
        try {
            payouts.insert(scope, district, List.of(new Payouts.Row(id, awarded, null, null)));
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.AWARDED_MEANWHILE");
        }
        return id;
    }

    /** Takes back what a claim was awarded that came to nothing: an appeal is computed without it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBackNothing(Scope scope, int district, UUID claim) {
        payouts.takeBackNothing(scope, district, claim);
    }

    /** 待发. What happened to whom, and the day on which it is paid. */
    record Due(Enrolled enrolled, Claim claim, LocalDate paidOn) {
        private SumsSoFar.Of of() {
            return new SumsSoFar.Of(enrolled.person(), enrolled.year());
        }
    }

    /**
     * 历史发放. Pays what is due; a claim that comes to nothing is left out. Each cover at most once in a call.
     *
     * @return how many were paid
     */
    @Transactional
    public int pay(Scope scope, int district, String schemeCode, List<Due> dues) {
        if (dues.isEmpty()) {
            return 0;
        }
        Scheme newest = shelf.find(schemeCode, dues.getLast().enrolled().from()).orElseThrow();
        Map<SumsSoFar.Of, SumsSoFar> before =
                payouts.sums(scope, district, newest, dues.stream().map(Due::of).toList(), null);
        List<Awarded> awards = new ArrayList<>();
        List<LocalDate> paidOn = new ArrayList<>();
        for (Due due : dues) {
            SumsSoFar sums = before.getOrDefault(due.of(), SumsSoFar.none());
            Computed result = compute(schemeCode, due, sums);
            if (result.payoutFen() > 0) {
                awards.add(awarded(due, sums, result));
                paidOn.add(due.paidOn());
            }
        }
        List<UUID> ids = awards.stream().map(each -> payouts.next()).toList();
        List<Transfer> transfers = post(scope, books.of(scope, district, schemeCode), ids, awards, paidOn);
        List<Payouts.Row> rows = new ArrayList<>();
        for (int i = 0; i < awards.size(); i++) {
            rows.add(new Payouts.Row(
                    ids.get(i), awards.get(i), paidOn.get(i), transfers.get(i).id()));
        }
        if (!rows.isEmpty()) {
            payouts.insert(scope, district, rows);
        }
        return rows.size();
    }

    private List<Transfer> post(Scope scope, Book book, List<UUID> ids, List<Awarded> awards, List<LocalDate> paidOn) {
        UUID bank = books.account(scope, book, FundBooks.BANK);
        UUID expense = books.account(scope, book, FundBooks.PAYOUTS);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < awards.size(); i++) {
            UUID id = ids.get(i);
            Note note = Note.of("payout:" + id, "mutualaid.payout", id.toString())
                    .dated(paidOn.get(i)
                            .atTime(15, 0)
                            .atZone(WorkingCalendar.ZONE)
                            .toInstant());
            entries.add(new Entry.Post(expense, bank, awards.get(i).computed().payoutFen(), note));
        }
        return ledger.post(scope, book, entries);
    }

    private static Awarded awarded(Due due, SumsSoFar sums, Computed result) {
        Enrolled enrolled = due.enrolled();
        return new Awarded(
                enrolled.person(),
                enrolled.scheme(),
                enrolled.year(),
                sums.nextSeq(),
                due.claim().on(),
                due.paidOn(),
                result,
                Map.of(enrolled.module(), enrolled.id()));
    }

    private Computed compute(String schemeCode, Due due, SumsSoFar before) {
        Scheme scheme = shelf.find(schemeCode, due.enrolled().from()).orElseThrow();
        return new Computation(scheme, holidays.calendar())
                .next(due.enrolled().insured(), due.enrolled().cover(), before.progress(), due.claim());
    }
}
