package org.niangjia.service.mutualaid.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Pooling;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.ledger.Balance;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.JournalLine;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.LedgerAccount;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.TrialBalance;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.stereotype.Component;

/**
 * 统筹往来账. Whose pool a county takes part in, and the two accounts of what moves between them: the county's with the pool, the pool's
 * sub-account of the county.
 */
@Component
class PoolBooks {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Map<Integer, Found> found = new ConcurrentHashMap<>();
    private final FundBooks books;
    private final SchemeShelf shelf;
    private final Journal journal;
    private final Ledger ledger;
    private final Regions regions;
    private final Clock clock;

    PoolBooks(FundBooks books, SchemeShelf shelf, Journal journal, Ledger ledger, Regions regions, Clock clock) {
        this.books = books;
        this.shelf = shelf;
        this.journal = journal;
        this.ledger = ledger;
        this.regions = regions;
        this.clock = clock;
    }

    /** Schemes whose books a district keeps for a pool above it. */
    List<Scheme> above(Scope scope, int district) {
        Set<String> kept = books.kept(scope, district);
        return kept.stream()
                .sorted()
                .flatMap(code -> shelf.find(code, today()).stream())
                .filter(scheme -> scheme.fund().pooling().keeper(district) != district)
                .toList();
    }

    /** Whether a district keeps books for a pool above it. Each page of the desk asks, so what was found counts for a minute. */
    boolean partakes(Scope scope, int district) {
        Instant now = clock.instant();
        Found known = found.get(district);
        if (known == null || !now.isBefore(known.until())) {
            known = new Found(!above(scope, district).isEmpty(), now.plus(KNOWN_FOR));
            found.put(district, known);
        }
        return known.partakes();
    }

    private record Found(boolean partakes, Instant until) {}

    /** Whether a district keeps the pool of some scheme. */
    boolean keepsPool(int district) {
        return shelf.all().stream().anyMatch(scheme -> keepsPool(scheme, district));
    }

    private static boolean keepsPool(Scheme scheme, int district) {
        Pooling pooling = scheme.fund().pooling();
        return pooling != Pooling.COUNTY
                && pooling.isKeptBy(district)
                && scheme.regions().stream()
                        .anyMatch(region -> pooling.keeper(region) == district
                                || region == Region.NATION
                                || Pooling.CITY.keeper(district) == region
                                || Pooling.PROVINCE.keeper(district) == region);
    }

    /** Where the pool of a scheme is kept for a county on a day; nothing where the county keeps no books for one above. */
    Optional<Settlement.Settled> settled(Scope scope, int county, String scheme, LocalDate on) {
        return books.find(scope, county, scheme)
                .flatMap(book -> shelf.find(scheme, on))
                .map(each ->
                        new Settlement.Settled(county, each.fund().pooling().keeper(county), scheme))
                .filter(each -> each.pool() != county);
    }

    /** Day of the first entry of a county's books. */
    @Nullable
    LocalDate firstDay(Scope scope, int county, String scheme) {
        Journal.Span ever = new Journal.Span(Instant.EPOCH, clock.instant());
        return books
                .find(scope, county, scheme)
                .map(book -> journal.lines(scope, book, ever, null, 1))
                .orElse(List.of())
                .stream()
                .findFirst()
                .map((JournalLine line) -> WorkingCalendar.dayOf(line.place().at()))
                .orElse(null);
    }

    /** Last day of the last closed month of a county's books. */
    @Nullable
    LocalDate closedTo(Scope scope, int county, String scheme) {
        return books.find(scope, county, scheme)
                .flatMap(book -> Optional.ofNullable(book.lockedUntil()))
                .map(WorkingCalendar::dayOf)
                .orElse(null);
    }

    /** The account of this side, opened when first needed. */
    LedgerAccount account(Scope scope, Settlement one) {
        Book book = books.of(scope, one.district(), one.scheme());
        return one.side() == Settlement.Side.COUNTY
                ? books.withPool(scope, book)
                : books.ofCounty(
                        scope,
                        book,
                        one.county(),
                        regions.find(one.county()).map(Region::name).orElse(String.valueOf(one.county())));
    }

    /** 记账. The money of a settlement out of the bank of who pays, or into the bank of who is paid; gives the transfer. */
    UUID post(Scope scope, Settlement one, Settlement.Moved moved) {
        Book book = books.of(scope, one.district(), one.scheme());
        UUID account = account(scope, one).id();
        UUID bank = books.account(scope, book, FundBooks.BANK);
        String memo = one.pays() ? "mutualaid.settlement_out" : "mutualaid.settlement_in";
        Note note = Note.of("settlement:" + one.id() + ":" + one.version(), memo, moved.voucher())
                .dated(moved.on().atStartOfDay(WorkingCalendar.ZONE).toInstant());
        Entry entry = one.pays()
                ? new Entry.Post(account, bank, one.amountFen(), note)
                : new Entry.Post(bank, account, one.amountFen(), note);
        return ledger.post(scope, book, List.of(entry)).getFirst().id();
    }

    /** 冲回. What the bank sent back is undone with the bank's day; with today's when that month is closed by now. */
    void takeBack(Scope scope, Settlement one, UUID transfer, Settlement.Moved bounced) {
        Book book = books.of(scope, one.district(), one.scheme());
        Note note = Note.of(
                "settlement:" + one.id() + ":back:" + one.version(), "mutualaid.settlement_back", bounced.voucher());
        Instant day = bounced.on().atStartOfDay(WorkingCalendar.ZONE).toInstant();
        Instant locked = book.lockedUntil();
        boolean open = locked == null || day.isAfter(locked);
        ledger.post(scope, book, List.of(new Entry.Reverse(transfer, open ? note.dated(day) : note)));
    }

    /**
     * 往来余额. Of one county with one pool, as the books of this side tell it.
     *
     * @param netFen what went up less what came down
     */
    record Held(String scheme, Settlement.Side side, int county, long netFen) {}

    /** All accounts between the levels in the books that a district keeps. */
    List<Held> held(Scope scope, int district) {
        List<Held> held = new ArrayList<>();
        for (String scheme : books.kept(scope, district).stream().sorted().toList()) {
            books.find(scope, district, scheme).map(book -> journal.balances(scope, book)).orElse(List.of()).stream()
                    .filter(line -> FundBooks.pooled(line.account().code()))
                    .map(line -> held(district, scheme, line))
                    .forEach(held::add);
        }
        return held;
    }

    private static Held held(int district, String scheme, TrialBalance.Line line) {
        Balance balance = line.balance();
        String code = line.account().code();
        return code.equals(FundBooks.POOL)
                ? new Held(scheme, Settlement.Side.COUNTY, district, balance.debitFen() - balance.creditFen())
                : new Held(
                        scheme,
                        Settlement.Side.POOL,
                        Integer.parseInt(code.substring(FundBooks.OF_COUNTY.length())),
                        balance.creditFen() - balance.debitFen());
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
