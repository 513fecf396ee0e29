package org.niangjia.service.mutualaid.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Overlap;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.JournalLine;
import org.niangjia.service.mutualaid.FundBooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("清算款被银行退回")
class SentBackByTheBank {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private PooledCounty place;
    private String id;

    @BeforeEach
    void build() {
        place = new PooledCounty(context).withTwoMonths();
        id = place.drawn(place.first);
        place.told();
        PooledCounty.step(place.cityHead, id, "confirmation", Map.of());
        place.told();
        assertThat(place.moved(place.cashier, id, "payment", "电汇-1").status()).isEqualTo(200);
        place.told();
    }

    private Http.Reply bounced() {
        return place.moved(place.cashier, id, "bounce", "退汇-1");
    }

    private void bothBooksAgree() {
        SettlementVerification verification = context.getBean(SettlementVerification.class);
        assertThat(verification.findings(place.county)).isEmpty();
        assertThat(verification.findings(place.city)).isEmpty();
    }

    private List<String> noticesOf(UUID account) {
        return jdbc.sql("SELECT words_key FROM outbox_message WHERE account = :account")
                .param("account", account)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("出纳记退回，对方撤下在途，账上冲回；重新付、到账，只算一次")
    void isTakenBackAndPaidAgain() {
        assertThat(bounced().text("state")).isEqualTo("BOUNCED");
        assertThat(place.balance(place.county, "3101")).as("对方知道以前，账还在途").isEqualTo(70_000);
        place.told();
        assertThat(PooledCounty.state(place.cityCashier, id)).isEqualTo("CONFIRMED");
        place.told();
        assertThat(PooledCounty.state(place.cashier, id)).isEqualTo("CONFIRMED");
        assertThat(place.balance(place.county, "3101")).isZero();
        assertThat(place.balance(place.county, "1002")).isEqualTo(110_000);
        assertThat(noticesOf(place.cashierAccount)).contains("mutualaid.told.settlement_reopened");
        bothBooksAgree();

        assertThat(place.moved(place.cityCashier, id, "arrival", "市-1").codes())
                .containsExactly("mutualaid.settlement.NOT_NOW");
        Http.Reply again = place.moved(place.cashier, id, "payment", "电汇-2");
        assertThat(again.text("state")).as(again.raw().body()).isEqualTo("PAID");
        place.told();
        assertThat(place.moved(place.cityCashier, id, "arrival", "市-1").text("state"))
                .isEqualTo("SETTLED");
        place.told();
        Http.Reply county = place.head.get(PooledCounty.ALL);
        assertThat(county.json().path("accounts").get(0).path("remittedFen").asLong())
                .isEqualTo(70_000_00);
        assertThat(county.json().path("accounts").get(0).path("allottedFen").asLong())
                .isZero();
        assertThat(place.balance(place.county, "3101")).isEqualTo(70_000);
        assertThat(place.balance(place.city, "1002")).isEqualTo(70_000);
        assertThat(place.head.get(PooledCounty.ALL + "/" + id + "/paper").text("text"))
                .contains("银行退回", "退汇-1", "电汇-2");
        bothBooksAgree();
    }

    @Test
    @DisplayName("对方先记了到账，退回就不算，出纳得知要核对")
    void isNotWhatTheOtherSideWroteDownAsArrived() {
        assertThat(bounced().text("state")).isEqualTo("BOUNCED");
        assertThat(place.moved(place.cityCashier, id, "arrival", "市-1").text("state"))
                .isEqualTo("SETTLED");
        place.told();
        place.told();
        assertThat(PooledCounty.state(place.cashier, id)).isEqualTo("SETTLED");
        assertThat(PooledCounty.state(place.cityCashier, id)).isEqualTo("SETTLED");
        assertThat(place.balance(place.county, "3101")).isEqualTo(70_000);
        assertThat(noticesOf(place.cashierAccount)).contains("mutualaid.told.settlement_came_after_all");
        bothBooksAgree();
    }

    /** Watches that a told step is taken by its version alone: without it one side is settled and the other waits for payment. */
    @Test
    @DisplayName("市里记到账的同时退回送到：只有一个算数，两边一样")
    void isOneOfTheTwoWhenBothComeAtOnce() throws Exception {
        bounced();
        SettlementCourier courier = context.getBean(SettlementCourier.class);
        Overlap.at(
                "mutualaid_settlement",
                List.of(
                        () -> {
                            courier.poll(place.county);
                            return 0;
                        },
                        () -> place.moved(place.cityCashier, id, "arrival", "市-1")
                                .status()));
        place.told();
        place.told();
        String county = PooledCounty.state(place.cashier, id);
        assertThat(county).isIn("SETTLED", "CONFIRMED");
        assertThat(PooledCounty.state(place.cityCashier, id)).isEqualTo(county);
        assertThat(place.balance(place.county, "3101")).isEqualTo(county.equals("SETTLED") ? 70_000 : 0);
        bothBooksAgree();
    }

    @Test
    @DisplayName("收款的一方、部长、付款以前的日期、没有凭证、已经到账，都不能记退回")
    void isSaidByWhoPaidAndInTime() {
        assertThat(place.moved(place.cityCashier, id, "bounce", "退汇-1").codes())
                .containsExactly("mutualaid.settlement.NOT_NOW");
        assertThat(place.moved(place.head, id, "bounce", "退汇-1").status()).isEqualTo(403);
        String yesterday = place.today.minusDays(1).toString();
        assertThat(PooledCounty.step(place.cashier, id, "bounce", Map.of("on", yesterday, "voucher", ""))
                        .codes())
                .containsExactlyInAnyOrder("mutualaid.settlement.VOUCHER_MISSING", "mutualaid.settlement.DAY_WRONG");
        place.moved(place.cityCashier, id, "arrival", "市-1");
        place.told();
        assertThat(bounced().codes()).containsExactly("mutualaid.settlement.NOT_NOW");
        bothBooksAgree();
    }

    @Test
    @DisplayName("退回的那个月已经结了账，冲回就记在今天")
    void isBookedTodayWhenTheMonthIsClosed() {
        Scope scope = Scope.house(place.county);
        Settlements settlements = context.getBean(Settlements.class);
        Settlement one = settlements.get(scope, place.county, UUID.fromString(id));
        Settlement.Moved late = new Settlement.Moved(place.first.atDay(10), "退汇-9", one.drawn());
        context.getBean(PoolBooks.class).takeBack(scope, one, settlements.transfer(scope, one), late);
        Book book = context.getBean(FundBooks.class)
                .find(scope, place.county, PooledCounty.SCHEME)
                .orElseThrow();
        List<JournalLine> lines = context.getBean(Journal.class)
                .lines(
                        scope,
                        book,
                        new Journal.Span(
                                place.today.atStartOfDay(WorkingCalendar.ZONE).toInstant(),
                                place.today
                                        .plusDays(1)
                                        .atStartOfDay(WorkingCalendar.ZONE)
                                        .toInstant()),
                        null,
                        10);
        assertThat(lines).extracting(line -> line.note().subject()).contains("退汇-9");
    }
}
