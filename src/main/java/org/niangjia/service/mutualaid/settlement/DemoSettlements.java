package org.niangjia.service.mutualaid.settlement;

import java.time.LocalDate;
import java.time.YearMonth;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.BookClosing;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.FundDesk;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 演示清算. 萧山 has sent up to 杭州's pool what came in until the end of last year, at the second try since the bank returned the first,
 * and what came in since waits for the city's head. Only where the terms hold and the books of 萧山 have anything to settle.
 */
@Component
class DemoSettlements implements DemoChapter {
    private static final int ORDER = 2_400;
    private static final int COUNTY = 330109;
    private static final int CITY = 330100;
    private static final String SCHEME = "hangzhou-demo";
    private static final String HEAD = "杭一苇";
    private static final String CASHIER = "钟海棠";
    private static final String CITY_HEAD = "邵嘉禾";
    private static final String CITY_CASHIER = "桑若溪";
    private static final long GRANT_FEN = 1_000_000;

    private final SettlementDesk desk;
    private final Settlements settlements;
    private final SettlementCourier courier;
    private final FundDesk fund;
    private final FundBooks books;
    private final BookClosing closing;
    private final SchemeShelf shelf;
    private final boolean wanted;

    DemoSettlements(
            SettlementDesk desk,
            Settlements settlements,
            SettlementCourier courier,
            FundDesk fund,
            FundBooks books,
            BookClosing closing,
            SchemeShelf shelf,
            @Value("${niangjia.demo.aid:true}") boolean wanted) {
        this.desk = desk;
        this.settlements = settlements;
        this.courier = courier;
        this.fund = fund;
        this.books = books;
        this.closing = closing;
        this.shelf = shelf;
        this.wanted = wanted;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        YearMonth lastYear = YearMonth.of(dayOf(stage, "6w 10:10").getYear() - 1, 12);
        boolean holds = shelf.find(SCHEME, lastYear.atDay(1))
                .filter(scheme -> scheme.isFor(lastYear.atDay(1)))
                .isPresent();
        if (!wanted || !holds) {
            return;
        }
        stage.at(stage.moment("6w 10:10"), () -> draw(stage, lastYear));
        stage.at(stage.moment("5w 15:20"), () -> confirm(stage));
        stage.at(stage.moment("4w 09:40"), () -> pay(stage, "4w 09:40", "电汇 0117"));
        stage.at(stage.moment("3w 09:30"), () -> bounce(stage));
        stage.at(stage.moment("3w 10:50"), () -> pay(stage, "3w 10:50", "电汇 0118"));
        stage.at(stage.moment("2w 16:30"), () -> arrive(stage));
        YearMonth lately = YearMonth.from(dayOf(stage, "1w 11:00")).minusMonths(1);
        if (lately.isAfter(lastYear)) {
            stage.at(stage.moment("1w 10:30"), () -> grant(stage, "1w 10:30"));
            stage.at(stage.moment("1w 11:00"), () -> draw(stage, lately));
        }
    }

    /** What was paid out since the month that is settled is there again, so that the cashier can pay the difference. */
    private void grant(DemoStage stage, String moment) {
        fund.take(
                stage.officer(HEAD).scope(),
                COUNTY,
                SCHEME,
                new FundDesk.Income(FundDesk.Kind.SUBSIDY, GRANT_FEN, dayOf(stage, moment), "演示拨款 二"));
    }

    private void draw(DemoStage stage, YearMonth month) {
        Caller head = stage.officer(HEAD);
        closing.close(head.scope(), books.of(head.scope(), COUNTY, SCHEME), month);
        desk.draw(head, SCHEME, month);
        carried();
    }

    private void confirm(DemoStage stage) {
        Caller head = stage.officer(CITY_HEAD);
        Settlement one = last(CITY);
        desk.confirm(head, one, one.version());
        carried();
    }

    private void pay(DemoStage stage, String moment, String voucher) {
        Settlement one = last(COUNTY);
        desk.pay(stage.officer(CASHIER), one, one.version(), dayOf(stage, moment), voucher);
        carried();
    }

    private void bounce(DemoStage stage) {
        Settlement one = last(COUNTY);
        desk.bounce(stage.officer(CASHIER), one, one.version(), dayOf(stage, "3w 09:30"), "退汇 5521");
        carried();
    }

    private void arrive(DemoStage stage) {
        Settlement one = last(CITY);
        desk.arrive(stage.officer(CITY_CASHIER), one, one.version(), dayOf(stage, "2w 16:30"), "进账 2203");
        carried();
    }

    private static LocalDate dayOf(DemoStage stage, String moment) {
        return WorkingCalendar.dayOf(stage.moment(moment));
    }

    private Settlement last(int district) {
        return settlements.open(Scope.house(district), district).getFirst();
    }

    /** What the other side learns within seconds in a house that runs. */
    private void carried() {
        courier.poll(COUNTY);
        courier.poll(CITY);
    }
}
