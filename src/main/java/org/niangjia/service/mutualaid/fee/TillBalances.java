package org.niangjia.service.mutualaid.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.collection.BankStanding;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Balance;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.TrialBalance;
import org.niangjia.service.mutualaid.FundBooks;
import org.springframework.stereotype.Component;

/** 收款户余额. What a fund's books say of its bank account at the end of a day, summed up from the transfers. */
@Component
class TillBalances {
    private final Journal journal;

    TillBalances(Journal journal) {
        this.journal = journal;
    }

    BankStanding bank(Scope scope, Book book, LocalDate day) {
        Instant end =
                day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant().minus(1, ChronoUnit.MICROS);
        TrialBalance table = journal.trialBalance(scope, book, end);
        Balance bank = of(table, FundBooks.BANK);
        return new BankStanding(
                bank.fen(AccountKind.ASSET),
                bank.pendingCreditFen(),
                of(table, FundBooks.SUSPENSE).fen(AccountKind.LIABILITY));
    }

    private static Balance of(TrialBalance table, String code) {
        return table.lines().stream()
                .filter(line -> line.account().code().equals(code))
                .map(TrialBalance.Line::balance)
                .findFirst()
                .orElse(Balance.ZERO);
    }
}
