package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.FeeService;
import org.niangjia.engine.collection.Movement;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Paid;
import org.niangjia.engine.collection.Till;
import org.niangjia.engine.collection.TillAccount;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.Transfer;
import org.niangjia.platform.reference.Term;
import org.niangjia.platform.reference.Terms;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.stereotype.Component;

/** 互助费收款. One till per scheme that holds in a district; a settled notice puts its roster in force. */
@Component
class EnrolmentFees implements FeeService {
    private static final String PREFIX = "mutualaid-";
    private static final String ACCOUNT = "mutualaid.pay_into";

    private final SchemeShelf shelf;
    private final FundBooks books;
    private final Ledger ledger;
    private final Journal journal;
    private final RosterPayment payment;
    private final Terms terms;
    private final Clock clock;

    EnrolmentFees(
            SchemeShelf shelf,
            FundBooks books,
            Ledger ledger,
            Journal journal,
            RosterPayment payment,
            Terms terms,
            Clock clock) {
        this.shelf = shelf;
        this.books = books;
        this.ledger = ledger;
        this.journal = journal;
        this.payment = payment;
        this.terms = terms;
        this.clock = clock;
    }

    static String code(String scheme) {
        return PREFIX + scheme;
    }

    static Till till(int district, Scheme scheme) {
        return new Till(district, code(scheme.code()), scheme.name(), scheme.english());
    }

    @Override
    public List<Till> tills(Scope scope, int district) {
        scope.require(district);
        return shelf.of(district, WorkingCalendar.dayOf(clock.instant())).stream()
                .map(scheme -> till(district, scheme))
                .toList();
    }

    private Book book(Scope scope, Till till) {
        return books.of(scope, till.district(), till.code().substring(PREFIX.length()));
    }

    private UUID account(Scope scope, Book book, TillAccount account) {
        return books.account(
                scope,
                book,
                switch (account) {
                    case BANK -> FundBooks.BANK;
                    case CASH -> FundBooks.CASH;
                    case SUSPENSE -> FundBooks.SUSPENSE;
                    case INCOME -> FundBooks.FEES;
                });
    }

    @Override
    public List<UUID> post(Scope scope, Till till, List<Movement> movements) {
        Book book = book(scope, till);
        Map<TillAccount, UUID> accounts = new EnumMap<>(TillAccount.class);
        for (TillAccount each : TillAccount.values()) {
            accounts.put(each, account(scope, book, each));
        }
        List<Entry> entries = movements.stream()
                .map(each -> (Entry) new Entry.Post(
                        Objects.requireNonNull(accounts.get(each.debit())),
                        Objects.requireNonNull(accounts.get(each.credit())),
                        each.amountFen(),
                        Note.of(each.key(), each.memo(), each.subject().toString())
                                .dated(each.at())))
                .toList();
        return ledger.post(scope, book, entries).stream().map(Transfer::id).toList();
    }

    @Override
    public long balance(Scope scope, Till till, TillAccount account) {
        Book book = book(scope, till);
        AccountKind kind = switch (account) {
            case BANK, CASH -> AccountKind.ASSET;
            case SUSPENSE -> AccountKind.LIABILITY;
            case INCOME -> AccountKind.INCOME;
        };
        return journal.balance(scope, book, account(scope, book, account)).fen(kind);
    }

    @Override
    public String address(Notice notice) {
        return RosterPages.ALL + "/" + notice.subject();
    }

    @Override
    public String payInto(Till till) {
        return terms.find(ACCOUNT, till.district(), WorkingCalendar.dayOf(clock.instant()))
                .map(Term::value)
                .orElse("");
    }

    @Override
    public void settled(Scope scope, Paid paid) {
        payment.settled(scope, paid);
    }
}
