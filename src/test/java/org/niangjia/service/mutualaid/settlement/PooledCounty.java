package org.niangjia.service.mutualaid.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.FundDesk;
import org.springframework.context.ApplicationContext;

/** 市级统筹的县. A county whose fund is part of its city's pool, with the heads and cashiers of both, and a neighbour county. */
final class PooledCounty {
    static final String SCHEME = "test-pooled";
    static final String ALL = "/api/mutual-aid/settlements";

    final TestOrganisation place;
    final int county;
    final int city;
    final UUID headAccount;
    final UUID cityHeadAccount;
    final UUID cashierAccount;
    final Http head;
    final Http cashier;
    final Http cityHead;
    final Http cityCashier;
    final Http neighbour;
    final YearMonth first;
    final YearMonth second;
    final YearMonth third;
    final LocalDate today;
    private final ApplicationContext context;
    private int entries;

    PooledCounty(ApplicationContext context) {
        this.context = context;
        place = new TestOrganisation(context);
        county = place.district;
        city = place.city;
        List.of(county, place.neighbour, city).forEach(context.getBean(Partitions.class)::open);
        headAccount = place.holder(place.county, PostRole.DEPARTMENT_HEAD, "县部长应");
        cityHeadAccount = place.cityHolder(PostRole.DEPARTMENT_HEAD, "市部长顾");
        head = Http.as(context, headAccount);
        cashierAccount = place.holder(place.county, PostRole.CASHIER, "县出纳戴");
        cashier = Http.as(context, cashierAccount);
        cityHead = Http.as(context, cityHeadAccount);
        cityCashier = Http.as(context, place.cityHolder(PostRole.CASHIER, "市出纳金"));
        neighbour = Http.as(context, place.neighbourOfficer("邻县孙"));
        today = place.today();
        first = YearMonth.from(today).minusMonths(3);
        second = first.plusMonths(1);
        third = second.plusMonths(1);
    }

    /** Money that the fund takes in on the fifth of a month. */
    void takes(FundDesk.Kind kind, long yuan, YearMonth month) {
        takes(county, kind, yuan, month);
    }

    void takes(int district, FundDesk.Kind kind, long yuan, YearMonth month) {
        context.getBean(FundDesk.class)
                .take(
                        Scope.house(district),
                        district,
                        SCHEME,
                        new FundDesk.Income(kind, yuan * 100, month.atDay(5), "进账" + ++entries));
    }

    /** Aid that the fund pays on the twentieth of a month. */
    void pays(long yuan, YearMonth month) {
        Scope scope = Scope.house(county);
        FundBooks books = context.getBean(FundBooks.class);
        Book book = books.of(scope, county, SCHEME);
        Note note = Note.of("test:" + ++entries, "mutualaid.payout", "")
                .dated(month.atDay(20).atStartOfDay(WorkingCalendar.ZONE).toInstant());
        context.getBean(Ledger.class)
                .post(
                        scope,
                        book,
                        List.of(new Entry.Post(
                                books.account(scope, book, FundBooks.PAYOUTS),
                                books.account(scope, book, FundBooks.BANK),
                                yuan * 100,
                                note)));
    }

    void closes(YearMonth month) {
        Http.Reply reply = head.post("/api/books/mutualaid-" + SCHEME + "/closing", Map.of("month", month.toString()));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    /** A county that took in 100,000 and paid 30,000 in the first month, on top of 50,000 that it had, and paid 10,000 in the second. */
    PooledCounty withTwoMonths() {
        takes(FundDesk.Kind.OPENING, 50_000, first);
        takes(FundDesk.Kind.SUBSIDY, 100_000, first);
        pays(30_000, first);
        pays(10_000, second);
        closes(first);
        return this;
    }

    Http.Reply draws(YearMonth month) {
        return head.post(ALL, Map.of("scheme", SCHEME, "month", month.toString()));
    }

    /** Gives the id. */
    String drawn(YearMonth month) {
        Http.Reply reply = draws(month);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("id");
    }

    static Http.Reply step(Http who, String id, String step, Map<String, ?> said) {
        return who.post(ALL + "/" + id + "/" + step, said);
    }

    Http.Reply moved(Http who, String id, String step, String voucher) {
        return step(who, id, step, Map.of("on", today.toString(), "voucher", voucher));
    }

    /** What one side did reaches the other, in both directions. */
    void told() {
        SettlementCourier courier = context.getBean(SettlementCourier.class);
        courier.poll(county);
        courier.poll(city);
    }

    static String state(Http who, String id) {
        return who.get(ALL + "/" + id).text("state");
    }

    /** What is in an account of the scheme's book of a district, debit less credit, in yuan. */
    long balance(int district, String account) {
        Scope scope = Scope.house(district);
        Book book =
                context.getBean(FundBooks.class).find(scope, district, SCHEME).orElseThrow();
        return context.getBean(Journal.class).balances(scope, book).stream()
                        .filter(line -> line.account().code().equals(account))
                        .mapToLong(line -> line.debitFen() - line.creditFen())
                        .sum()
                / 100;
    }
}
