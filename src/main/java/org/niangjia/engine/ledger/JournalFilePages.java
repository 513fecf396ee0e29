package org.niangjia.engine.ledger;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.function.UnaryOperator;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.sheet.SheetFile;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 凭证文件下载. A month of a book for a finance program, in the format that is chosen. */
@Component
class JournalFilePages implements Pages {
    private static final int PAGE = 1_000;

    private final BookPages pages;
    private final Journal journal;
    private final JournalFormats formats;
    private final Trail trail;

    JournalFilePages(BookPages pages, Journal journal, JournalFormats formats, Trail trail) {
        this.pages = pages;
        this.journal = journal;
        this.formats = formats;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(BookPages.ALL + "/{book}/vouchers", Duty.EXPORT, this::file).of("book", this::one);
    }

    private Book one(Call call) {
        if (!call.caller().may(Duty.BOOKS)) {
            throw new NotVisibleException("books");
        }
        return pages.one(call);
    }

    private Answer file(Call call) {
        Book book = one(call);
        JournalFormat format = formats.find(call.query("format").orElse(""))
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("ledger.FORMAT_UNKNOWN").at("format")));
        YearMonth month = month(call);
        Journal.Span span = new Journal.Span(
                month.atDay(1).atStartOfDay(WorkingCalendar.ZONE).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(WorkingCalendar.ZONE).toInstant());
        String name = book.code() + "-" + month + (format.xlsx() ? ".xlsx" : ".csv");
        trail.record(
                call.scope().actor(),
                book.district(),
                Trail.DOWNLOADED,
                "ledger.book",
                book.id(),
                format.code() + " " + month);
        UnaryOperator<String> memos = memo -> {
            String key = "ledger.memo." + memo;
            String said = call.t(key);
            return said.equals(key) ? memo : said;
        };
        return Answer.stream(format.xlsx() ? SheetFile.XLSX_TYPE : SheetFile.CSV_TYPE, name, out -> {
            new JournalFile(format, memos)
                    .write(out, month.toString(), place -> journal.lines(call.scope(), book, span, place, PAGE));
        });
    }

    private static YearMonth month(Call call) {
        try {
            return YearMonth.parse(call.query("month").orElse(""));
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.of("ledger.MONTH_WRONG").at("month"));
        }
    }
}
