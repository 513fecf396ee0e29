package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("账本被人手改过")
class LedgerChangedByHand {
    /** Where every change is refused. */
    private static final LedgerHouse WHOLE = new LedgerHouse();

    private static final LedgerHouse DAMAGED = new LedgerHouse();

    @BeforeAll
    static void oneFeeAndOneHold() {
        Fund fund = WHOLE.fund();
        fund.fee(100);
        fund.hold(50, null);
    }

    @AfterAll
    static void close() {
        WHOLE.close();
        DAMAGED.close();
    }

    @ParameterizedTest
    @DisplayName("程序自己的数据库角色不能改、不能删、不能清空分录、账簿、科目和结账记录")
    @ValueSource(
            strings = {
                "UPDATE ledger_transfer SET amount_fen = 1",
                "DELETE FROM ledger_transfer",
                "TRUNCATE ledger_transfer",
                "UPDATE ledger_account SET may_go_below = true",
                "DELETE FROM ledger_account",
                "UPDATE ledger_book SET name = 'x'",
                "DELETE FROM ledger_closing",
                "UPDATE ledger_closing SET at = at",
                "UPDATE ledger_closing_balance SET debit_fen = 1",
                "DELETE FROM ledger_closing_balance",
                "TRUNCATE ledger_balance"
            })
    void cannotBeChangedByTheProgram(String sql) throws SQLException {
        try (Connection connection = WHOLE.copy.app().connect();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("有人用数据库所有者的密码手工改过，核对时说得出来")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE ledger_balance SET debit_fen = debit_fen + 1, credit_fen = credit_fen + 1"
                        + " WHERE debit_normal | 1002: 科目余额与分录合计不符",
                "UPDATE ledger_transfer SET amount_fen = amount_fen + 1 WHERE kind = 'POSTED' | 1002: 科目余额与分录合计不符",
                "DELETE FROM ledger_transfer WHERE kind = 'POSTED' | 4001: 科目余额与分录合计不符",
                "UPDATE ledger_balance SET credit_fen = credit_fen + 1 WHERE NOT debit_normal | ZHUPU-2018: 借贷不平",
                "DELETE FROM ledger_open | 在途登记与分录不符",
                "DELETE FROM ledger_balance WHERE debit_fen = 0 | 5001: 科目余额与分录合计不符",
                "UPDATE ledger_closing_balance SET debit_fen = debit_fen + 1 WHERE debit_fen > 0"
                        + " | 1002 2026-11-23: 结账余额与当时的分录合计不符",
                "DELETE FROM ledger_closing_balance WHERE debit_fen > 0 | 1002 2026-11-23: 结账余额与当时的分录合计不符",
                "UPDATE ledger_transfer SET at = at - interval '1 hour' WHERE kind = 'PENDING'"
                        + " | 5001 2026-11-23: 结账余额与当时的分录合计不符"
            })
    void isFoundByTheVerification(String sql, String finding) throws SQLException {
        Fund fund = DAMAGED.fund();
        fund.fee(100);
        DAMAGED.books.closeUntil(fund.scope, fund.book, DAMAGED.clock.instant());
        DAMAGED.clock.pass(Duration.ofMinutes(1));
        fund.hold(50, null);
        assertThat(fund.findings()).isEmpty();
        DAMAGED.copy.asOwner(sql);
        assertThat(fund.findings()).anyMatch(found -> found.contains(finding));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("绕过程序的检查也写不进去：同一科目、零元、两本账、未来的日期、超过预记、不存在的原分录")
    @ValueSource(
            strings = {
                "credit = debit",
                "amount_fen = 0",
                "amount_fen = 100000000000001",
                "book = gen_random_uuid()",
                "debit = gen_random_uuid()",
                "at = written_at + interval '1 microsecond'",
                "kind = 'POST', of_kind = 'PENDING', of_amount_fen = 50, of_id = gen_random_uuid()",
                "kind = 'POST', of_kind = 'POSTED', of_amount_fen = 50, of_id = id",
                "kind = 'VOID'",
                "kind = 'POST', amount_fen = 51, of_kind = 'PENDING', of_amount_fen = 50,"
                        + " of_id = (SELECT id FROM ledger_transfer WHERE kind = 'PENDING')",
                "kind = 'VOID', amount_fen = 60, of_kind = 'PENDING', of_amount_fen = 60,"
                        + " of_id = (SELECT id FROM ledger_transfer WHERE kind = 'PENDING')",
                "kind = 'REVERSAL', of_kind = 'POSTED', of_amount_fen = 50,"
                        + " of_id = (SELECT id FROM ledger_transfer WHERE kind = 'PENDING')",
                "expires_at = written_at + interval '1 day'",
                "key = ''",
                "memo = ''"
            })
    void isRefusedByConstraintsBelowTheChecks(String change) throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WHOLE.copy.asOwner("UPDATE ledger_transfer SET " + change + " WHERE kind = 'POSTED'"))
                .satisfies(refused -> assertThat(refused.getSQLState()).startsWith("23"));
    }
}
