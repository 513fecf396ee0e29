package org.niangjia.service.mutualaid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Money;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 年度报告. One year of a fund for everybody to read and print: its account, who took part and what was paid; nothing of any person. */
@Component
class FundReportPages implements Pages {
    private final FundPages pages;
    private final SchemeShelf shelf;
    private final Press press;
    private final World world;

    FundReportPages(FundPages pages, SchemeShelf shelf, Press press, World world) {
        this.pages = pages;
        this.shelf = shelf;
        this.press = press;
        this.world = world;
    }

    @Override
    public void declare(Routes at) {
        at.get(FundPages.ONE + "/reports/{year}", Duty.OPEN, this::print).gives(Press.Printed.class);
    }

    /** The latest year is told until today, and says so. */
    private Answer print(Call call) {
        int district = pages.district(call);
        Scope scope = Scope.house(district);
        String code = FundPages.wanted(call, pages.schemes(scope, district), district);
        LocalDate until = until(call);
        Fund.Totals totals = pages.totals(scope, district, code, until);
        FundAccounts.Account account = totals.accounts().stream()
                .filter(each -> each.year() == until.getYear())
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("report of " + call.path("year")));
        Scheme scheme = shelf.find(code, until).orElseThrow();
        return press.answer(
                call, paper(call, district, scheme, totals, account), "/public/funds/" + district + "?scheme=" + code);
    }

    private LocalDate until(Call call) {
        String typed = call.path("year");
        LocalDate today = pages.today();
        int year = typed.matches("[1-9]\\d{3}") ? Integer.parseInt(typed) : 0;
        if (year < 1 || year > today.getYear()) {
            throw new NotVisibleException("report of " + typed);
        }
        return year == today.getYear() ? today : LocalDate.of(year, 12, 31);
    }

    private Paper paper(Call call, int district, Scheme scheme, Fund.Totals totals, FundAccounts.Account account) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("mutualaid.scheme"),
                call.words().chinese() ? scheme.name() : scheme.english(),
                call.t("mutualaid.report.place"),
                pages.place(district),
                call.t("mutualaid.report.carrier"),
                scheme.fund().carrier(),
                call.t("mutualaid.report.pooling"),
                call.t("mutualaid.pooling." + scheme.fund().pooling()),
                call.t("mutualaid.report.span"),
                call.t(
                        "mutualaid.settlement.span",
                        times.day(LocalDate.of(account.year(), 1, 1)),
                        times.day(account.until()))));
        if (!account.whole()) {
            blocks.add(Block.note(call.t("mutualaid.report.running")));
        }
        blocks.add(Block.heading(call.t("mutualaid.fund.account")));
        blocks.add(money(call, account));
        blocks.add(Block.heading(call.t("mutualaid.report.people")));
        blocks.add(people(call, totals, account.year()));
        blocks.add(Block.note(call.t("mutualaid.report.hint")));
        if (!scheme.fund().shortfall().chinese().isEmpty()) {
            blocks.add(Block.plain(call.t(
                    "mutualaid.fund.shortfall", call.words().of(scheme.fund().shortfall()))));
        }
        if (!scheme.fund().surplus().chinese().isEmpty()) {
            blocks.add(Block.plain(call.t(
                    "mutualaid.fund.surplus", call.words().of(scheme.fund().surplus()))));
        }
        if (world.demo()) {
            blocks.add(Block.note(call.t("mutualaid.fund.invented")));
        }
        blocks.add(Block.signatures(
                call.t("mutualaid.settlement.clerk"),
                call.t("mutualaid.settlement.accountant"),
                call.t("mutualaid.report.audit"),
                call.t("mutualaid.settlement.head")));
        blocks.add(new Block.Closing(scheme.fund().carrier(), times.day(account.until()), true));
        return Paper.of(call.t("mutualaid.report.title", String.valueOf(account.year())), account.until())
                .by(scheme.fund().carrier())
                .with(blocks.toArray(Block[]::new));
    }

    private static Block money(Call call, FundAccounts.Account account) {
        List<List<String>> rows = new ArrayList<>();
        row(rows, call.t("mutualaid.fund.opening"), account.openingFen());
        if (account.broughtFen() != 0) {
            row(rows, call.t("mutualaid.fund.brought"), account.broughtFen());
        }
        row(rows, call.t("mutualaid.fund.fees"), account.feesFen());
        row(rows, call.t("mutualaid.fund.subsidy"), account.subsidyFen());
        row(rows, call.t("mutualaid.fund.interest"), account.interestFen());
        row(rows, call.t("mutualaid.fund.recovered"), account.recoveredFen());
        row(rows, call.t("mutualaid.fund.payout"), -account.paidFen());
        row(rows, call.t("mutualaid.fund.refunds"), -account.refundsFen());
        if (account.pooledFen() != 0) {
            row(rows, call.t("mutualaid.funds.between"), account.pooledFen());
        }
        row(rows, call.t("mutualaid.fund.closing"), account.closingFen());
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.settlement.item"), 3, false),
                        new Block.Column(call.t("mutualaid.settlement.yuan"), 2, true)),
                rows);
    }

    private static void row(List<List<String>> rows, String title, long fen) {
        rows.add(List.of(title, Money.ofFen(fen).format()));
    }

    /** The plan year of the same number, and all until the end of the year. */
    private static Block people(Call call, Fund.Totals totals, int year) {
        Fund.Year of = totals.years().stream()
                .filter(each -> each.year() == year)
                .findFirst()
                .orElse(new Fund.Year(year, 0, 0, 0));
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.fund.year"), 2, false),
                        new Block.Column(call.t("mutualaid.fund.enrolments"), 2, true),
                        new Block.Column(call.t("mutualaid.fund.payouts"), 2, true),
                        new Block.Column(call.t("mutualaid.fund.fen"), 3, true)),
                List.of(
                        counts(String.valueOf(year), of.enrolments(), of.payouts(), of.paidFen()),
                        counts(
                                call.t("mutualaid.report.all"),
                                totals.enrolments(),
                                totals.payouts(),
                                totals.paidFen())));
    }

    private static List<String> counts(String title, long enrolments, long payouts, long fen) {
        return List.of(
                title,
                String.format("%,d", enrolments),
                String.format("%,d", payouts),
                Money.ofFen(fen).format());
    }
}
