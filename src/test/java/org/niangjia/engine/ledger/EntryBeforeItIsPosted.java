package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.MovableClock;
import org.niangjia.base.Refusal;

@DisplayName("记账的规则")
class EntryBeforeItIsPosted {
    private static final UUID BANK = new UUID(1, 1);
    private static final UUID PAID = new UUID(1, 2);

    private final MovableClock clock = new MovableClock();
    private final Instant now = clock.instant();

    @ParameterizedTest(name = "{0} 分：{1}")
    @DisplayName("金额从一分到一万亿元")
    @CsvSource({"0, false", "-1, false", "1, true", "100000000000000, true", "100000000000001, false"})
    void hasAnAmountInRange(long fen, boolean good) {
        assertThat(codes(LedgerRules.written(List.of(new Entry.Post(PAID, BANK, fen, Fund.note())))))
                .isEqualTo(good ? List.of() : List.of("ledger.AMOUNT_OUT_OF_RANGE"));
    }

    @Test
    @DisplayName("缺什么一次说全，说得出是第几笔")
    void isToldEverythingAtOnce() {
        List<Refusal> reasons = LedgerRules.written(List.of(
                new Entry.Post(PAID, BANK, 1, Fund.note("a")),
                new Entry.Hold(BANK, BANK, 0, null, new Note("a", " ", "x".repeat(201), null)),
                new Entry.Release(BANK, Fund.note(" "))));
        assertThat(reasons.stream().map(reason -> reason.row() + " " + reason.code()))
                .containsExactly(
                        "2 ledger.AMOUNT_OUT_OF_RANGE",
                        "2 ledger.SAME_ACCOUNT",
                        "2 ledger.KEY_TWICE",
                        "2 ledger.MEMO_MISSING",
                        "2 ledger.SUBJECT_TOO_LONG",
                        "3 ledger.KEY_MISSING");
    }

