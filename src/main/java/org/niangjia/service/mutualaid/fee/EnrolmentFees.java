package org.niangjia.service.mutualaid.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.collection.BankStanding;
import org.niangjia.engine.collection.FeeService;
import org.niangjia.engine.collection.Movement;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Paid;
import org.niangjia.engine.collection.RefundOrder;
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
import org.niangjia.service.mutualaid.FundNotices;
import org.niangjia.service.mutualaid.FundTills;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.enrolment.RosterPages;
import org.springframework.stereotype.Component;

/** 互助费收款. One till per scheme that holds in a district; a settled notice puts its roster in force. */
@Component
class EnrolmentFees implements FeeService {
    private static final String ACCOUNT = "mutualaid.pay_into";

    private final FundTills tills;
    private final FundBooks books;
    private final Ledger ledger;
    private final Journal journal;
    private final RosterPayment payment;
    private final FundNotices others;
    private final SuspensePayments refunds;
    private final TillBalances balances;
    private final Terms terms;
    private final Clock clock;

    EnrolmentFees(
            FundTills tills,
            FundBooks books,
            Ledger ledger,
            Journal journal,
            RosterPayment payment,
            FundNotices others,
            SuspensePayments refunds,
            TillBalances balances,
            Terms terms,
            Clock clock) {
        this.tills = tills;
        this.books = books;
        this.ledger = ledger;
        this.journal = journal;
        this.payment = payment;
        this.others = others;
        this.refunds = refunds;
        this.balances = balances;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public List<Till> tills(Scope scope, int district) {
        return tills.of(scope, district);
    }

    private Book book(Scope scope, Till till) {
        return books.of(scope, till.district(), till.code().substring(FundTills.PREFIX.length()));
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
        List<Entry> entries = new ArrayList<>();
        List<Entry> beside = new ArrayList<>();
        for (Movement each : movements) {
            Note note =
                    Note.of(each.key(), each.memo(), each.subject().toString()).dated(each.at());
            UUID credit = Objects.requireNonNull(accounts.get(each.credit()));
            if (each.part().equals(FundTills.RECOVERY)) {
                credit = books.account(scope, book, FundBooks.RECEIVABLE);
                beside.add(recovered(scope, book, each));
            }
            entries.add(
                    new Entry.Post(Objects.requireNonNull(accounts.get(each.debit())), credit, each.amountFen(), note));
        }
        int asked = entries.size();
        entries.addAll(beside);
        return ledger.post(scope, book, entries).stream()
                .limit(asked)
                .map(Transfer::id)
                .toList();
    }

    /** 追回: what was owed came in and is income now, beside the receivable that it settles. */
    private Entry recovered(Scope scope, Book book, Movement movement) {
        Note note = Note.of(
                        movement.key() + ":in",
                        "mutualaid.recovery.in",
                        movement.subject().toString())
                .dated(movement.at());
        return new Entry.Post(
                books.account(scope, book, FundBooks.DEFERRED),
                books.account(scope, book, FundBooks.RECOVERED),
                movement.amountFen(),
                note);
    }

    @Override
    public void payBack(Scope scope, Till till, RefundOrder order) {
        refunds.order(scope, book(scope, till), order);
    }

    @Override
    public void keep(Scope scope, Till till, UUID refund) {
        refunds.withdraw(scope, book(scope, till), refund);
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
    public BankStanding bank(Scope scope, Till till, LocalDate day) {
        return balances.bank(scope, book(scope, till), day);
    }

    @Override
    public String address(Notice notice) {
        return others.page(notice.district(), notice.subject()).orElse(RosterPages.ALL + "/" + notice.subject());
    }

    @Override
    public String payInto(Till till) {
        return terms.find(ACCOUNT, till.district(), WorkingCalendar.dayOf(clock.instant()))
                .map(Term::value)
                .orElse("");
    }

    /** Cover is in force, or an over-payment is paid back: neither ends because the cashier looked at the wrong line. */
    @Override
    public Refusal stays(Scope scope, Notice notice) {
        MutualAidRefusal why = others.page(notice.district(), notice.subject()).isPresent()
                ? MutualAidRefusal.REPAYMENT_SETTLED
                : MutualAidRefusal.COVER_IN_FORCE;
        return why.with(notice.payer());
    }

    @Override
    public void settled(Scope scope, Paid paid) {
        if (!others.settled(scope, paid)) {
            payment.settled(scope, paid);
        }
    }
}
