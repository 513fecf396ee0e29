package org.niangjia.service.mutualaid.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.stamped.StampedPapers;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.Fund;
import org.springframework.stereotype.Component;

/** 结算单打印. The figures, what moves, and the signatures of both levels, as page, PDF and Word. */
@Component
class SettlementPaperPages implements Pages {
    private final SettlementPages pages;
    private final StampedPapers stamped;
    private final Press press;
    private final Trail trail;

    SettlementPaperPages(SettlementPages pages, StampedPapers stamped, Press press, Trail trail) {
        this.pages = pages;
        this.stamped = stamped;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(SettlementPages.ONE + "/paper", Duty.BOOKS, this::print)
                .of(SettlementPages.KIND, pages::one)
                .gives(Press.Printed.class);
        stamped.declare(
                at,
                SettlementPages.ONE,
                Duty.BOOKS,
                Duty.PAY,
                SettlementPages.KIND,
                call -> matter(pages.one(call)),
                pages::show);
    }

    static StampedPapers.Matter matter(Settlement one) {
        return new StampedPapers.Matter(
                one.district(), SettlementDesk.SUBJECT, one.id(), one.no(), SettlementPages.page(one.id()));
    }

    private Answer print(Call call) {
        Settlement one = pages.one(call);
        trail.record(call.scope().actor(), one.district(), Trail.PRINTED, SettlementDesk.SUBJECT, one.id(), one.no());
        return press.answer(call, paper(call, one), SettlementPages.page(one.id()));
    }

    private Paper paper(Call call, Settlement one) {
        Times times = new Times(call.words(), LocalDate.EPOCH);
        String county = pages.place(one.county());
        String pool = pages.place(one.pool());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("mutualaid.scheme"),
                pages.scheme(call, one),
                call.t("mutualaid.settlement.county"),
                county,
                call.t("mutualaid.settlement.pool"),
                pool,
                call.t("mutualaid.settlement.period"),
                call.t("mutualaid.settlement.span", one.from(), one.until()),
                call.t("mutualaid.settlement.state"),
                call.t("mutualaid.settlement.state." + one.state())));
        blocks.add(figures(call, one.sums()));
        blocks.add(Block.body(call.t(
                "mutualaid.settlement.result." + one.direction(),
                county,
                pool,
                Money.ofFen(one.amountFen()).format())));
        blocks.add(Block.facts(
                call.t("mutualaid.settlement.reason"),
                one.reason(),
                call.t("mutualaid.settlement.paid"),
                moved(call, one.paid()),
                call.t("mutualaid.settlement.arrived"),
                moved(call, one.arrived()),
                call.t("mutualaid.settlement.bounced"),
                moved(call, one.bounced())));
        blocks.add(Block.heading(county));
        blocks.add(signatures(call, times, one.drawn()));
        blocks.add(Block.heading(pool));
        blocks.add(signatures(call, times, one.state() == Settlement.State.RETURNED ? null : one.decided()));
        return Paper.of(call.t("mutualaid.settlement"), day(one.drawn().at()))
                .by(county)
                .numbered(one.no())
                .with(blocks.toArray(Block[]::new));
    }

    private static Block figures(Call call, Fund.Sums sums) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(call, "mutualaid.fund.opening", sums.openingFen()));
        rows.add(row(call, "mutualaid.fund.fees", sums.feesFen()));
        rows.add(row(call, "mutualaid.fund.subsidy", sums.subsidyFen()));
        rows.add(row(call, "mutualaid.fund.interest", sums.interestFen()));
        rows.add(row(call, "mutualaid.fund.recovered", sums.recoveredFen()));
        rows.add(row(call, "mutualaid.fund.payout", -sums.paidFen()));
        rows.add(row(call, "mutualaid.fund.refunds", -sums.refundsFen()));
        rows.add(row(call, "mutualaid.settlement.net", sums.netFen()));
        rows.add(row(call, "mutualaid.fund.pooled", sums.pooledFen()));
        rows.add(row(call, "mutualaid.fund.closing", sums.closingFen()));
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.settlement.item"), 3, false),
                        new Block.Column(call.t("mutualaid.settlement.yuan"), 2, true)),
                rows);
    }

    private static List<String> row(Call call, String key, long fen) {
        return List.of(call.t(key), Money.ofFen(fen).format());
    }

    private static String moved(Call call, Settlement.@Nullable Moved moved) {
        return moved == null
                ? ""
                : call.t(
                        "mutualaid.settlement.moved",
                        moved.on(),
                        moved.voucher(),
                        moved.signed().name());
    }

    /** 经办, 会计, 负责人: who took the step in the house stands there, the others sign by hand. */
    private static Block signatures(Call call, Times times, Settlement.@Nullable Signed clerk) {
        String role = call.t("mutualaid.settlement.clerk");
        return new Block.Signatures(List.of(
                clerk == null
                        ? Block.Signature.blank(role)
                        : new Block.Signature(role, "", clerk.name(), times.day(day(clerk.at()))),
                Block.Signature.blank(call.t("mutualaid.settlement.accountant")),
                Block.Signature.blank(call.t("mutualaid.settlement.head"))));
    }

    private static LocalDate day(Instant at) {
        return WorkingCalendar.dayOf(at);
    }
}
