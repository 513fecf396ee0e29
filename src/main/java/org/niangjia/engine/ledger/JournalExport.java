package org.niangjia.engine.ledger;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.stereotype.Component;

/** 日记账导出. The journal of a book between two days, for the finance office's own program. */
@Component
class JournalExport implements ExportKind<JournalExport.Line>, Pages {
    private final Books books;
    private final Journal journal;
    private final ExportRoutes routes;

    JournalExport(Books books, Journal journal, ExportRoutes routes) {
        this.books = books;
        this.journal = journal;
        this.routes = routes;
    }

    /** 一行. A journal line in the words of whoever takes it out. */
    record Line(JournalLine line, Words words) {
        private String memo() {
            String key = "ledger.memo." + line.note().memo();
            String said = words.t(key);
            return said.equals(key) ? line.note().memo() : said;
        }
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, BookPages.ALL + "/journal", this);
    }

    @Override
    public String code() {
        return "journal";
    }

    @Override
    public String words() {
        return "ledger.journal";
    }

    @Override
    public Duty reading() {
        return Duty.BOOKS;
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        return List.of(
                ExportColumn.of(
                        "day",
                        "日期",
                        "Day",
                        row -> WorkingCalendar.dayOf(row.line().place().at())),
                ExportColumn.of(
                        "voucher", "凭证号", "Voucher", row -> row.line().batch().toString()),
                ExportColumn.of("memo", "摘要", "Memo", Line::memo),
                ExportColumn.of(
                        "debit_code",
                        "借方科目",
                        "Debit account",
                        row -> row.line().debit().code()),
                ExportColumn.of(
                        "debit_name",
                        "借方名称",
                        "Debit name",
                        row -> row.line().debit().name()),
                ExportColumn.of(
                        "credit_code",
                        "贷方科目",
                        "Credit account",
                        row -> row.line().credit().code()),
                ExportColumn.of(
                        "credit_name",
                        "贷方名称",
                        "Credit name",
                        row -> row.line().credit().name()),
                ExportColumn.of(
                        "amount",
                        "金额（元）",
                        "Amount (yuan)",
                        row -> BigDecimal.valueOf(row.line().amountFen(), 2)),
                ExportColumn.of(
                        "subject", "关联编号", "Reference", row -> row.line().note().subject()),
                ExportColumn.of("by", "记账人", "Posted by", row -> row.line().byName()));
    }

    @Override
    public List<String> filters() {
        return List.of("book", "from", "until");
    }

    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        Book book = books.get(context.scope(), context.district(), context.filter("book"));
        Instant from = start(context.filter("from"), LocalDate.of(1990, 1, 1));
        Instant until = start(context.filter("until"), LocalDate.of(2999, 1, 1));
        return journal
                .lines(
                        context.scope(),
                        book,
                        new Journal.Span(from, until),
                        after == null ? null : after.line().place(),
                        limit)
                .stream()
                .map(line -> new Line(line, context.words()))
                .toList();
    }

    private static Instant start(String typed, LocalDate otherwise) {
        LocalDate day = otherwise;
        try {
            day = typed.isEmpty() ? otherwise : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            // as if nothing had been asked for
        }
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
