package org.niangjia.engine.ledger;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 账簿页面. The books of one's own county: trial balance of any day, latest transfers, closing of a month. */
@Component
class BookPages implements Pages {
    static final String ALL = "/books";

    private static final String KIND = "book";
    private static final int LATEST = 50;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    private final Books books;
    private final Journal journal;
    private final BookClosing closing;
    private final JournalFormats formats;
    private final Clock clock;

    BookPages(Books books, Journal journal, BookClosing closing, JournalFormats formats, Clock clock) {
        this.books = books;
        this.journal = journal;
        this.closing = closing;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.BOOKS, this::list).gives(Listed.class);
        at.get(ALL + "/{book}", Duty.BOOKS, this::show).of(KIND, this::one).gives(Shown.class);
        at.post(ALL + "/{book}/closing", Duty.RELEASE, this::close)
                .of(KIND, this::one)
                .takes(Month.class)
                .gives(Shown.class)
                .again(this::show);
    }

    /** 账簿一览（供程序）. */
    record Listed(List<BookView> items) {}

    /** 账簿（供程序）. */
    record BookView(String code, String name, @Nullable Instant lockedUntil) {}

    /** 试算平衡表（供程序）. */
    record Shown(
            String code,
            String name,
            LocalDate until,
            @Nullable Instant lockedUntil,
            List<Line> lines,
            long debitFen,
            long creditFen,
            boolean balanced,
            List<Latest> latest) {}

    /** 最近一笔（供程序）. */
    record Latest(UUID id, String memo, String subject, long amountFen) {}

    /** 科目一行（供程序）. */
    record Line(String code, String name, long debitFen, long creditFen, long heldFen) {}

    /** 结账表单; a month such as 2018-03. */
    record Month(@Nullable String month) {}

    private Answer list(Call call) {
        List<Book> found = books.list(call.scope(), district(call));
        return Answer.page(
                "engine/ledger/books.jte",
                new Listed(found.stream()
                        .map(book -> new BookView(book.code(), book.name(), book.lockedUntil()))
                        .toList()),
                Map.of("books", found));
    }

    private static int district(Call call) {
        Hat hat = call.caller().hat();
        if (hat == null) {
            throw new NotVisibleException("books");
        }
        return hat.district();
    }

    Book one(Call call) {
        return books.get(call.scope(), district(call), call.path("book"));
    }

    private Answer show(Call call) {
        return page(call, one(call));
    }

    private Answer page(Call call, Book book) {
        LocalDate until = until(call);
        TrialBalance table = journal.trialBalance(call.scope(), book, BookClosing.endOf(until));
        Map<String, Object> model = new HashMap<>();
        model.put("book", book);
        model.put("until", until);
        model.put("table", table);
        List<JournalLine> latest = journal.latest(call.scope(), book, LATEST);
        model.put("latest", latest);
        model.put("formats", formats.all());
        model.put("thisMonth", YearMonth.from(until).toString());
        model.put(
                "month",
                BookClosing.next(book, today()).map(YearMonth::toString).orElse(""));
        return Answer.page("engine/ledger/book.jte", shown(book, until, table, latest), model);
    }

    private static Shown shown(Book book, LocalDate until, TrialBalance table, List<JournalLine> latest) {
        return new Shown(
                book.code(),
                book.name(),
                until,
                book.lockedUntil(),
                table.lines().stream()
                        .map(line -> new Line(
                                line.account().code(),
                                line.account().facts().name(),
                                line.debitFen(),
                                line.creditFen(),
                                line.balance().pendingCreditFen()
                                        + line.balance().pendingDebitFen()))
                        .toList(),
                table.debitFen(),
                table.creditFen(),
                table.balanced(),
                latest.stream()
                        .map(line -> new Latest(
                                line.place().id(),
                                line.note().memo(),
                                line.note().subject(),
                                line.amountFen()))
                        .toList());
    }

    private Answer close(Call call) {
        Book book = one(call);
        String typed = Optional.ofNullable(call.input(Month.class).month()).orElse("");
        try {
            Book closed = closing.close(call.scope(), book, YearMonth.parse(typed));
            LocalDate today = today();
            TrialBalance table = journal.trialBalance(call.scope(), closed, BookClosing.endOf(today));
            return Answer.done(ALL + "/" + closed.code(), shown(closed, today, table, List.of()))
                    .say("ledger.said.closed", typed);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.of("ledger.MONTH_WRONG").at("month"));
        }
    }

    private LocalDate until(Call call) {
        String typed = call.query("until").orElse("");
        if (typed.isEmpty()) {
            return today();
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (!day.isBefore(FIRST) && !day.isAfter(today())) {
                return day;
            }
        } catch (DateTimeException e) {
            // answered below
        }
        throw new RefusedException(Refusal.of("ledger.DAY_WRONG").at("until"));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
