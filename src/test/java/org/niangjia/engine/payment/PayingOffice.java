package org.niangjia.engine.payment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.AccountKind;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Books;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Journal;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.LedgerAccount;
import org.niangjia.engine.ledger.Note;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 测试用的付款办公室. A fund in a district of its own, a reviewer, a cashier, a second cashier, a head, and a service that listens. */
final class PayingOffice {
    static final long FUND = 1_000_000;

    final int district;
    final UUID reviewer = UUID.randomUUID();
    final Scope cashier;
    final Scope head;
    final Heard heard = new Heard();
    final Batches batches;
    final Orders orders;
    private final PaymentDesk desk;
    private final PaymentOrders asking;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Book book;
    private final UUID bank;
    private final UUID expense;
    private final LocalDate today;

    PayingOffice(ApplicationContext house) {
        district = TestOrganisation.inSharedCity(house).district;
        cashier = officer("出纳甲");
        head = officer("负责人");
        house.getBean(Partitions.class).open(district);
        batches = house.getBean(Batches.class);
        orders = house.getBean(Orders.class);
        asking = house.getBean(PaymentOrders.class);
        journal = house.getBean(Journal.class);
        transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        Clock clock = house.getBean(Clock.class);
        today = WorkingCalendar.dayOf(clock.instant());
        Books books = house.getBean(Books.class);
        book = books.open(cashier, district, "test-fund", "测试基金");
        bank = books.openAccount(cashier, book, new LedgerAccount.Facts("1002", "银行存款", AccountKind.ASSET, false))
                .id();
        expense = books.openAccount(cashier, book, new LedgerAccount.Facts("5001", "支出", AccountKind.EXPENSE, false))
                .id();
        UUID income = books.openAccount(cashier, book, new LedgerAccount.Facts("4001", "收入", AccountKind.INCOME, false))
                .id();
        Ledger ledger = house.getBean(Ledger.class);
        ledger.post(cashier, book, List.of(new Entry.Post(bank, income, FUND, Note.of("opening", "test.opening", ""))));
        desk = new PaymentDesk(
                orders,
                batches,
                house.getBean(BankFormats.class),
                books,
                ledger,
                house.getBean(NumberBlocks.class),
                house.getBean(Trail.class),
                new Listeners(heard),
                clock);
    }

    private Scope officer(String name) {
        Actor actor = Actor.officer(UUID.randomUUID(), name, UUID.randomUUID(), "测试县职工服务中心·" + name);
        return new Scope(actor, List.of(district), "", Set.of());
    }

    /** 听付款结果的服务. Counts what it is told; may be made to fail. */
    static final class Heard implements PaymentSource {
        final Map<UUID, Integer> paid = new ConcurrentHashMap<>();
        final Map<UUID, String> returned = new ConcurrentHashMap<>();
        volatile Runnable before = () -> {};

        @Override
        public String code() {
            return "test";
        }

        @Override
        public String words() {
            return "payment.title";
        }

        @Override
        public void paid(Scope scope, int district, UUID subject, LocalDate on, UUID transfer) {
            before.run();
            paid.merge(subject, 1, Integer::sum);
        }

        @Override
        public void returned(Scope scope, int district, UUID subject, String reason) {
            before.run();
            returned.put(subject, reason);
        }
    }

    private record Listeners(PaymentSource source) implements ObjectProvider<PaymentSource> {
        @Override
        public PaymentSource getObject() {
            return source;
        }

        @Override
        public Stream<PaymentSource> stream() {
            return Stream.of(source);
        }
    }

    /** 决定发放. */
    UUID decide(UUID subject, long fen, String account) {
        return asking.order(
                cashier,
                new PaymentOrder(
                        "test",
                        subject,
                        "HZ-1",
                        book,
                        expense,
                        bank,
                        fen,
                        new Payee("王小明", account, "演示银行"),
                        Set.of(reviewer)));
    }

    UUID decide(long fen) {
        return decide(UUID.randomUUID(), fen, "6222000000000000");
    }

    UUID make(Scope by, String format, UUID... chosen) {
        return transaction.execute(status -> desk.make(by, district, format, List.of(chosen)));
    }

    UUID make(UUID... chosen) {
        return make(cashier, "demo-a", chosen);
    }

    void release(Scope by, UUID batch) {
        transaction.executeWithoutResult(status -> desk.release(by, district, batch, -1));
    }

    void drop(UUID batch) {
        transaction.executeWithoutResult(status -> desk.drop(cashier, district, batch, -1));
    }

    void take(UUID batch) {
        transaction.executeWithoutResult(status -> desk.take(cashier, district, batch, -1));
    }

    PaymentDesk.Sent file(UUID batch) {
        return transaction.execute(status -> desk.file(cashier, district, batch));
    }

    PaymentDesk.Taken answer(UUID batch, String text) {
        return answer(batch, text.getBytes(StandardCharsets.UTF_8));
    }

    PaymentDesk.Taken answer(UUID batch, byte[] bytes) {
        return transaction.execute(status -> desk.answer(cashier, district, batch, "回盘.csv", bytes));
    }

    /** A batch of these orders, released and taken to the bank. */
    UUID sent(UUID... chosen) {
        UUID batch = make(chosen);
        release(head, batch);
        take(batch);
        return batch;
    }

    /** The bank's answer to all lines of a batch; a line in {@code back} came back. */
    String answered(UUID batch, Integer... back) {
        List<String> rows = new ArrayList<>(List.of("序号,账号,金额,处理结果,失败原因,入账日期,流水号"));
        for (Orders.Line line : orders.lines(cashier, district, batch)) {
            boolean failed = List.of(back).contains(line.line());
            rows.add("%d,%s,%d.%02d,%s,%s,%s,S%d"
                    .formatted(
                            line.line(),
                            line.payee().account(),
                            line.amountFen() / 100,
                            line.amountFen() % 100,
                            failed ? "退票" : "成功",
                            failed ? "户名不符" : "",
                            today,
                            line.line()));
        }
        return String.join("\r\n", rows);
    }

    /** What the bank account of the fund holds, and how much of it is not spoken for. */
    long held() {
        return journal.balance(cashier, book, bank).fen(AccountKind.ASSET);
    }

    long free() {
        return journal.balance(cashier, book, bank).availableFen(AccountKind.ASSET);
    }

    long spent() {
        return journal.balance(cashier, book, expense).fen(AccountKind.EXPENSE);
    }
}