    @ParameterizedTest(name = "{0} 个字符：{1}")
    @DisplayName("防重编号最多两百个字符")
    @CsvSource({"200, true", "201, false"})
    void hasAKeyThatIsNotTooLong(int length, boolean good) {
        Entry entry = new Entry.Post(PAID, BANK, 1, Fund.note("k".repeat(length)));
        assertThat(LedgerRules.written(List.of(entry)).isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest(name = "有 {0} 分，在途付出 {1} 分，再付 {2} 分，可透支 {3}：差 {4} 分")
    @DisplayName("余额减去在途付出，够就付，差一分也不付；可透支的照付")
    @CsvSource({
        "100, 0, 100, false, 0",
        "100, 0, 101, false, 1",
        "100, 30, 70, false, 0",
        "100, 30, 71, false, 1",
        "0, 0, 5, true, 0"
    })
    void isPaidFromWhatIsThere(long fen, long held, long out, boolean mayGoBelow, long missing) {
        AccountState state = bank(new Balance(fen, 0, 0, held), mayGoBelow, null);
        assertThat(state.missingFen(new Balance(0, out, 0, 0))).isEqualTo(missing);
    }

    @Test
    @DisplayName("在途收入还不能用")
    void cannotSpendWhatHasNotArrived() {
        assertThat(new Balance(0, 0, 500, 0).availableFen(AccountKind.ASSET)).isZero();
        assertThat(new Balance(0, 0, 0, 500).availableFen(AccountKind.INCOME)).isZero();
        assertThat(new Balance(0, 500, 200, 0).availableFen(AccountKind.LIABILITY))
                .isEqualTo(300);
    }

    @ParameterizedTest(name = "相差 {0} 秒：{1}")
    @DisplayName("日期不晚于现在")
    @CsvSource({"0, ''", "-1, ''", "1, ledger.DATED_AHEAD"})
    void isNotDatedAhead(long seconds, String refused) {
        assertThat(standing(now.plusSeconds(seconds), null)).isEqualTo(refused);
    }

    @ParameterizedTest(name = "记在结账时点后 {0} 微秒：{1}")
    @DisplayName("结账的那一刻已经不能记，下一微秒可以")
    @CsvSource({"0, ledger.MONTH_CLOSED", "-1, ledger.MONTH_CLOSED", "1, ''"})
    void isDatedBehindTheClosedMonth(long micros, String refused) {
        Instant locked = now.minusSeconds(60);
        assertThat(standing(locked.plusNanos(micros * 1000), locked)).isEqualTo(refused);
    }

    @ParameterizedTest(name = "到期时间相差 {0} 秒：{1}")
    @DisplayName("预记要在将来到期；到期的那一刻不能再转正")
    @CsvSource({"0, ledger.EXPIRY_PASSED, ledger.HOLD_EXPIRED", "1, '', ''"})
    void isHeldUntilATimeToCome(long seconds, String holding, String settling) {
        Instant until = now.plusSeconds(seconds);
        List<Draft> hold = drafts(new Entry.Hold(PAID, BANK, 5, until, Fund.note()), Map.of());
        assertThat(first(refusals(hold, null))).isEqualTo(holding);
        Transfer held = hold.getFirst().transfer();
        Entry settle = new Entry.Settle(held.id(), 5, Fund.note());
        List<Draft> settled = drafts(settle, Map.of(held.id(), held));
        assertThat(first(refusals(settled, null))).isEqualTo(settling);
    }

    @ParameterizedTest(name = "预记 100 分，转正 {0} 分：{1}")
    @DisplayName("转正不超过预记")
    @CsvSource({"100, ''", "99, ''", "101, ledger.MORE_THAN_HELD"})
    void settlesNoMoreThanIsHeld(long fen, String refused) {
        Transfer held = drafts(new Entry.Hold(PAID, BANK, 100, null, Fund.note()), Map.of())
                .getFirst()
                .transfer();
        Entry settle = new Entry.Settle(held.id(), fen, Fund.note());
        assertThat(first(LedgerRules.origins(List.of(settle), Map.of(held.id(), held))))
                .isEqualTo(refused);
    }

    @ParameterizedTest(name = "结到 {0} 秒后，已结到 {1} 秒后：{2}")
    @DisplayName("只结已经过去的，只往后结")
    @CsvSource({"0, -60, ''", "1, -60, ledger.CLOSED_AHEAD", "-60, -60, ledger.CLOSED_ALREADY", "-59, -60, ''"})
    void closesWhatIsOver(long until, long locked, String refused) {
        assertThat(first(LedgerRules.closing(now.plusSeconds(until), now.plusSeconds(locked), now)))
                .isEqualTo(refused);
    }

    private String standing(Instant at, @Nullable Instant locked) {
        List<Draft> drafts = drafts(new Entry.Post(PAID, BANK, 5, Fund.note().dated(at)), Map.of());
        return first(refusals(drafts, locked));
    }

    private static List<Refusal> refusals(List<Draft> drafts, @Nullable Instant locked) {
        Map<UUID, AccountState> accounts = accounts(locked);
        return Stream.concat(
                        LedgerRules.writable(drafts, accounts).stream(),
                        LedgerRules.standing(drafts, accounts).stream())
                .toList();
    }

    private List<Draft> drafts(Entry entry, Map<UUID, Transfer> origins) {
        return Draft.of(List.of(entry), origins, LedgerHouse.CASHIER, clock);
    }

    private static Map<UUID, AccountState> accounts(@Nullable Instant locked) {
        LedgerAccount paid =
                new LedgerAccount(PAID, new LedgerAccount.Facts("5001", "支出", AccountKind.EXPENSE, false), null);
        return Map.of(
                BANK,
                bank(new Balance(1000, 0, 0, 0), false, locked),
                PAID,
                new AccountState(paid, Balance.ZERO, locked));
    }

    private static AccountState bank(Balance balance, boolean mayGoBelow, @Nullable Instant locked) {
        LedgerAccount.Facts facts = new LedgerAccount.Facts("1002", "银行", AccountKind.ASSET, mayGoBelow);
        return new AccountState(new LedgerAccount(BANK, facts, null), balance, locked);
    }

    private static String first(List<Refusal> reasons) {
        assertThat(reasons).hasSizeLessThan(2);
        return reasons.isEmpty() ? "" : reasons.getFirst().code();
    }

    private static List<String> codes(List<Refusal> reasons) {
        return reasons.stream().map(Refusal::code).toList();
    }
}
