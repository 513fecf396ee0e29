package org.niangjia.engine.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 月结. Closes months of a book, in order, for the record; never taken back. */
@Service
public class BookClosing {
    private final Books books;
    private final Trail trail;

    BookClosing(Books books, Trail trail) {
        this.books = books;
        this.trail = trail;
    }

    /** Closes a book until the end of a month. Throws RefusedException when that lies ahead or is closed already. */
    @Transactional
    public Book close(Scope scope, Book book, YearMonth month) {
        Book closed = books.closeUntil(scope, book, endOf(month.atEndOfMonth()));
        trail.record(
                scope.actor(), book.district(), "ledger.closed", "ledger.book", book.id(), book.code() + " " + month);
        return closed;
    }

    /** The last instant of a day, as far as the books tell instants apart. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant().minusNanos(1_000);
    }

    /** The month that can be closed next: the last one that is over, unless it is closed already. */
    static Optional<YearMonth> next(Book book, LocalDate today) {
        YearMonth last = YearMonth.from(today).minusMonths(1);
        Instant until = book.lockedUntil();
        return until != null && !endOf(last.atEndOfMonth()).isAfter(until) ? Optional.empty() : Optional.of(last);
    }
}
