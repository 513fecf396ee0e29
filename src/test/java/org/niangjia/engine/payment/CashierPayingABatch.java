package org.niangjia.engine.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Overlap;
import org.niangjia.base.RefusedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("出纳付款：两人经手，银行说了算，一笔不多一笔不少")
class CashierPayingABatch {
    private static final int MANY = 4;

    @Autowired
    private ApplicationContext house;

    @Autowired
    private JdbcClient jdbc;

    private PayingOffice office;

    @BeforeEach
    void open() {
        office = new PayingOffice(house);
    }

    private List<String> refused(Runnable deed) {
        List<String> codes = new ArrayList<>();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(deed::run)
                .satisfies(told -> told.reasons().forEach(reason -> codes.add(reason.code())));
        return codes;
    }

    @Test
    @DisplayName("决定发放就占用资金，银行说到账才支出；退回的放回基金，可以换账号再付")
    void movesMoneyWhenTheBankSaysSo() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID one = office.decide(first, 12_345, "6222000000000001");
        UUID two = office.decide(second, 20_000, "6222000000000002");
        assertThat(office.held()).isEqualTo(PayingOffice.FUND);
        assertThat(office.free()).isEqualTo(PayingOffice.FUND - 32_345);
        UUID batch = office.sent(one, two);
        PaymentDesk.Taken taken = office.answer(batch, office.answered(batch, 2));
        assertThat(taken).isEqualTo(new PaymentDesk.Taken(1, 1, 0));
        assertThat(office.held()).isEqualTo(PayingOffice.FUND - 12_345);
        assertThat(office.free()).isEqualTo(PayingOffice.FUND - 12_345);
        assertThat(office.heard.paid).containsOnlyKeys(first).containsEntry(first, 1);
        assertThat(office.heard.returned).containsEntry(second, "户名不符");
        assertThat(office.batches.get(office.cashier, office.district, batch).state())
                .isEqualTo("ended");
        UUID again = office.decide(second, 20_000, "6222000000000003");
        UUID next = office.sent(again);
        office.answer(next, office.answered(next));
        assertThat(office.spent()).isEqualTo(32_345);
        assertThat(office.heard.paid).containsEntry(second, 1);
    }

    @Test
    @DisplayName("同一笔不能再下单：在付的、已付的都不行；基金不够的也不行")
    void ordersNothingTwice() {
        UUID subject = UUID.randomUUID();
        UUID one = office.decide(subject, 500, "6222000000000001");
        assertThat(refused(() -> office.decide(subject, 500, "6222000000000001")))
                .containsExactly("payment.ORDERED_ALREADY");
        UUID batch = office.sent(one);
        office.answer(batch, office.answered(batch));
        assertThat(refused(() -> office.decide(subject, 500, "6222000000000001")))
                .containsExactly("payment.ORDERED_ALREADY");
        assertThat(refused(() -> office.decide(PayingOffice.FUND))).containsExactly("ledger.BELOW_ZERO");
        assertThat(refused(() -> office.decide(UUID.randomUUID(), 500, "6222-1234")))
                .containsExactly("payment.ACCOUNT_WRONG");
    }

    @Test
    @DisplayName("审核的人不付款，组批的人不复核，审核的人也不复核")
    void keepsThreePeopleApart() {
        UUID one = office.decide(500);
        var reviewer = new org.niangjia.base.Scope(
                org.niangjia.base.Actor.officer(office.reviewer, "审核", UUID.randomUUID(), "测试·审核"),
                List.of(office.district),
                "",
                java.util.Set.of());
        assertThat(refused(() -> office.make(reviewer, "demo-a", one))).containsExactly("payment.DECIDED_BY_YOU");
        UUID batch = office.make(one);
        assertThat(refused(() -> office.release(office.cashier, batch))).containsExactly("payment.MADE_BY_YOU");
        assertThat(refused(() -> office.release(reviewer, batch))).containsExactly("payment.DECIDED_BY_YOU");
        assertThat(refused(() -> office.take(batch))).containsExactly("payment.NOT_RELEASED");
        office.release(office.head, batch);
        assertThat(refused(() -> office.release(office.head, batch))).containsExactly("payment.RELEASED_ALREADY");
        assertThatThrownBy(() -> jdbc.sql("UPDATE payment_batch SET released_by = made_by WHERE id = :id")
                        .param("id", batch)
                        .update())
                .hasMessageContaining("payment_batch_two_people");
    }

    @Test
    @DisplayName("没有人审核的款项，申请的出纳可以组批，不能放款；别人组批也一样")
    void isNotReleasedByWhoAsked() {
        UUID one = office.decide(500);
        UUID batch = office.make(office.head, "demo-a", one);
        assertThat(refused(() -> office.release(office.cashier, batch))).containsExactly("payment.ASKED_BY_YOU");
    }

    @Test
    @DisplayName("送银行前可以撤批，款项回到待付；送了就不能撤")
    void dropsABatchBeforeItGoes() {
        UUID one = office.decide(500);
        UUID batch = office.make(one);
        office.drop(batch);
        assertThat(office.orders.waiting(office.cashier, office.district, null, 10))
                .hasSize(1);
        assertThat(refused(() -> office.release(office.head, batch))).containsExactly("payment.DROPPED");
        UUID next = office.sent(one);
        assertThat(refused(() -> office.drop(next))).containsExactly("payment.FILE_TAKEN");
    }

    @Test
    @DisplayName("同一个回盘文件读两遍，第二遍说读过；换个名字重导的，只算新的")
    void readsAFileOnce() {
        UUID batch = office.sent(office.decide(500), office.decide(700));
        String file = office.answered(batch);
        String half = file.lines().limit(2).reduce((a, b) -> a + "\r\n" + b).orElseThrow();
        assertThat(office.answer(batch, half)).isEqualTo(new PaymentDesk.Taken(1, 0, 0));
        assertThat(office.answer(batch, file)).isEqualTo(new PaymentDesk.Taken(1, 0, 1));
        assertThat(refused(() -> office.answer(batch, file))).containsExactly("payment.FILE_READ_BEFORE");
        assertThat(office.spent()).isEqualTo(1_200);
        assertThat(office.heard.paid.values()).containsOnly(1);
    }

    /** Watches {@code payment_return_once}, and the lock on the batch before it. */
    @Test
    @DisplayName("四个人同时读同一个回盘，只记一次")
    void readsAFileOnceWhenFourDo() throws Exception {
        UUID batch = office.sent(office.decide(500), office.decide(700));
        String file = office.answered(batch);
        assertThat(done(Overlap.at("payment_return", MANY, deed(() -> office.answer(batch, file)))))
                .isEqualTo(1);
        assertThat(office.spent()).isEqualTo(1_200);
        assertThat(office.heard.paid.values()).containsOnly(1);
    }

    /** Watches the lock on the batch ({@code FOR UPDATE} in {@link Batches#lock}): no two files are told of the same line. */
    @Test
    @DisplayName("同一批的两个回盘文件同时读，一笔只记一次、只通知一次")
    void tellsOfALineOnceWhenTwoFilesDo() throws Exception {
        UUID batch = office.sent(office.decide(500), office.decide(700));
        String file = office.answered(batch);
        String half = file.lines().limit(2).reduce((a, b) -> a + "\r\n" + b).orElseThrow();
        Overlap.at(
                "payment_return",
                List.of(deed(() -> office.answer(batch, file)), deed(() -> office.answer(batch, half))));
        assertThat(office.spent()).isEqualTo(1_200);
        assertThat(office.heard.paid.values()).containsOnly(1);
    }

    /** Watches {@code payment_order_open_once}. */
    @Test
    @DisplayName("四个人同时为一件事下单，只成一单，资金只占一份")
    void ordersOnceWhenFourDo() throws Exception {
        UUID subject = UUID.randomUUID();
        assertThat(done(Overlap.at("payment_order", MANY, deed(() -> office.decide(subject, 500, "6222000000000001")))))
                .isEqualTo(1);
        assertThat(office.free()).isEqualTo(PayingOffice.FUND - 500);
    }

    /** Watches the lock on waiting orders ({@code FOR UPDATE} in {@link Orders#lockWaiting}). */
    @Test
    @DisplayName("四个人同时组批，一笔只进一批")
    void batchesOnceWhenFourDo() throws Exception {
        UUID one = office.decide(500);
        assertThat(done(Overlap.at("payment_batch", MANY, deed(() -> office.make(one)))))
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM payment_batch WHERE district = :d")
                        .param("d", office.district)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("读到一半断了：一笔也没记；再读一遍，每笔记一次")
    void losesAndDoublesNothingWhenItDiesInTheMiddle() {
        UUID batch = office.sent(office.decide(500), office.decide(700), office.decide(900));
        String file = office.answered(batch, 2);
        AtomicInteger told = new AtomicInteger();
        office.heard.before = () -> {
            if (told.incrementAndGet() == 2) {
                // the connection of this very transaction dies, as after a kill -9
                jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                        .query(Boolean.class)
                        .single();
            }
        };
        assertThatThrownBy(() -> office.answer(batch, file)).isNotInstanceOf(RefusedException.class);
        assertThat(office.spent()).isZero();
        assertThat(office.free()).isEqualTo(PayingOffice.FUND - 2_100);
        assertThat(office.orders.lines(office.cashier, office.district, batch))
                .allMatch(line -> line.outcome() == null);
        office.heard.before = () -> {};
        office.heard.paid.clear();
        assertThat(office.answer(batch, file)).isEqualTo(new PaymentDesk.Taken(2, 1, 0));
        assertThat(office.spent()).isEqualTo(1_400);
        assertThat(office.free()).isEqualTo(PayingOffice.FUND - 1_400);
        assertThat(office.heard.paid.values()).containsOnly(1);
    }

    @Test
    @DisplayName("对不上的回盘整个退回，每行说明哪里不对")
    void refusesAnAnswerThatDoesNotFit() {
        UUID batch = office.sent(office.decide(500), office.decide(700));
        String heading = "序号,账号,金额,处理结果,失败原因,入账日期,流水号\r\n";
        assertThat(refused(() -> office.answer(
                        batch,
                        heading
                                + "9,6222000000000000,5.00,成功,,2018-01-01,\r\n"
                                + "1,6222000000000009,5.00,成功,,2018-01-01,\r\n"
                                + "1,6222000000000000,5.00,成功,,2018-01-01,\r\n"
                                + "2,6222000000000000,7.01,成功,,2018-01-01,\r\n")))
                .containsExactly(
                        "payment.LINE_UNKNOWN",
                        "payment.LINE_OTHER_ACCOUNT",
                        "payment.LINE_TWICE",
                        "payment.LINE_OTHER_AMOUNT");
        assertThat(refused(() -> office.answer(
                        batch,
                        heading
                                + "x,6222000000000000,5.005,也许,,2018-02-30,\r\n"
                                + "2,6222000000000000,-7.00,成功,,2099-01-01,\r\n")))
                .containsExactly(
                        "payment.LINE_UNKNOWN",
                        "payment.LINE_OTHER_AMOUNT",
                        "payment.LINE_RESULT_UNKNOWN",
                        "payment.LINE_DAY_WRONG",
                        "payment.LINE_OTHER_AMOUNT",
                        "payment.LINE_DAY_WRONG");
        assertThat(refused(() -> office.answer(batch, "序号,金额\r\n1,5.00"))).contains("payment.COLUMN_MISSING");
        assertThat(refused(() -> office.answer(batch, ""))).containsExactly("payment.FILE_EMPTY");
        assertThat(refused(() -> office.answer(batch, new byte[] {(byte) 0xff, (byte) 0xfe, 0})))
                .containsExactly("payment.FILE_UNREADABLE");
        assertThat(office.spent()).isZero();
        office.answer(batch, office.answered(batch, 1));
        String otherwise = office.answered(batch)
                .lines()
                .limit(2)
                .reduce((a, b) -> a + "\r\n" + b)
                .orElseThrow();
        assertThat(refused(() -> office.answer(batch, otherwise))).containsExactly("payment.LINE_SAID_OTHERWISE");
    }

    @Test
    @DisplayName("三种银行格式都是数据文件：编码、分隔、元或分各不相同")
    void writesWhatEachBankWants() {
        UUID one = office.decide(UUID.randomUUID(), 123_456, "6222000000000001");
        UUID batch = office.make(office.cashier, "demo-b", one);
        office.release(office.head, batch);
        office.take(batch);
        PaymentDesk.Sent sent = office.file(batch);
        String no = office.batches.get(office.cashier, office.district, batch).no();
        assertThat(sent.fileName()).isEqualTo(no + ".txt");
        assertThat(new String(sent.bytes(), Charset.forName("GB18030")))
                .isEqualTo(no + "|1|6222000000000001|王小明|123456|HZ-1\r\n");
        byte[] answer = ("批次号|行号|收款账号|金额（分）|状态|说明|日期\n" + no + "|1|6222000000000001|123456|0000||20180331\n")
                .getBytes(Charset.forName("GB18030"));
        assertThat(office.answer(batch, answer).paid()).isEqualTo(1);
        assertThat(office.spent()).isEqualTo(123_456);
        UUID tab = office.make(office.cashier, "demo-c", office.decide(UUID.randomUUID(), 5, "6222000000000002"));
        office.release(office.head, tab);
        office.take(tab);
        assertThat(new String(office.file(tab).bytes(), Charset.forName("GB18030")))
                .isEqualTo("编号\t帐号\t姓名\t发放金额\t开户网点\r\n1\t6222000000000002\t王小明\t0.05\t演示银行\r\n");
        assertThat(new String(office.file(tab).bytes(), StandardCharsets.ISO_8859_1))
                .isNotEmpty();
    }

    private static Callable<Integer> deed(Runnable deed) {
        return () -> {
            try {
                deed.run();
                return 1;
            } catch (RefusedException | org.niangjia.base.ConflictException e) {
                return 0;
            }
        };
    }

    private static int done(List<Integer> all) {
        return all.stream().mapToInt(Integer::intValue).sum();
    }
}
