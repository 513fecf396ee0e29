package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.RefusedException;

@DisplayName("经审查账")
class AuditorReadingTheBooks {
    private final LedgerHouse house = new LedgerHouse();
    private final Fund fund = house.fund();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("过去任一时点的试算平衡表，含那一刻；以后记的不影响它")
    void seesATrialBalanceOfAnyInstant() {
        fund.fee(100_000);
        Instant first = house.clock.instant();
        house.clock.pass(Duration.ofDays(30));
        Transfer hold = fund.hold(40_000, null);
        Instant second = house.clock.instant();
        house.clock.pass(Duration.ofDays(30));
        fund.settle(hold, 30_000);
        assertThat(bank(first.minusNanos(1000))).isEqualTo(Balance.ZERO);
        assertThat(bank(first)).isEqualTo(new Balance(100_000, 0, 0, 0));
        assertThat(bank(second)).isEqualTo(new Balance(100_000, 0, 0, 40_000));
        assertThat(bank(house.clock.instant())).isEqualTo(new Balance(100_000, 30_000, 0, 0));
        TrialBalance now = house.journal.trialBalance(fund.scope, fund.book, house.clock.instant());
        assertThat(now.debitFen()).isEqualTo(100_000).isEqualTo(now.creditFen());
        assertThat(now.balanced()).isTrue();
        assertThat(now.lines())
                .extracting(line -> line.account().code())
                .containsExactly("1002", "2241", "4001", "5001");
    }

    private Balance bank(Instant at) {
        return house.journal
                .trialBalance(fund.scope, fund.book, at)
                .lines()
                .getFirst()
                .balance();
    }

