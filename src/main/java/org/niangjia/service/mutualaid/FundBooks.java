package org.niangjia.service.mutualaid;

import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Books;
import org.niangjia.engine.ledger.LedgerAccount;
import org.springframework.stereotype.Component;

/** 互助金账簿. One set of books per scheme and district; the bank never pays what it does not have. */
@Component
public class FundBooks {
    private static final String PREFIX = FundTills.PREFIX;

    public static final String CASH = "1001";
    public static final String BANK = "1002";
    public static final String RECEIVABLE = "1221";
    public static final String SUSPENSE = "2001";
    public static final String DEFERRED = "2241";
    static final String OPENING = "3001";
    public static final String POOL = "3101";
    public static final String OF_COUNTY = "2202-";
    public static final String FEES = "4001";
    static final String SUBSIDY = "4002";
    static final String INTEREST = "4003";
    public static final String RECOVERED = "4004";
    public static final String PAYOUTS = "5001";
    public static final String REFUNDS = "5002";

    private static final List<LedgerAccount.Facts> ACCOUNTS = List.of(
            new LedgerAccount.Facts(CASH, "库存现金", AccountKind.ASSET, false),
            new LedgerAccount.Facts(BANK, "银行存款", AccountKind.ASSET, false),
            new LedgerAccount.Facts(RECEIVABLE, "应收追回款", AccountKind.ASSET, false),
            new LedgerAccount.Facts(SUSPENSE, "暂收款", AccountKind.LIABILITY, false),
            new LedgerAccount.Facts(DEFERRED, "待收回互助金", AccountKind.LIABILITY, false),
            new LedgerAccount.Facts(OPENING, "期初结余", AccountKind.EQUITY, false),
            new LedgerAccount.Facts(FEES, "互助费收入", AccountKind.INCOME, false),
            new LedgerAccount.Facts(SUBSIDY, "补助收入", AccountKind.INCOME, false),
            new LedgerAccount.Facts(INTEREST, "利息收入", AccountKind.INCOME, false),
            new LedgerAccount.Facts(RECOVERED, "追回互助金收入", AccountKind.INCOME, false),
            new LedgerAccount.Facts(PAYOUTS, "互助金支出", AccountKind.EXPENSE, false),
            new LedgerAccount.Facts(REFUNDS, "退费支出", AccountKind.EXPENSE, false));

    private final Books books;
    private final SchemeShelf shelf;

    FundBooks(Books books, SchemeShelf shelf) {
        this.books = books;
        this.shelf = shelf;
    }

    /** The books of a scheme, opened when there are none yet. */
    public Book of(Scope scope, int district, String scheme) {
        return books.find(scope, district, code(scheme)).orElseGet(() -> open(scope, district, scheme));
    }

    public java.util.Optional<Book> find(Scope scope, int district, String scheme) {
        return books.find(scope, district, code(scheme));
    }

    /** Codes of the schemes whose books a district keeps. */
    public java.util.Set<String> kept(Scope scope, int district) {
        return books.list(scope, district).stream()
                .map(Book::code)
                .filter(code -> code.startsWith(PREFIX))
                .map(code -> code.substring(PREFIX.length()))
                .collect(java.util.stream.Collectors.toSet());
    }

    private Book open(Scope scope, int district, String scheme) {
        Book book = books.open(scope, district, code(scheme), name(scheme));
        ACCOUNTS.forEach(facts -> books.openAccount(scope, book, facts));
        return book;
    }

    private String name(String scheme) {
        return shelf.all().stream()
                .filter(each -> each.code().equals(scheme))
                .map(each -> each.name())
                .findFirst()
                .orElse(scheme);
    }

    private static String code(String scheme) {
        return PREFIX + scheme;
    }

    /** 与统筹基金往来. What a county sent to the pool, on the debit side, and was sent from there; opened when first needed. */
    public LedgerAccount withPool(Scope scope, Book book) {
        return opened(scope, book, new LedgerAccount.Facts(POOL, "与统筹基金往来", AccountKind.EQUITY, true));
    }

    /** 县分账户. The pool's sub-account of a county: sent in on the credit side, sent out on the other; opened when first needed. */
    public LedgerAccount ofCounty(Scope scope, Book book, int county, String name) {
        return opened(scope, book, new LedgerAccount.Facts(OF_COUNTY + county, name, AccountKind.LIABILITY, true));
    }

    private LedgerAccount opened(Scope scope, Book book, LedgerAccount.Facts facts) {
        return books.findAccount(scope, book, facts.code()).orElseGet(() -> books.openAccount(scope, book, facts));
    }

    /** Whether an account tells of money between the levels of a pool. */
    public static boolean pooled(String code) {
        return code.equals(POOL) || code.startsWith(OF_COUNTY);
    }

    public UUID account(Scope scope, Book book, String code) {
        return books.getAccount(scope, book, code).id();
    }
}
