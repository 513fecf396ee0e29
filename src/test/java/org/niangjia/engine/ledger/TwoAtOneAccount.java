package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.ConflictException;
import org.niangjia.base.RefusedException;

/** 同时记账. Each race is run with its constraint and then without it: the constraint carries the invariant, not luck. */
@DisplayName("几个人同时记同一本账")
class TwoAtOneAccount {
    private static final int TRIES = 60;
    private static final int MANY = 8;

    private final LedgerHouse house = new LedgerHouse();
    private final Fund fund = house.fund();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        threads.close();
        house.close();
    }

    @Test
    @DisplayName("八人同时付同一笔余额，只有一人付出；去掉约束就会透支")
    void drainItOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(drain()).isOne();
        }
        assertThat(fund.findings()).isEmpty();
        house.copy.asOwner("ALTER TABLE ledger_balance DROP CONSTRAINT ledger_balance_not_below");
        assertThat(eventually(() -> drain() > 1)).isTrue();
        assertThat(fund.findings()).containsExactly("1002: 不允许透支的科目为负");
    }

    /** Fills the account up to a thousand and lets all pay a thousand from it. */
    private int drain() throws Exception {
        fund.fee(1000 - Math.min(0, fund.available()));
        return LedgerHouse.atOnce(MANY, i -> fund.post(fund.payout(1000)));
    }

    @Test
    @DisplayName("八人同时转正同一笔预记，只有一人转成；去掉约束就会转两次")
    void settleOneHoldOnce() throws Exception {
        fund.fee(100_000_000);
        fund.hold(1_000_000, null);
        for (int i = 0; i < 10; i++) {
            assertThat(settle()).isOne();
        }
        assertThat(fund.findings()).isEmpty();
        house.copy.asOwner("DROP INDEX ledger_transfer_one_end");
        assertThat(eventually(() -> settle() > 1)).isTrue();
        assertThat(fund.findings()).anyMatch(finding -> finding.contains("被了结或冲正两次"));
    }

    private int settle() throws Exception {
        Transfer hold = fund.hold(10, null);
        return LedgerHouse.atOnce(
                MANY, i -> fund.post(i % 2 == 0 ? new Entry.Settle(hold.id(), 10, Fund.note()) : release(hold)));
    }

    private static Entry release(Transfer hold) {
        return new Entry.Release(hold.id(), Fund.note());
    }

    @Test
    @DisplayName("八人同时冲正同一笔，只冲一次；去掉约束就会冲两次")
    void reverseOnce() throws Exception {
        fund.fee(100_000_000);
        for (int i = 0; i < 10; i++) {
            assertThat(reverse()).isOne();
        }
        assertThat(fund.findings()).isEmpty();
        house.copy.asOwner("DROP INDEX ledger_transfer_one_end");
        assertThat(eventually(() -> reverse() > 1)).isTrue();
        assertThat(fund.findings()).isNotEmpty();
    }

    private int reverse() throws Exception {
        Transfer fee = fund.fee(10);
        return LedgerHouse.atOnce(MANY, i -> fund.reverse(fee));
    }

    @Test
    @DisplayName("八人用同一编号记同一笔，只记一笔，八人都得到它；去掉约束就会记几笔")
    void postOneKeyOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            String key = "one/" + i;
            assertThat(same(key)).isEqualTo(MANY);
            assertThat(rows(key)).isOne();
        }
        assertThat(fund.available()).isEqualTo(50);
        assertThat(fund.findings()).isEmpty();
        house.copy.asOwner("ALTER TABLE ledger_transfer DROP CONSTRAINT ledger_transfer_key_once");
        assertThat(eventually(() -> {
                    String key = "many/" + UUID.randomUUID();
                    same(key);
                    return rows(key) > 1;
                }))
                .isTrue();
    }

    private int same(String key) throws Exception {
        return LedgerHouse.atOnce(MANY, i -> fund.post(new Entry.Post(fund.bank, fund.fees, 5, Fund.note(key))));
    }

    @Test
    @DisplayName("八人用同一编号记八笔不同的账，只记一笔，其余被告知编号已用")
    void refuseOtherContentUnderOneKey() throws Exception {
        for (int i = 0; i < 10; i++) {
            String key = "other/" + i;
            int done = LedgerHouse.atOnce(
                    MANY,
                    n -> fund.post(
                            new Entry.Post(n % 2 == 0 ? fund.bank : fund.suspense, fund.fees, 1 + n, Fund.note(key))));
            assertThat(done).isOne();
            assertThat(rows(key)).isOne();
        }
        assertThat(fund.findings()).isEmpty();
    }

    private long rows(String key) {
        return house.jdbc
                .sql("SELECT count(*) FROM ledger_transfer WHERE district = :district AND key = :key")
                .param("district", fund.book.district())
                .param("key", key)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("十六人来回转同几个科目，谁也不会互相等死")
    void neverWaitInARing() throws Exception {
        fund.fee(1_000_000);
        int done = LedgerHouse.atOnce(16, n -> {
            for (int i = 0; i < 20; i++) {
                Entry out = fund.payout(1);
                Entry in = new Entry.Post(fund.bank, fund.suspense, 1, Fund.note());
                Entry fee = new Entry.Post(fund.suspense, fund.fees, 1, Fund.note());
                house.ledger.post(
                        fund.scope, fund.book, (n + i) % 2 == 0 ? List.of(out, in, fee) : List.of(fee, in, out));
            }
        });
        assertThat(done).isEqualTo(16);
        assertThat(fund.findings()).isEmpty();
    }

    @Test
    @DisplayName("销户时有人正在记账，等他记完，不再销户；去掉约束就会销掉有余额的户")
    void doNotCloseAnAccountThatIsBeingUsed() throws Exception {
        UUID held = fund.open("2242", "暂存", AccountKind.LIABILITY, false);
        Entry in = new Entry.Post(fund.bank, held, 5, Fund.note());
        assertThat(meanwhile(() -> fund.post(in), () -> house.books.closeAccount(fund.scope, fund.book, held)))
                .isInstanceOf(ConflictException.class);
        assertThat(fund.of(held).creditFen()).isEqualTo(5);
        house.copy.asOwner("ALTER TABLE ledger_balance DROP CONSTRAINT ledger_balance_closed_empty");
        UUID other = fund.open("2243", "暂存二", AccountKind.LIABILITY, false);
        Entry again = new Entry.Post(fund.bank, other, 5, Fund.note());
        assertThat(meanwhile(() -> fund.post(again), () -> house.books.closeAccount(fund.scope, fund.book, other)))
                .isNull();
    }

    @Test
    @DisplayName("结账等正在记的账记完，连它一起结；结完再记以前的日期，拒绝")
    void closeTheMonthWithWhatIsOnItsWay() throws Exception {
        Instant until = house.clock.instant().minus(Duration.ofDays(1));
        Entry late = new Entry.Post(fund.bank, fund.fees, 5, Fund.note().dated(until));
        assertThat(meanwhile(() -> fund.post(late), () -> house.books.closeUntil(fund.scope, fund.book, until)))
                .isNull();
        assertThat(house.journal.trialBalance(fund.scope, fund.book, until).debitFen())
                .isEqualTo(5);
        Entry later = new Entry.Post(fund.bank, fund.fees, 5, Fund.note().dated(until));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fund.post(later))
                .withMessage("ledger.MONTH_CLOSED");
        assertThat(fund.findings()).isEmpty();
    }

    @Test
    @DisplayName("记账时有人正在结账，等他结完，不再记进去；去掉约束就会记进已结的月份")
    void addNothingToAMonthThatIsBeingClosed() throws Exception {
        Instant until = house.clock.instant().minus(Duration.ofDays(1));
        assertThat(postedWhileClosing(until)).isInstanceOf(ConflictException.class);
        assertThat(fund.rows()).isZero();
        house.copy.asOwner("ALTER TABLE ledger_balance DROP CONSTRAINT ledger_balance_locked");
        house.clock.pass(Duration.ofSeconds(1));
        assertThat(postedWhileClosing(until.plusSeconds(1))).isNull();
        house.clock.pass(Duration.ofSeconds(1));
        assertThat(fund.rows()).isOne();
    }

    private @Nullable Throwable postedWhileClosing(Instant until) throws Exception {
        Entry late = new Entry.Post(fund.bank, fund.fees, 5, Fund.note().dated(until));
        return meanwhile(() -> house.books.closeUntil(fund.scope, fund.book, until), () -> fund.post(late));
    }

    @Test
    @DisplayName("结账时有人正在开设科目，新科目也一起结")
    void closeTheMonthForNewAccountsToo() throws Exception {
        Instant until = house.clock.instant().minus(Duration.ofDays(1));
        UUID[] made = new UUID[1];
        assertThat(meanwhile(
                        () -> made[0] = fund.open("9", "新科目", AccountKind.INCOME, false),
                        () -> house.books.closeUntil(fund.scope, fund.book, until)))
                .isNull();
        UUID before = made[0];
        UUID after = fund.open("10", "后开的科目", AccountKind.EXPENSE, false);
        Entry late = new Entry.Post(after, before, 5, Fund.note().dated(until));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fund.post(late))
                .withMessage("ledger.MONTH_CLOSED");
    }

    /** Lets the second begin while the first has not committed, and the first commit then. What the second threw, or null. */
    private @Nullable Throwable meanwhile(Runnable first, Runnable second) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> one = CompletableFuture.runAsync(
                () -> house.transaction.executeWithoutResult(status -> {
                    first.run();
                    done.countDown();
                    await(commit);
                }),
                threads);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Throwable> other = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        second.run();
                        return null;
                    } catch (RuntimeException e) {
                        return e;
                    }
                },
                threads);
        try {
            other.get(300, TimeUnit.MILLISECONDS);
            throw new AssertionError("the second did not wait");
        } catch (TimeoutException e) {
            commit.countDown();
        }
        one.get(10, TimeUnit.SECONDS);
        return other.get(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean eventually(Race race) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            if (race.lost()) {
                return true;
            }
        }
        return false;
    }

    /** 竞争. Whether two got through where one may. */
    @FunctionalInterface
    private interface Race {
        boolean lost() throws Exception;
    }
}
