package org.niangjia.engine.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.HouseTest;
import org.niangjia.platform.store.Finding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
@DisplayName("付款被人手改过：核对时说得出来")
class PaymentsChangedByHand {
    @Autowired
    private ApplicationContext house;

    @Autowired
    private JdbcClient jdbc;

    private PayingOffice office;

    /** One paid, one sent back, one in a batch that waits, one in a batch that was given up and waits again. */
    @BeforeEach
    void pay() {
        office = new PayingOffice(house);
        UUID batch = office.sent(office.decide(100), office.decide(200));
        office.answer(batch, office.answered(batch, 2));
        office.make(office.decide(300));
        office.drop(office.make(office.decide(400)));
    }

    private List<String> findings() {
        return house.getBean(PaymentVerification.class).verify().stream()
                .filter(each -> each.subject().startsWith(office.district + " "))
                .map(Finding::message)
                .map(what -> what.substring(0, what.indexOf(' ')))
                .toList();
    }

    @Test
    @DisplayName("没有人改过：一条也没有")
    void areSound() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE payment_order SET amount_fen = 301 WHERE amount_fen = 300 | 待付款项与账上预记不符",
                "UPDATE payment_order SET amount_fen = 99 WHERE amount_fen = 100 | 已结付款与分录不符",
                "UPDATE payment_order SET outcome = 'RETURNED', paid_on = NULL WHERE amount_fen = 100 | 已结付款与分录不符",
                "UPDATE payment_order SET transfer = hold WHERE amount_fen = 200 | 已结付款与分录不符",
                "DELETE FROM payment_order WHERE amount_fen = 400 | 账上预记没有付款单",
                "UPDATE payment_batch SET amount_fen = 301 WHERE amount_fen = 300 | 付款批次与明细不符",
                "UPDATE payment_batch SET ended_at = NULL WHERE amount_fen = 300 AND lines = 2 | 付款批次与明细不符",
                "UPDATE payment_return SET paid = 2 | 银行回盘与付款结果不符"
            })
    @DisplayName("改了金额、结果、批次、回盘，各说各的")
    void isFound(String sql, String finding) {
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            int changed = jdbc.sql(sql + (sql.contains("WHERE") ? " AND" : " WHERE") + " district = :district")
                    .param("district", office.district)
                    .update();
            assertThat(changed).isPositive();
            assertThat(findings()).contains(finding);
            status.setRollbackOnly();
        });
    }
}
