package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.util.List;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.service.mutualaid.FundBooks;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 追回记账. What is owed stands as a receivable against what is still to come in; it becomes income of the fund when the money is
 * there or was offset. The sums of the plan year are corrected by a payout below zero, in turn.
 */
@Component
class RecoveryBooks {
    private final FundBooks books;
    private final Ledger ledger;
    private final PayoutCorrections payouts;
    private final RecoverySteps steps;

    RecoveryBooks(FundBooks books, Ledger ledger, PayoutCorrections payouts, RecoverySteps steps) {
        this.books = books;
        this.ledger = ledger;
        this.payouts = payouts;
        this.steps = steps;
    }

    /** Throws ConflictException when an award went on from the old sums meanwhile. */
    void correct(Recovery known, Overpayment.Result result, LocalDate today) {
        Scope house = Scope.house(known.district());
        try {
            for (Overpayment.Year year : result.years()) {
                if (!year.difference().isEmpty()) {
                    steps.corrected(
                            known,
                            payouts.correct(
                                    house,
                                    known.district(),
                                    new PayoutCorrections.Correction(
                                            result.person(), result.scheme(), result.on(), today, year)));
                }
            }
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.AWARDED_MEANWHILE");
        }
    }

    void owe(Scope scope, Recovery known, long fen, int step) {
        post(scope, known, FundBooks.RECEIVABLE, FundBooks.DEFERRED, fen, "owed:" + step);
    }

    /** After an objection. */
    void forgive(Scope scope, Recovery known, long fen, int step) {
        post(scope, known, FundBooks.DEFERRED, FundBooks.RECEIVABLE, fen, "forgiven:" + step);
    }

    private void post(Scope scope, Recovery known, String debit, String credit, long fen, String what) {
        if (fen == 0) {
            return;
        }
        Book book = books.of(scope, known.district(), known.scheme());
        Note note = Note.of(
                "recovery:" + known.id() + ":" + what,
                "mutualaid.recovery",
                known.id().toString());
        ledger.post(
                scope,
                book,
                List.of(new Entry.Post(
                        books.account(scope, book, debit), books.account(scope, book, credit), fen, note)));
    }
}
