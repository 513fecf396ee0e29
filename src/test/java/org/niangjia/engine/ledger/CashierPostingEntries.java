package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.transaction.UnexpectedRollbackException;

@DisplayName("出纳记账")
class CashierPostingEntries {
    private static final LedgerHouse HOUSE = new LedgerHouse();

    private Fund fund = HOUSE.fund();

    @BeforeEach
    void aThousandYuanOfFees() {
        fund = HOUSE.fund();
        fund.fee(100_000);
    }

    @AfterEach
    void agreesWithItsTransfers() {
        assertThat(fund.findings()).isEmpty();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    @DisplayName("一笔账两个科目，借贷相等，写明谁记的")
    void movesMoneyBetweenTwoAccounts() {
        Transfer paid = fund.post(fund.payout(30_000));
        assertThat(paid.kind()).isEqualTo(Transfer.Kind.POSTED);
        assertThat(paid.byName()).isEqualTo("何静");
        assertThat(paid.at()).isEqualTo(HOUSE.clock.instant());
        assertThat(fund.of(fund.bank)).isEqualTo(new Balance(100_000, 30_000, 0, 0));
        assertThat(fund.of(fund.paid).fen(AccountKind.EXPENSE)).isEqualTo(30_000);
        assertThat(HOUSE.journal.find(fund.scope, fund.book, paid.id())).contains(paid);
    }

    @Test
    @DisplayName("余额不够就不付，说出差多少；一分也没有动")
    void isNotPaidWithoutMoney() {
        assertThat(refused(fund.payout(100_001)))
                .singleElement()
                .satisfies(reason -> assertThat(reason.args()).containsExactly("1002 银行存款", "0.01"));
        fund.post(fund.payout(100_000));
        assertThat(fund.available()).isZero();
    }

    @Test
    @DisplayName("一批里有一笔不能记，全都不记；相互抵得过的可以")
    void areAllOrNothing() {
        long before = fund.rows();
        assertThat(refused(fund.payout(60_000), fund.payout(60_000))).hasSize(1);
        assertThat(fund.rows()).isEqualTo(before);
        assertThat(fund.available()).isEqualTo(100_000);
        Entry fee = new Entry.Post(fund.bank, fund.fees, 20_000, Fund.note());
        List<Transfer> both = HOUSE.ledger.post(fund.scope, fund.book, List.of(fund.payout(110_000), fee));
        assertThat(both).extracting(Transfer::amountFen).containsExactly(110_000L, 20_000L);
        assertThat(both)
                .extracting(Transfer::batch)
                .containsOnly(both.getFirst().batch());
        assertThat(both).extracting(Transfer::id).isSorted();
    }

    @Test
    @DisplayName("允许透支的科目可以为负")
    void mayOverdrawWhatMayBeOverdrawn() {
        fund.post(new Entry.Post(fund.suspense, fund.bank, 500, Fund.note()));
        assertThat(fund.of(fund.suspense).fen(AccountKind.LIABILITY)).isEqualTo(-500);
    }

    @Test
    @DisplayName("同一编号、同样内容再记，答复原来那笔，什么也不变")
    void areWrittenOnce() {
        Entry.Post payout = fund.payout(30_000);
        Transfer first = fund.post(payout);
        long rows = fund.rows();
        HOUSE.clock.pass(Duration.ofHours(1));
        assertThat(fund.post(payout)).isEqualTo(first);
        Entry other = fund.payout(5_000);
        List<Transfer> mixed = HOUSE.ledger.post(fund.scope, fund.book, List.of(other, payout));
        assertThat(mixed.get(1)).isEqualTo(first);
        assertThat(fund.rows()).isEqualTo(rows + 1);
        assertThat(fund.available()).isEqualTo(65_000);
    }

    @Test
    @DisplayName("同一编号、内容不同，拒绝；哪怕只差摘要、金额或日期")
    void areRefusedUnderTheKeyOfAnother() {
        Note note = Fund.note();
        fund.post(new Entry.Post(fund.paid, fund.bank, 100, note));
        Note memo = new Note(note.key(), "test.other", note.subject(), null);
        Note dated = note.dated(HOUSE.clock.instant().minusSeconds(1));
        for (Entry other : List.of(
                new Entry.Post(fund.paid, fund.bank, 101, note),
                new Entry.Post(fund.suspense, fund.bank, 100, note),
                new Entry.Post(fund.paid, fund.bank, 100, memo),
                new Entry.Post(fund.paid, fund.bank, 100, dated),
                new Entry.Hold(fund.paid, fund.bank, 100, null, note))) {
            assertThat(refused(other)).extracting(Refusal::code).containsExactly("ledger.KEY_TAKEN");
        }
    }

    @Test
    @DisplayName("编号在各账簿、各区县分别计")
    void haveKeysOfTheirBook() {
        Fund neighbour = HOUSE.fund();
        Fund second = HOUSE.fund(fund.book.district(), "OTHER");
        Note note = Fund.note("the same key");
        for (Fund each : List.of(fund, neighbour, second)) {
            each.post(new Entry.Post(each.bank, each.fees, 7, note));
            assertThat(each.of(each.fees).creditFen() % 1000).isEqualTo(7);
        }
        assertThat(neighbour.of(neighbour.bank)).isEqualTo(new Balance(7, 0, 0, 0));
        assertThat(second.of(second.bank)).isEqualTo(new Balance(7, 0, 0, 0));
    }

    @Test
    @DisplayName("预记的钱不能再用；转正后付出，少付的余下放回")
    void holdsAndSettles() {
        Transfer hold = fund.hold(80_000, null);
        assertThat(fund.of(fund.bank)).isEqualTo(new Balance(100_000, 0, 0, 80_000));
        assertThat(refused(fund.payout(20_001))).hasSize(1);
        Transfer settled = fund.settle(hold, 70_000);
        assertThat(settled.of()).isEqualTo(new Transfer.Origin(hold.id(), Transfer.Kind.PENDING, 80_000));
        assertThat(fund.of(fund.bank)).isEqualTo(new Balance(100_000, 70_000, 0, 0));
        assertThat(HOUSE.journal.endOf(fund.scope, fund.book, hold.id())).contains(settled);
    }

    @Test
    @DisplayName("预记撤销后全部放回；了结过的不能再了结")
    void holdsAndReleases() {
        Transfer hold = fund.hold(80_000, null);
        Transfer released = fund.release(hold);
        assertThat(released.amountFen()).isEqualTo(80_000);
        assertThat(fund.of(fund.bank)).isEqualTo(new Balance(100_000, 0, 0, 0));
        assertThat(refused(new Entry.Settle(hold.id(), 1, Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.ENDED_ALREADY");
        assertThat(refused(new Entry.Reverse(hold.id(), Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.NOT_REVERSIBLE");
    }

    @Test
    @DisplayName("一批里了结同一笔两次，拒绝")
    void endsNothingTwiceInOneBatch() {
        Transfer hold = fund.hold(100, null);
        assertThat(refused(new Entry.Settle(hold.id(), 50, Fund.note()), new Entry.Settle(hold.id(), 50, Fund.note())))
                .extracting(Refusal::code, Refusal::row)
                .containsExactly(tuple("ledger.ENDED_ALREADY", 2));
    }

    @Test
    @DisplayName("冲正另记一笔相反的账，只冲一次，冲正的不再冲")
    void reversesOnce() {
        Transfer paid = fund.post(fund.payout(30_000));
        Transfer back = fund.reverse(paid);
        assertThat(back.debit()).isEqualTo(paid.credit());
        assertThat(back.credit()).isEqualTo(paid.debit());
        assertThat(fund.of(fund.bank)).isEqualTo(new Balance(130_000, 30_000, 0, 0));
        assertThat(refused(new Entry.Reverse(paid.id(), Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.ENDED_ALREADY");
        assertThat(refused(new Entry.Reverse(back.id(), Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.NOT_REVERSIBLE");
    }

    @Test
    @DisplayName("转正过的也能冲正；钱已经用掉的收入不能冲成负数")
    void reversesWhatWasSettledButNotWhatIsSpent() {
        Transfer settled = fund.settle(fund.hold(80_000, null), 80_000);
        Transfer fee = fund.fee(1_000);
        fund.post(fund.payout(21_000));
        assertThat(refused(new Entry.Reverse(fee.id(), Fund.note()))).hasSize(1);
        fund.reverse(settled);
        fund.reverse(fee);
        assertThat(fund.available()).isEqualTo(79_000);
    }

    @Test
    @DisplayName("只能转正、撤销预记的；别的账簿、别的区县的，如同没有")
    void knowsOnlyItsOwnBook() {
        Transfer fee = fund.fee(1);
        Fund neighbour = HOUSE.fund();
        Fund second = HOUSE.fund(fund.book.district(), "OTHER");
        assertThat(refused(new Entry.Release(fee.id(), Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.NOT_HELD");
        for (Fund other : List.of(neighbour, second)) {
            assertThat(refused(new Entry.Reverse(other.fee(5).id(), Fund.note())))
                    .extracting(Refusal::code)
                    .containsExactly("ledger.TRANSFER_UNKNOWN");
            assertThat(refused(new Entry.Post(fund.bank, other.fees, 5, Fund.note())))
                    .extracting(Refusal::code)
                    .containsExactly("ledger.ACCOUNT_UNKNOWN");
        }
    }

    @Test
    @DisplayName("范围以外的区县，先于任何查询就看不见")
    void seesNothingOutsideTheScope() {
        Scope elsewhere = HOUSE.fund().scope;
        List<Entry> entries = List.of(fund.payout(1));
        assertThatThrownBy(() -> HOUSE.ledger.post(elsewhere, fund.book, entries))
                .isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> HOUSE.books.get(elsewhere, fund.book.district(), "ZHUPU-2018"))
                .isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> HOUSE.journal.trialBalance(elsewhere, fund.book, Instant.EPOCH))
                .isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> HOUSE.journal.balance(elsewhere, fund.book, fund.bank))
                .isInstanceOf(NotVisibleException.class);
    }

    @Test
    @DisplayName("在办事的同一个事务里记账，办不成就没记过")
    void goesWithTheCallersTransaction() {
        long before = fund.rows();
        HOUSE.transaction.executeWithoutResult(status -> {
            fund.fee(5_000);
            status.setRollbackOnly();
        });
        assertThat(fund.rows()).isEqualTo(before);
        assertThat(fund.available()).isEqualTo(100_000);
    }

    @Test
    @DisplayName("被拒绝的账，谁也不能悄悄带着提交")
    void cannotBeCommittedWhenRefused() {
        long before = fund.rows();
        assertThatThrownBy(() -> HOUSE.transaction.executeWithoutResult(
                        status -> assertThat(refused(fund.payout(100_001))).hasSize(1)))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(fund.rows()).isEqualTo(before);
    }

    @Test
    @DisplayName("到期的预记再记一次，仍答复原来那笔；没记过的不能记")
    void answersAHoldAgainAfterItsTime() {
        Instant until = HOUSE.clock.instant().plusSeconds(60);
        Entry.Hold hold = new Entry.Hold(fund.paid, fund.bank, 5, until, Fund.note());
        Transfer first = fund.post(hold);
        HOUSE.clock.pass(Duration.ofSeconds(60));
        assertThat(fund.post(hold)).isEqualTo(first);
        assertThat(refused(new Entry.Hold(fund.paid, fund.bank, 5, until, Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.EXPIRY_PASSED");
    }

    @Test
    @DisplayName("空的、销了户的科目不能再记；有余额的不能销户；编码不重复")
    void closesAnAccountForGood() {
        UUID empty = fund.open("2242", "暂存", AccountKind.LIABILITY, false);
        HOUSE.books.closeAccount(fund.scope, fund.book, empty);
        assertThat(refused(new Entry.Post(fund.bank, empty, 5, Fund.note())))
                .extracting(Refusal::code)
                .containsExactly("ledger.ACCOUNT_CLOSED");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> HOUSE.books.closeAccount(fund.scope, fund.book, fund.bank))
                .withMessage("ledger.ACCOUNT_NOT_EMPTY");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fund.open("1002", "又一个", AccountKind.ASSET, false))
                .withMessage("ledger.ACCOUNT_EXISTS");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> HOUSE.books.open(fund.scope, fund.book.district(), "ZHUPU-2018", "又一本"))
                .withMessage("ledger.BOOK_EXISTS");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> HOUSE.books.open(fund.scope, fund.book.district(), " ", ""))
                .withMessage("ledger.CODE_MISSING, ledger.NAME_MISSING");
    }

    @Test
    @DisplayName("一次最多五千笔，五千笔记得下")
    void takesFiveThousandAtOnce() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Ledger.MOST_ENTRIES; i++) {
            entries.add(new Entry.Post(fund.bank, fund.fees, 1, Fund.note("many/" + i)));
        }
        assertThat(HOUSE.ledger.post(fund.scope, fund.book, entries)).hasSize(Ledger.MOST_ENTRIES);
        assertThat(fund.available()).isEqualTo(105_000);
        entries.add(fund.payout(1));
        assertThatThrownBy(() -> HOUSE.ledger.post(fund.scope, fund.book, entries))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(HOUSE.ledger.post(fund.scope, fund.book, List.of())).isEmpty();
    }

    private List<Refusal> refused(Entry... entries) {
        try {
            HOUSE.ledger.post(fund.scope, fund.book, List.of(entries));
        } catch (RefusedException e) {
            return e.reasons();
        }
        return List.of();
    }
}
