package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.TrialBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 互助资金. What a fund has taken in and paid out until a day: people from the register, money from the ledger. */
@Component
public class Fund {
    private final JdbcClient jdbc;
    private final FundBooks books;
    private final FundAccounts accounts;
    private final Journal journal;
    private final Clock clock;

    Fund(JdbcClient jdbc, FundBooks books, FundAccounts accounts, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * 收支合计. Opening + fees + subsidy + interest + recovered − paid − refunds + pooled = closing, in fen.
     *
     * @param pooledFen what came from the other level of a pool without what went there; below zero when more went
     */
    public record Sums(
            long openingFen,
            long feesFen,
            long subsidyFen,
            long interestFen,
            long recoveredFen,
            long paidFen,
            long refundsFen,
            long pooledFen,
            long closingFen) {
        static final Sums NOTHING = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** What came in without what went out, apart from what moves between the levels of a pool. */
        public long netFen() {
            return feesFen + subsidyFen + interestFen + recoveredFen - paidFen - refundsFen;
        }

        /** Those of the time since an earlier day; its closing balance is the opening one. */
        public Sums since(Sums earlier) {
            return new Sums(
                    earlier.closingFen + openingFen - earlier.openingFen,
                    feesFen - earlier.feesFen,
                    subsidyFen - earlier.subsidyFen,
                    interestFen - earlier.interestFen,
                    recoveredFen - earlier.recoveredFen,
                    paidFen - earlier.paidFen,
                    refundsFen - earlier.refundsFen,
                    pooledFen - earlier.pooledFen,
                    closingFen);
        }
    }

    /**
     * 资金收支. Opening + fees + subsidy + interest + recovered − payouts − refunds + pooled = closing, in fen.
     *
     * @param enrolments person-times whose fee had arrived: once a plan year, whatever modules somebody takes (decision 0080)
     * @param payouts person-times that were paid
     * @param years both by plan year, the earliest first
     * @param accounts the money by calendar year, the earliest first
     */
    record Totals(
            String scheme,
            long enrolments,
            long payouts,
            long paidFen,
            long openingFen,
            long feesFen,
            long subsidyFen,
            long interestFen,
            long recoveredFen,
            long refundsFen,
            long pooledFen,
            long closingFen,
            List<Year> years,
            List<FundAccounts.Account> accounts) {}

    /** 年度参保与发放. One plan year until the day. */
    record Year(int year, long enrolments, long payouts, long paidFen) {}

    /** Funds that a district keeps, by the code of the scheme: with covers, or settled with another level, as its part or as the pool. */
    List<String> schemes(Scope scope, int district) {
        return jdbc.sql("""
                        SELECT scheme FROM mutualaid_batch WHERE district = :district
                        UNION SELECT scheme FROM mutualaid_settlement WHERE district = :district
                        ORDER BY scheme
                        """)
                .param("district", scope.require(district))
                .query((row, n) -> row.getString("scheme"))
                .list();
    }

    /** Until the end of a day. */
    Optional<Totals> totals(Scope scope, int district, String scheme, LocalDate until) {
        return books.find(scope, district, scheme).map(book -> {
            Sums sums = sums(lines(scope, book, until));
            List<Year> years = years(scope, district, scheme, until);
            return new Totals(
                    scheme,
                    years.stream().mapToLong(Year::enrolments).sum(),
                    years.stream().mapToLong(Year::payouts).sum(),
                    sums.paidFen(),
                    sums.openingFen(),
                    sums.feesFen(),
                    sums.subsidyFen(),
                    sums.interestFen(),
                    sums.recoveredFen(),
                    sums.refundsFen(),
                    sums.pooledFen(),
                    sums.closingFen(),
                    years,
                    accounts.upTo(scope, book, until, sums));
        });
    }

    /** Money alone, until the end of a day; nothing where no books are kept. */
    public Optional<Sums> sums(Scope scope, int district, String scheme, LocalDate until) {
        return books.find(scope, district, scheme).map(book -> sums(lines(scope, book, until)));
    }

    static Sums sums(List<TrialBalance.Line> at) {
        return new Sums(
                fen(at, FundBooks.OPENING),
                fen(at, FundBooks.FEES),
                fen(at, FundBooks.SUBSIDY),
                fen(at, FundBooks.INTEREST),
                fen(at, FundBooks.RECOVERED),
                fen(at, FundBooks.PAYOUTS),
                fen(at, FundBooks.REFUNDS),
                fen(at, FundBooks::pooled),
                // what nobody knows the meaning of yet lies in the bank, and is not the fund's
                fen(at, FundBooks.BANK) + fen(at, FundBooks.CASH) - fen(at, FundBooks.SUSPENSE));
    }

    /** 期间收支. From the beginning of a day to the end of another. */
    public Sums between(Scope scope, int district, String scheme, LocalDate from, LocalDate until) {
        Sums before = sums(scope, district, scheme, from.minusDays(1)).orElse(Sums.NOTHING);
        return sums(scope, district, scheme, until).orElse(Sums.NOTHING).since(before);
    }

    /** A cover for several plan years is taken in its first; what it pays counts for the plan year of the event. */
    private List<Year> years(Scope scope, int district, String scheme, LocalDate until) {
        return jdbc.sql("""
                        WITH taken AS (
                            SELECT year, sum(people) AS people FROM mutualaid_batch
                             WHERE district = :district AND scheme = :scheme AND paid_on <= :until GROUP BY year),
                        paid AS (
                            SELECT year, count(*) AS times, sum(payout_fen) AS fen FROM mutualaid_payout
                             WHERE district = :district AND scheme = :scheme AND paid_on <= :until GROUP BY year)
                        SELECT year, coalesce(t.people, 0) AS people, coalesce(p.times, 0) AS times, coalesce(p.fen, 0) AS fen
                          FROM taken t FULL JOIN paid p USING (year) ORDER BY year
                        """)
                .param("district", scope.require(district))
                .param("scheme", scheme)
                .param("until", until)
                .query((row, n) ->
                        new Year(row.getInt("year"), row.getLong("people"), row.getLong("times"), row.getLong("fen")))
                .list();
    }

    /** Nothing is dated ahead: what the accounts hold now is what they hold at the end of today. Earlier days are summed up. */
    private List<TrialBalance.Line> lines(Scope scope, Book book, LocalDate until) {
        if (!until.isBefore(WorkingCalendar.dayOf(clock.instant()))) {
            return journal.balances(scope, book);
        }
        return journal.trialBalance(scope, book, endOf(until)).lines();
    }

    /** The last instant of a day, as far as the books tell instants apart. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant().minusNanos(1_000);
    }

    private static long fen(List<TrialBalance.Line> at, String account) {
        return fen(at, account::equals);
    }

    private static long fen(List<TrialBalance.Line> at, Predicate<String> accounts) {
        return at.stream()
                .filter(line -> accounts.test(line.account().code()))
                .mapToLong(line -> line.balance().fen(line.account().facts().kind()))
                .sum();
    }
}
