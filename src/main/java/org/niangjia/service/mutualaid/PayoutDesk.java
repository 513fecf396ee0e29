package org.niangjia.service.mutualaid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.Transfer;
import org.niangjia.platform.reference.Holidays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 互助金发放. Computes what is due by the scheme, pays it out of the fund's bank account and puts it down, all in one transaction:
 * no payout without its transfer, none without its rule.
 */
@Service
class PayoutDesk {
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

    /** 待发. What happened to whom, and the day on which it is paid. */
    record Due(Enrolled enrolled, Claim claim, LocalDate paidOn) {}

    /**
     * Pays what is due; a claim that comes to nothing is left out. Each cover at most once in a call.
     *
     * @return how many were paid
     */
    @Transactional
    public int pay(Scope scope, int district, String schemeCode, List<Due> dues) {
        List<UUID> covers = dues.stream().map(due -> due.enrolled().id()).toList();
        Map<UUID, Progress> before = payouts.progress(scope, district, covers);
        Book book = books.of(scope, district, schemeCode);
        UUID bank = books.account(scope, book, FundBooks.BANK);
        UUID expense = books.account(scope, book, FundBooks.PAYOUTS);
        List<Entry> entries = new ArrayList<>();
        List<Computed> computed = new ArrayList<>();
        List<Due> paid = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Due due : dues) {
            Computed result =
                    compute(schemeCode, due, before.getOrDefault(due.enrolled().id(), Progress.none()));
            if (result.payoutFen() == 0) {
                continue;
            }
            UUID id = payouts.next();
            Note note = Note.of("payout:" + id, "mutualaid.payout", id.toString())
                    .dated(due.paidOn()
                            .atTime(15, 0)
                            .atZone(WorkingCalendar.ZONE)
                            .toInstant());
            entries.add(new Entry.Post(expense, bank, result.payoutFen(), note));
            computed.add(result);
            paid.add(due);
            ids.add(id);
        }
        List<Transfer> transfers = ledger.post(scope, book, entries);
        List<Payouts.Row> rows = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            Due due = paid.get(i);
            rows.add(new Payouts.Row(
                    ids.get(i),
                    due.enrolled(),
                    due.claim().on(),
                    computed.get(i).payoutFen(),
                    due.paidOn(),
                    transfers.get(i).id(),
                    computed.get(i).shares()));
        }
        if (!rows.isEmpty()) {
            payouts.insert(scope, district, rows);
        }
        return rows.size();
    }

    private Computed compute(String schemeCode, Due due, Progress before) {
        Scheme scheme = shelf.find(schemeCode, due.enrolled().from()).orElseThrow();
        return new Computation(scheme, holidays.calendar())
                .next(due.enrolled().person(), due.enrolled().cover(), before, due.claim());
    }
}
