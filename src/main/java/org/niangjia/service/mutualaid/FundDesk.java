package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.HandEntries;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 资金入账. What a fund has besides the fees: what it began with, what the union adds, what the bank gives. */
@Service
public class FundDesk implements HandEntries {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final long MOST_FEN = 100_000_000_00L;
    private static final int MOST_WORDS = 60;

    private final FundBooks books;
    private final Ledger ledger;
    private final Journal journal;
    private final Trail trail;
    private final Clock clock;

    FundDesk(FundBooks books, Ledger ledger, Journal journal, Trail trail, Clock clock) {
        this.books = books;
        this.ledger = ledger;
        this.journal = journal;
        this.trail = trail;
        this.clock = clock;
    }

    /** 来源, with its account and its memo. */
    public enum Kind {
        OPENING(FundBooks.OPENING, "mutualaid.opening"),
        SUBSIDY(FundBooks.SUBSIDY, "mutualaid.subsidy"),
        INTEREST(FundBooks.INTEREST, "mutualaid.interest");

        private final String account;
        private final String memo;

        Kind(String account, String memo) {
            this.account = account;
            this.memo = memo;
        }
    }

    /**
     * 入账单.
     *
     * @param voucher number of the paper that it rests on; the same one twice is the same money
     */
    public record Income(
            @Nullable Kind kind, long fen, @Nullable LocalDate on, String voucher) {}

    /** Throws RefusedException with everything that is wrong; the same voucher with another amount is refused by the ledger. */
    @Transactional
    public UUID take(Scope scope, int district, String scheme, Income income) {
        Decision.of(reasons(income, WorkingCalendar.dayOf(clock.instant()))).orThrow();
        Kind kind = Objects.requireNonNull(income.kind());
        LocalDate on = Objects.requireNonNull(income.on());
        Book book = books.of(scope, district, scheme);
        String key = free(scope, book, "income:" + kind + ":" + income.voucher());
        Note note = Note.of(key, kind.memo, income.voucher())
                .dated(on.atStartOfDay(WorkingCalendar.ZONE).toInstant());
        UUID bank = books.account(scope, book, FundBooks.BANK);
        UUID from = books.account(scope, book, kind.account);
        UUID transfer = ledger.post(scope, book, List.of(new Entry.Post(bank, from, income.fen(), note)))
                .getFirst()
                .id();
        trail.record(scope.actor(), district, "mutualaid.income", "ledger.book", book.id(), kind + " " + scheme);
        return transfer;
    }

    /** A voucher whose entry was reversed may be entered anew: under the next key. */
    private String free(Scope scope, Book book, String voucher) {
        String key = voucher;
        for (int n = 2; reversed(scope, book, key); n++) {
            key = voucher + "#" + n;
        }
        return key;
    }

    private boolean reversed(Scope scope, Book book, String key) {
        return journal.findByKey(scope, book, key)
                .flatMap(entry -> journal.endOf(scope, book, entry.id()))
                .isPresent();
    }

    /** 可手工冲正: what is entered here. */
    @Override
    public Set<String> memos() {
        return Stream.of(Kind.values()).map(kind -> kind.memo).collect(Collectors.toSet());
    }

    static List<Refusal> reasons(Income income, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (income.kind() == null) {
            reasons.add(MutualAidRefusal.FUND_KIND_MISSING.at("kind"));
        }
        if (income.fen() < 1 || income.fen() > MOST_FEN) {
            reasons.add(MutualAidRefusal.FUND_AMOUNT_WRONG.at("amount"));
        }
        LocalDate on = income.on();
        if (on == null || on.isBefore(FIRST) || on.isAfter(today)) {
            reasons.add(MutualAidRefusal.FUND_DAY_WRONG.at("on"));
        }
        if (income.voucher().isBlank() || income.voucher().length() > MOST_WORDS) {
            reasons.add(MutualAidRefusal.FUND_WORDS_MISSING.at("voucher", MOST_WORDS));
        }
        return reasons;
    }
}
