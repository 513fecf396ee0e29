package org.niangjia.engine.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.springframework.stereotype.Component;

/**
 * 演示付款. The cashier and the head of 普陀's service centre take what has been decided to an invented bank: one batch is paid, one
 * comes back, one waits to be released, and something lies in none yet. In 萧山 and 平湖 one batch is paid.
 */
@Component
class DemoPayments implements DemoChapter {
    private static final int ORDER = 2_200;
    private static final Centre PUTUO = new Centre(330903, "戴素云", "应建国");
    private static final List<Centre> NEIGHBOURS =
            List.of(new Centre(330109, "钟海棠", "杭一苇"), new Centre(330482, "陶知秋", "车永康"));
    private static final String FORMAT = "demo-a";

    /** 服务中心. Who makes a batch, and who releases it. */
    private record Centre(int district, String cashier, String releaser) {}

    private final PaymentDesk desk;
    private final Orders orders;
    private final Clock clock;

    DemoPayments(PaymentDesk desk, Orders orders, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        batch(stage, PUTUO, List.of("10w 10:00", "10w 15:10", "10w 15:40", "9w 09:20"), "成功");
        batch(stage, PUTUO, List.of("5w 10:30", "5w 14:05", "5w 16:00", "3w 09:45"), "退票");
        NEIGHBOURS.forEach(
                centre -> batch(stage, centre, List.of("6w 10:00", "6w 15:10", "6w 15:40", "5w 09:20"), "成功"));
        stage.at(stage.moment("1w 16:10"), () -> made(stage, PUTUO, 1));
    }

    private void batch(DemoStage stage, Centre centre, List<String> when, String result) {
        List<UUID> made = new ArrayList<>();
        stage.at(stage.moment(when.get(0)), () -> made.addAll(made(stage, centre, 100)));
        stage.at(
                stage.moment(when.get(1)),
                () -> made.forEach(
                        id -> desk.release(stage.officer(centre.releaser()).scope(), centre.district(), id, -1)));
        stage.at(
                stage.moment(when.get(2)),
                () -> made.forEach(id -> desk.take(cashier(stage, centre), centre.district(), id, -1)));
        stage.at(
                stage.moment(when.get(3)),
                () -> made.forEach(id -> {
                    Scope cashier = cashier(stage, centre);
                    desk.answer(cashier, centre.district(), id, "回盘.csv", answer(cashier, centre, id, result));
                }));
    }

    private static Scope cashier(DemoStage stage, Centre centre) {
        return stage.officer(centre.cashier()).scope();
    }

    /** A batch of the oldest that wait, or none where nothing does. */
    private List<UUID> made(DemoStage stage, Centre centre, int most) {
        Scope cashier = cashier(stage, centre);
        List<UUID> waiting = orders.waiting(cashier, centre.district(), null, most).stream()
                .map(Orders.Open::id)
                .toList();
        return waiting.isEmpty() ? List.of() : List.of(desk.make(cashier, centre.district(), FORMAT, waiting));
    }

    private byte[] answer(Scope cashier, Centre centre, UUID batch, String result) {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        StringBuilder file = new StringBuilder("序号,账号,金额,处理结果,失败原因,入账日期,流水号\n");
        for (Orders.Line line : orders.lines(cashier, centre.district(), batch)) {
            file.append("%d,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                            line.line(),
                            line.payee().account(),
                            BigDecimal.valueOf(line.amountFen(), 2).toPlainString(),
                            result,
                            result.equals("成功") ? "" : "账号户名不符",
                            today,
                            "YS" + line.line()));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