    @Test
    @DisplayName("结账以后，那以前的表不再变；冲正记在结账之后；反结账没有，也不能往回结")
    void findsAClosedMonthUnchanged() {
        Instant until = house.clock.instant();
        Transfer fee = fund.fee(100_000);
        house.clock.pass(Duration.ofDays(1));
        Book closed = house.books.closeUntil(fund.scope, fund.book, until);
        assertThat(closed.lockedUntil()).isEqualTo(until);
        assertThat(house.books.get(fund.scope, fund.book.district(), fund.book.code()))
                .isEqualTo(closed);
        TrialBalance before = house.journal.trialBalance(fund.scope, fund.book, until);
        fund.reverse(fee);
        fund.post(new Entry.Post(fund.bank, fund.fees, 7, Fund.note().dated(until.plusNanos(1000))));
        Entry late = new Entry.Post(fund.bank, fund.fees, 7, Fund.note().dated(until));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fund.post(late))
                .withMessage("ledger.MONTH_CLOSED");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.books.closeUntil(fund.scope, fund.book, until))
                .withMessage("ledger.CLOSED_ALREADY");
        assertThat(house.journal.trialBalance(fund.scope, fund.book, until).lines())
                .isEqualTo(before.lines());
        assertThat(fund.of(fund.bank).fen(AccountKind.ASSET)).isEqualTo(7);
        assertThat(fund.findings()).isEmpty();
    }

    @Test
    @DisplayName("几个时点一起看，与一个一个看相同：有的在结账以前，有的在以后，中间结过账的也一样")
    void seesSeveralInstantsAtOnce() {
        List<Instant> ends = new ArrayList<>();
        for (int n = 1; n <= 6; n++) {
            fund.fee(100_000 + n);
            Transfer hold = fund.hold(400, null);
            if (n % 2 == 0) {
                fund.settle(hold, 300);
            }
            ends.add(house.clock.instant());
            house.clock.pass(Duration.ofDays(1));
            if (n == 2) {
                house.books.closeUntil(fund.scope, fund.book, ends.getLast());
            }
            if (n == 4) {
                house.books.closeUntil(fund.scope, fund.book, ends.getLast().plusSeconds(60));
            }
        }
        ends.addFirst(ends.getFirst().minus(Duration.ofDays(9)));
        List<TrialBalance> all = house.journal.trialBalances(fund.scope, fund.book, ends);
        assertThat(all)
                .isEqualTo(ends.stream()
                        .map(at -> house.journal.trialBalance(fund.scope, fund.book, at))
                        .toList());
        assertThat(all.getLast().lines().getFirst().balance().debitFen()).isEqualTo(600_021);
        assertThat(house.journal.first(fund.scope, fund.book)).hasValue(ends.get(1));
    }

    @Test
    @DisplayName("明细账从新到旧一页一页翻，同一刻的也不漏不重")
    void turnsThePagesOfAnAccount() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Entry> batch = IntStream.range(0, 7)
                    .mapToObj(n -> (Entry) new Entry.Post(fund.bank, fund.fees, 100 + n, Fund.note()))
                    .toList();
            house.ledger.post(fund.scope, fund.book, batch).forEach(row -> all.addFirst(row.id()));
            house.clock.pass(Duration.ofMillis(1));
        }
        all.addFirst(fund.post(fund.payout(5)).id());
        fund.post(new Entry.Post(fund.suspense, fund.fees, 3, Fund.note()));
        List<UUID> read = new ArrayList<>();
        Transfer.Place place = null;
        List<Transfer> page;
        do {
            page = house.journal.ofAccount(fund.scope, fund.book, fund.bank, place, 4);
            page.forEach(row -> read.add(row.id()));
            place = page.isEmpty() ? place : page.getLast().place();
        } while (!page.isEmpty());
        assertThat(read).isEqualTo(all);
    }

    @Test
    @DisplayName("日记账只有动了钱的，从旧到新，写明科目；起算时刻在内，截止时刻不在内")
    void takesTheJournalOut() {
        Instant from = house.clock.instant();
        fund.fee(100_000);
        Transfer hold = fund.hold(500, null);
        fund.release(fund.hold(300, null));
        fund.settle(hold, 400);
        Instant until = house.clock.instant().plusSeconds(1);
        house.clock.pass(Duration.ofSeconds(1));
        fund.fee(9);
        Journal.Span span = new Journal.Span(from, until);
        List<JournalLine> lines = house.journal.lines(fund.scope, fund.book, span, null, 100);
        assertThat(lines)
                .extracting(line -> line.kind() + " " + line.debit().name() + " "
                        + line.credit().code() + " " + line.amountFen())
                .containsExactlyInAnyOrder("POSTED 银行存款 4001 100000", "POST 互助金支出 1002 400");
        List<JournalLine> first = house.journal.lines(fund.scope, fund.book, span, null, 1);
        List<JournalLine> second = house.journal.lines(
                fund.scope, fund.book, span, first.getFirst().place(), 1);
        assertThat(lines).isEqualTo(List.of(first.getFirst(), second.getFirst()));
    }

    @Test
    @DisplayName("预记到期，系统自动撤销，只撤一次；没到期的不动；到期前转正的不受影响")
    void findsWhatWasHeldTooLongSetFree() {
        fund.fee(100_000);
        Instant until = house.clock.instant().plus(Duration.ofHours(1));
        Transfer gone = fund.hold(100, until);
        Transfer kept = fund.hold(200, until.plusSeconds(1));
        fund.hold(300, null);
        fund.settle(fund.hold(400, until), 400);
        house.clock.pass(Duration.ofHours(1));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fund.settle(gone, 100))
                .withMessage("ledger.HOLD_EXPIRED");
        Fund neighbour = house.fund();
        house.expiry.poll(neighbour.book.district());
        assertThat(fund.of(fund.bank).pendingCreditFen()).isEqualTo(600);
        for (int twice = 0; twice < 2; twice++) {
            house.expiry.poll(fund.book.district());
            assertThat(fund.of(fund.bank).pendingCreditFen()).isEqualTo(500);
        }
        Transfer end = house.journal.endOf(fund.scope, fund.book, gone.id()).orElseThrow();
        assertThat(end.kind()).isEqualTo(Transfer.Kind.VOID);
        assertThat(end.byName()).isEqualTo("系统");
        assertThat(end.note().memo()).isEqualTo("ledger.expired");
        fund.settle(kept, 200);
        assertThat(fund.findings()).isEmpty();
    }
}
