package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.niangjia.base.RefusedException;

/** 任意往来. Random histories on a real database, beside a plain count of what they come to. */
@Label("任意往来之后的账")
class BooksAfterAnyHistory {
    /** A month is closed, up to now. */
    private static final int CLOSE = 8;

    private static final LedgerHouse HOUSE = new LedgerHouse();

    /** 一步. What is tried, on which of what is there, with how much. */
    record Act(int what, int which, int fen) {}

    @AfterContainer
    static void close() {
        HOUSE.close();
    }

    @Provide
    Arbitrary<List<Act>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CLOSE),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 500))
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    @Label("借贷总相等，没有不该透支的透支，结没结过账，任一时点都能重算，重记什么也不变")
    void balances(@ForAll("histories") List<Act> history) {
        Fund fund = HOUSE.fund();
        Map<Instant, List<TrialBalance.Line>> seen = new TreeMap<>();
        List<Transfer> written = new ArrayList<>();
        List<Entry> taken = new ArrayList<>();
        for (Act act : history) {
            HOUSE.clock.pass(Duration.ofSeconds(1));
            if (act.what() == CLOSE) {
                HOUSE.books.closeUntil(fund.scope, fund.book, HOUSE.clock.instant());
                continue;
            }
            Entry entry = entry(fund, act, written);
            try {
                written.add(fund.post(entry));
                taken.add(entry);
            } catch (RefusedException e) {
                assertThat(e.reasons()).isNotEmpty();
            }
            List<TrialBalance.Line> now = HOUSE.journal.balances(fund.scope, fund.book);
            check(now);
            seen.put(HOUSE.clock.instant(), now);
        }
        assertThat(HOUSE.journal.balances(fund.scope, fund.book)).isEqualTo(counted(fund, written));
        seen.forEach((at, lines) -> {
            TrialBalance trial = HOUSE.journal.trialBalance(fund.scope, fund.book, at);
            assertThat(trial.lines()).isEqualTo(lines);
            assertThat(trial.balanced()).isTrue();
        });
        replay(fund, taken, written);
        assertThat(fund.findings()).isEmpty();
    }

    private static Entry entry(Fund fund, Act act, List<Transfer> written) {
        UUID some = written.isEmpty()
                ? new UUID(0, 0)
                : written.get(act.which() % written.size()).id();
        return switch (act.what()) {
            case 0, 1 -> new Entry.Post(fund.bank, fund.fees, act.fen(), Fund.note());
            case 2 -> fund.payout(act.fen());
            case 3 -> new Entry.Post(fund.suspense, fund.bank, act.fen(), Fund.note());
            case 4 -> new Entry.Hold(fund.paid, fund.bank, act.fen(), null, Fund.note());
            case 5 -> new Entry.Settle(some, act.fen(), Fund.note());
            case 6 -> new Entry.Release(some, Fund.note());
            default -> new Entry.Reverse(some, Fund.note());
        };
    }

    private static void check(List<TrialBalance.Line> lines) {
        assertThat(new TrialBalance(Instant.EPOCH, lines).balanced()).isTrue();
        assertThat(lines).allSatisfy(line -> {
            LedgerAccount.Facts facts = line.account().facts();
            assertThat(facts.mayGoBelow() || line.balance().availableFen(facts.kind()) >= 0)
                    .isTrue();
        });
    }

    /** Counted the long way: each transfer by itself, what ended looked up. */
    private static List<TrialBalance.Line> counted(Fund fund, List<Transfer> written) {
        return HOUSE.books.accounts(fund.scope, fund.book).stream()
                .map(account -> {
                    long[] sums = new long[4];
                    for (Transfer one : written) {
                        int side = one.debit().equals(account.id()) ? 0 : 1;
                        if (!one.debit().equals(account.id()) && !one.credit().equals(account.id())) {
                            continue;
                        }
                        if (one.kind() == Transfer.Kind.PENDING) {
                            boolean open = written.stream()
                                    .noneMatch(end ->
                                            end.of() != null && end.of().id().equals(one.id()));
                            sums[2 + side] += open ? one.amountFen() : 0;
                        } else if (one.kind() != Transfer.Kind.VOID) {
                            sums[side] += one.amountFen();
                        }
                    }
                    return new TrialBalance.Line(account, new Balance(sums[0], sums[1], sums[2], sums[3]));
                })
                .toList();
    }

    private static void replay(Fund fund, List<Entry> taken, List<Transfer> written) {
        long rows = fund.rows();
        List<TrialBalance.Line> before = HOUSE.journal.balances(fund.scope, fund.book);
        assertThat(HOUSE.ledger.post(fund.scope, fund.book, taken)).isEqualTo(written);
        assertThat(fund.rows()).isEqualTo(rows);
        assertThat(HOUSE.journal.balances(fund.scope, fund.book)).isEqualTo(before);
    }
}
