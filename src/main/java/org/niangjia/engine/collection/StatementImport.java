package org.niangjia.engine.collection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportKind;
import org.niangjia.platform.sheet.ImportRoutes;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetColumn.Kind;
import org.springframework.stereotype.Component;

/** 对账单导入. A bank's file as it is: which bank it is, its headings tell; what is in already is passed over. */
@Component
class StatementImport implements ImportKind<StatementLine>, Pages {
    static final String SERIAL = "serial";
    static final String DATE = "date";
    static final String CREDIT = "credit";
    static final String AMOUNT = "amount";
    static final String DIRECTION = "direction";
    static final String PAYER = "payer";
    static final String REMARK = "remark";
    static final String MORE = "more";

    /** One posting of the ledger takes no more. */
    private static final int MOST_ROWS = 5_000;

    private final List<BankLayout> layouts;
    private final Tills tills;
    private final StatementLines lines;
    private final Cashier cashier;
    private final ImportRoutes routes;
    private final Clock clock;

    StatementImport(
            StatementLayouts layouts,
            Tills tills,
            StatementLines lines,
            Cashier cashier,
            ImportRoutes routes,
            Clock clock) {
        this.layouts = layouts.all();
        this.tills = tills;
        this.lines = lines;
        this.cashier = cashier;
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, CollectionPages.ALL + "/{till}", this);
    }

    @Override
    public String code() {
        return "statements";
    }

    @Override
    public String words() {
        return "collection.import";
    }

    @Override
    public Duty duty() {
        return Duty.HANDLE;
    }

    @Override
    public int mostRows() {
        return MOST_ROWS;
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                SheetColumn.required(SERIAL, Kind.CODE, "流水号", "Serial number")
                        .longest(60)
                        .note("银行给的流水号，单元格为文本", "The bank's own number, in a text cell")
                        .example("20271203000017")
                        .also(headings(BankLayout::serial)),
                SheetColumn.required(DATE, Kind.WORDS, "日期", "Date")
                        .longest(30)
                        .note("记账日期", "The day on which the bank booked it")
                        .example("2026-12-03")
                        .also(headings(BankLayout::date)),
                SheetColumn.optional(CREDIT, Kind.AMOUNT, "收入金额", "Received")
                        .note("到账金额，元；支出的行不填", "Yuan that came in; empty for what went out")
                        .example("3000.00")
                        .also(credits()),
                SheetColumn.optional(AMOUNT, Kind.AMOUNT, "金额", "Amount")
                        .note(
                                "收支同一列的银行用；支出为负数，或看收支标志",
                                "For banks with one column; what went out is negative or marked")
                        .example("")
                        .also(headings(BankLayout::amount)),
                SheetColumn.optional(DIRECTION, Kind.WORDS, "收支", "In or out")
                        .longest(10)
                        .note("收或支", "In or out, in Chinese")
                        .example("收")
                        .also(headings(BankLayout::direction)),
                SheetColumn.optional(PAYER, Kind.WORDS, "对方名称", "Payer")
                        .longest(120)
                        .note("付款人", "Who paid")
                        .example("某某船舶修造有限公司")
                        .also(headings(BankLayout::payer)),
                SheetColumn.optional(REMARK, Kind.WORDS, "附言摘要", "Remark")
                        .longest(300)
                        .note("缴款码一般写在这里", "Where the payment code usually stands")
                        .example("JF0000018 医疗互助费")
                        .also(remarks(0)),
                SheetColumn.optional(MORE, Kind.WORDS, "附言摘要二", "Second remark")
                        .longest(300)
                        .note("银行分两列写附言的用", "For banks with two columns of remarks")
                        .example("")
                        .also(remarks(1)));
    }

    private String[] headings(Function<BankLayout, String> column) {
        Set<String> all = new LinkedHashSet<>();
        layouts.forEach(layout -> all.add(column.apply(layout)));
        all.remove("");
        return all.toArray(String[]::new);
    }

    private String[] credits() {
        List<String> all = new ArrayList<>(List.of("贷方金额", "收入", "到账金额"));
        all.addAll(List.of(headings(BankLayout::credit)));
        return all.toArray(String[]::new);
    }

    private String[] remarks(int place) {
        return headings(
                layout -> layout.remark().size() > place ? layout.remark().get(place) : "");
    }

    @Override
    public void admit(ImportContext context) {
        tills.get(context.scope(), context.district(), context.subject());
    }

    @Override
    public ImportRun<StatementLine> begin(ImportContext context) {
        tills.requireCashier(context.scope());
        Till till = tills.get(context.scope(), context.district(), context.subject());
        return new StatementRun(
                context.scope(), till, layouts, WorkingCalendar.dayOf(clock.instant()), lines, cashier, clock);
    }
}
