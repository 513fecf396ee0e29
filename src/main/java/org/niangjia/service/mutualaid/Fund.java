package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.TrialBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 互助资金. What a fund has taken in and paid out until a day: people from the register, money from the ledger. */
@Component
class Fund {
    private final JdbcClient jdbc;
    private final FundBooks books;
    private final Journal journal;
    private final Clock clock;

    Fund(JdbcClient jdbc, FundBooks books, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * 资金收支. Opening + fees + subsidy + interest + recovered − payouts − refunds = closing, in fen.
     *
     * @param enrolments person-times whose fee had arrived
     * @param payouts person-times that were paid
     * @param years both by plan year, the earliest first
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
            long closingFen,
            List<Year> years) {}

    /** 年度参保与发放. One plan year until the day. */
    record Year(int year, long enrolments, long payouts, long paidFen) {}

    /** Funds that a district keeps, by the code of the scheme. */
    List<String> schemes(Scope scope, int district) {
        return jdbc.sql("SELECT DISTINCT scheme FROM mutualaid_batch WHERE district = :district ORDER BY scheme")
                .param("district", scope.require(district))
                .query((row, n) -> row.getString("scheme"))
                .list();
    }

    /** Until the end of a day. */
    Optional<Totals> totals(Scope scope, int district, String scheme, LocalDate until) {
        Optional<Book> book = books.find(scope, district, scheme);
        return book.map(each -> {
            List<TrialBalance.Line> at = lines(scope, each, until);
            List<Year> years = years(scope, district, scheme, until);
            return new Totals(
                    scheme,
                    years.stream().mapToLong(Year::enrolments).sum(),
                    years.stream().mapToLong(Year::payouts).sum(),
                    fen(at, FundBooks.PAYOUTS),
                    fen(at, FundBooks.OPENING),
                    fen(at, FundBooks.FEES),
                    fen(at, FundBooks.SUBSIDY),
                    fen(at, FundBooks.INTEREST),
                    fen(at, FundBooks.RECOVERED),
                    fen(at, FundBooks.REFUNDS),
                    // what nobody knows the meaning of yet lies in the bank, and is not the fund's
                    fen(at, FundBooks.BANK) + fen(at, FundBooks.CASH) - fen(at, FundBooks.SUSPENSE),
                    years);
        });
    }

    /** A payout has a cover of its plan year, so that no year is missing. */
    private List<Year> years(Scope scope, int district, String scheme, LocalDate until) {
        return jdbc.sql("""
                        WITH taken AS (
                            SELECT year, sum(heads) AS heads FROM mutualaid_batch
                             WHERE district = :district AND scheme = :scheme AND paid_on <= :until GROUP BY year),
                        paid AS (
                            SELECT year, count(*) AS times, sum(payout_fen) AS fen FROM mutualaid_payout
                             WHERE district = :district AND scheme = :scheme AND paid_on <= :until GROUP BY year)
                        SELECT t.year, t.heads, coalesce(p.times, 0) AS times, coalesce(p.fen, 0) AS fen
                          FROM taken t LEFT JOIN paid p USING (year) ORDER BY t.year
                        """)
                .param("district", scope.require(district))
                .param("scheme", scheme)
                .param("until", until)
                .query((row, n) ->
                        new Year(row.getInt("year"), row.getLong("heads"), row.getLong("times"), row.getLong("fen")))
                .list();
    }

    /** Nothing is dated ahead: what the accounts hold now is what they hold at the end of today. Earlier days are summed up. */
    private List<TrialBalance.Line> lines(Scope scope, Book book, LocalDate until) {
        if (!until.isBefore(WorkingCalendar.dayOf(clock.instant()))) {
            return journal.balances(scope, book);
        }
        Instant end =
                until.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant().minusNanos(1_000);
        return journal.trialBalance(scope, book, end).lines();
    }

    private static long fen(List<TrialBalance.Line> at, String account) {
        return at.stream()
                .filter(line -> line.account().code().equals(account))
                .mapToLong(line -> line.balance().fen(line.account().facts().kind()))
                .sum();
    }
}
