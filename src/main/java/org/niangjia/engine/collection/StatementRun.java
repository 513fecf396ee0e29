package org.niangjia.engine.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.sheet.ImportRow;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.Mistakes;
import org.niangjia.platform.sheet.SheetRow;

/** 一次对账单导入. What went out of the account is read and passed over: payments have their own files. */
record StatementRun(
        Scope scope,
        Till till,
        List<BankLayout> layouts,
        LocalDate today,
        StatementLines lines,
        Cashier cashier,
        Clock clock)
        implements ImportRun<StatementLine> {

    @Override
    public @Nullable StatementLine read(SheetRow row, Mistakes mistakes) {
        LocalDate day = day(row, mistakes);
        OptionalLong fen = fen(row, mistakes);
        if (day == null || fen.isEmpty() || !row.sound()) {
            return null;
        }
        if (fen.getAsLong() <= 0) {
            mistakes.warn(row.number(), StatementImport.CREDIT, "collection.LINE_OUT");
        }
        String more = row.text(StatementImport.MORE);
        // of two banks the one calls the first remark what the other calls the second
        String remark = row.text(StatementImport.REMARK).equals(more)
                ? more
                : (row.text(StatementImport.REMARK) + " " + more).strip();
        return new StatementLine(
                till.district(),
                Uuid7.next(clock),
                till.code(),
                row.text(StatementImport.SERIAL),
                day,
                fen.getAsLong(),
                row.text(StatementImport.PAYER),
                remark,
                0);
    }

    private @Nullable LocalDate day(SheetRow row, Mistakes mistakes) {
        String text = row.text(StatementImport.DATE);
        if (text.isEmpty()) {
            return null;
        }
        Optional<LocalDate> day = BankLayout.day(layouts, text);
        if (day.isEmpty()) {
            mistakes.add(row.number(), StatementImport.DATE, CollectionRefusal.DATE_WRONG.with(text));
        } else if (day.get().isAfter(today)) {
            mistakes.add(row.number(), StatementImport.DATE, CollectionRefusal.DATE_AHEAD.with(text));
        }
        return day.orElse(null);
    }

    /** What came in, in fen; 0 or less for what went out. */
    private OptionalLong fen(SheetRow row, Mistakes mistakes) {
        String credit = row.text(StatementImport.CREDIT);
        String amount = row.text(StatementImport.AMOUNT);
        if (credit.isEmpty() && amount.isEmpty()) {
            // a bank with a column for each direction leaves this one empty for what went out
            boolean oneColumn = !row.text(StatementImport.DIRECTION).isEmpty();
            if (oneColumn) {
                mistakes.add(row.number(), StatementImport.AMOUNT, CollectionRefusal.LINE_AMOUNT_MISSING.with());
            }
            return oneColumn ? OptionalLong.empty() : OptionalLong.of(0);
        }
        long fen = Money.ofYuan(credit.isEmpty() ? amount : credit).fen();
        return OptionalLong.of(credit.isEmpty() && !incoming(row) ? -Math.abs(fen) : fen);
    }

    private boolean incoming(SheetRow row) {
        String direction = row.text(StatementImport.DIRECTION);
        return direction.isEmpty()
                || layouts.stream().anyMatch(layout -> layout.incoming().contains(direction));
    }

    private static String key(StatementLine line) {
        return line.serial() + "|" + line.bookedOn() + "|" + line.amountFen();
    }

    @Override
    public void within(List<ImportRow<StatementLine>> rows, Mistakes mistakes) {
        Map<String, Integer> seen = new HashMap<>();
        for (ImportRow<StatementLine> row : rows) {
            Integer first = row.value().amountFen() <= 0 ? null : seen.putIfAbsent(key(row.value()), row.number());
            if (first != null) {
                mistakes.add(row.number(), StatementImport.SERIAL, CollectionRefusal.LINE_TWICE.with(first));
            }
        }
    }

    /** Statements overlap by days: what is in already is told and passed over. */
    @Override
    public void against(List<ImportRow<StatementLine>> rows, Mistakes mistakes) {
        Set<String> serials = new HashSet<>();
        rows.stream()
                .filter(row -> row.value().amountFen() > 0)
                .forEach(row -> serials.add(row.value().serial()));
        Set<String> known = new HashSet<>();
        lines.withSerials(scope, till, serials).forEach(line -> known.add(key(line)));
        for (ImportRow<StatementLine> row : rows) {
            if (known.contains(key(row.value()))) {
                mistakes.warn(row.number(), StatementImport.SERIAL, "collection.LINE_KNOWN");
            }
        }
    }

    @Override
    public void apply(List<ImportRow<StatementLine>> good, Progress done) {
        List<StatementLine> came = good.stream()
                .map(ImportRow::value)
                .filter(line -> line.amountFen() > 0)
                .toList();
        cashier.arrived(scope, till, came);
        done.rows(good.size());
    }
}
