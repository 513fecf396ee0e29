package org.niangjia.engine.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.sheet.SheetFile;

/** 凭证文件. The journal in a finance program's own columns; what was posted together on one day is one voucher, numbered from 1. */
final class JournalFile {
    private final JournalFormat format;
    private final UnaryOperator<String> memos;
    private final Map<Voucher, int[]> vouchers = new HashMap<>();

    /** @param memos a memo in words */
    JournalFile(JournalFormat format, UnaryOperator<String> memos) {
        this.format = format;
        this.memos = memos;
    }

    private record Voucher(UUID batch, LocalDate day) {}

    /** 一页. The lines behind a place, fewer than were asked for at the end. */
    interface Source {
        List<JournalLine> behind(Transfer.@Nullable Place place);
    }

    void write(OutputStream out, String name, Source source) throws IOException {
        List<String> headings = format.heading()
                ? format.columns().stream().map(JournalFormat.Column::heading).toList()
                : List.of();
        try (SheetFile file = format.xlsx()
                ? SheetFile.xlsx(out, name, headings)
                : SheetFile.csv(out, headings, format.charset(), format.separator())) {
            List<JournalLine> page = source.behind(null);
            while (!page.isEmpty()) {
                for (JournalLine line : page) {
                    entry(file, line);
                }
                page = source.behind(page.getLast().place());
            }
        }
    }

    private void entry(SheetFile file, JournalLine line) throws IOException {
        LocalDate day = WorkingCalendar.dayOf(line.place().at());
        int next = vouchers.size() + 1;
        int[] voucher = vouchers.computeIfAbsent(new Voucher(line.batch(), day), fresh -> new int[] {next, 0});
        if (format.rows() == JournalFormat.Rows.ENTRY) {
            row(file, new Row(line, day, voucher[0], ++voucher[1], false));
        } else {
            row(file, new Row(line, day, voucher[0], ++voucher[1], true));
            row(file, new Row(line, day, voucher[0], ++voucher[1], false));
        }
    }

    /**
     * 一行.
     *
     * @param debit which of its accounts, where each has a row
     */
    private record Row(JournalLine line, LocalDate day, int number, int place, boolean debit) {
        JournalLine.Title account() {
            return debit ? line.debit() : line.credit();
        }

        BigDecimal yuan() {
            return BigDecimal.valueOf(line.amountFen(), 2);
        }
    }

    private void row(SheetFile file, Row row) throws IOException {
        file.row(format.columns().stream().map(column -> cell(column, row)).toList());
    }

    private Object cell(JournalFormat.Column column, Row row) {
        return switch (column.field()) {
            case TEXT -> column.text();
            case DAY -> format.day().format(row.day());
            case NUMBER -> row.number();
            case LINE -> row.place();
            case MEMO -> memos.apply(row.line().note().memo());
            case SUBJECT -> row.line().note().subject();
            case BY -> row.line().byName();
            case DEBIT_CODE -> row.line().debit().code();
            case DEBIT_NAME -> row.line().debit().name();
            case CREDIT_CODE -> row.line().credit().code();
            case CREDIT_NAME -> row.line().credit().name();
            case AMOUNT -> row.yuan();
            case ACCOUNT -> row.account().code();
            case ACCOUNT_NAME -> row.account().name();
            case DEBIT -> row.debit() ? row.yuan() : "";
            case CREDIT -> row.debit() ? "" : row.yuan();
        };
    }
}
