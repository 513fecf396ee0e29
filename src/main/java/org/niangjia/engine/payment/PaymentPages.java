package org.niangjia.engine.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.springframework.stereotype.Component;

/** 付款页面. What waits to be paid, batches, files for the bank and from it; of one's own county. */
@Component
class PaymentPages implements Pages {
    static final String ALL = "/payments";

    static final String ONE = ALL + "/batches/{batch}";
    static final String KIND = "payment-batch";
    private static final int WAITING = 200;
    private static final int BATCHES = 20;

    private final PaymentDesk desk;
    private final Orders orders;
    private final Batches batches;
    private final BankFormats formats;

    PaymentPages(PaymentDesk desk, Orders orders, Batches batches, BankFormats formats) {
        this.desk = desk;
        this.orders = orders;
        this.batches = batches;
        this.formats = formats;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.BOOKS, this::list).gives(Listed.class);
        at.post(ALL + "/batches", Duty.PAY, this::make)
                .takes(Chosen.class)
                .gives(BatchView.class)
                .again(this::list);
        at.get(ONE, Duty.BOOKS, this::show).of(KIND, this::one).gives(BatchView.class);
        act(
                at,
                "release",
                Duty.RELEASE,
                (call, batch) -> desk.release(call.scope(), batch.district(), batch.id(), call.version()));
        act(
                at,
                "drop",
                Duty.PAY,
                (call, batch) -> desk.drop(call.scope(), batch.district(), batch.id(), call.version()));
        act(
                at,
                "taking",
                Duty.PAY,
                (call, batch) -> desk.take(call.scope(), batch.district(), batch.id(), call.version()));
        at.get(ONE + "/file", Duty.PAY, this::file).of(KIND, this::one);
        at.post(ONE + "/answers", Duty.PAY, this::answer)
                .of(KIND, this::one)
                .takes(Step.class)
                .gives(BatchView.class)
                .again(this::show);
    }

    /** 组批表单. */
    record Chosen(@Nullable String format, @Nullable List<UUID> orders) {}

    /** 批次办理表单; only the version counts. */
    record Step() {}

    private interface Act {
        void take(Call call, PaymentBatch batch);
    }

    private void act(Routes at, String name, Duty duty, Act act) {
        at.post(ONE + "/" + name, duty, call -> {
                    PaymentBatch batch = one(call);
                    act.take(call, batch);
                    return Answer.done(
                                    address(batch), view(call, batches.get(call.scope(), batch.district(), batch.id())))
                            .say("payment.said." + name);
                })
                .of(KIND, this::one)
                .takes(Step.class)
                .gives(BatchView.class)
                .again(this::show);
    }

    /** 待付与批次. */
    record Listed(int orders, long fen, List<OrderView> items, List<BatchRow> batches) {}

    /** 待付款（供程序）. */
    record OrderView(UUID id, String about, String payee, String account, long amountFen, Instant askedAt) {}

    /** 批次一行（供程序）. */
    record BatchRow(UUID id, String no, String state, int lines, long amountFen, Instant madeAt) {}

    /** 付款批次（供程序）. */
    record BatchView(
            UUID id,
            String no,
            String state,
            String format,
            long amountFen,
            String madeBy,
            @Nullable String releasedBy,
            List<LineView> lines,
            int version)
            implements Versioned {}

    /** 批内一笔（供程序）. */
    record LineView(
            int line,
            String about,
            String payee,
            String account,
            long amountFen,
            @Nullable String outcome,
            String reason,
            @Nullable LocalDate paidOn) {}

    private Answer list(Call call) {
        int district = district(call);
        List<Orders.Open> waiting = orders.waiting(call.scope(), district, null, WAITING);
        Orders.Sum sum = orders.sum(call.scope(), district);
        UUID after = call.query("after")
                .filter(PaymentPages::isId)
                .map(UUID::fromString)
                .orElse(null);
        List<PaymentBatch> found = batches.list(call.scope(), district, after, BATCHES + 1);
        List<PaymentBatch> shown = found.subList(0, Math.min(BATCHES, found.size()));
        Map<String, Object> model = new HashMap<>();
        model.put("waiting", waiting);
        model.put("sum", sum);
        model.put("batches", shown);
        model.put("next", found.size() > BATCHES ? shown.getLast().id().toString() : "");
        model.put("formats", formats.all());
        Listed listed = new Listed(
                sum.orders(),
                sum.fen(),
                waiting.stream()
                        .map(order -> new OrderView(
                                order.id(),
                                order.about(),
                                order.payee(),
                                order.masked(),
                                order.amountFen(),
                                order.askedAt()))
                        .toList(),
                shown.stream()
                        .map(batch -> new BatchRow(
                                batch.id(),
                                batch.no(),
                                batch.state(),
                                batch.lines(),
                                batch.amountFen(),
                                batch.madeAt()))
                        .toList());
        return Answer.page("engine/payment/payments.jte", listed, model);
    }

    /** A payment is of the county whose post is held; whoever holds none sees none. */
    static int district(Call call) {
        Hat hat = call.caller().hat();
        if (hat == null) {
            throw new NotVisibleException("payments");
        }
        return hat.district();
    }

    static boolean isId(String typed) {
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private Answer make(Call call) {
        int district = district(call);
        Chosen in = call.input(Chosen.class);
        List<UUID> chosen = in.orders() == null ? List.of() : in.orders();
        UUID id = desk.make(call.scope(), district, in.format() == null ? "" : in.format(), chosen);
        PaymentBatch batch = batches.get(call.scope(), district, id);
        return Answer.created(address(batch), view(call, batch)).say("payment.said.made", batch.no());
    }

    PaymentBatch one(Call call) {
        return batches.get(call.scope(), district(call), call.id("batch"));
    }

    private Answer show(Call call) {
        PaymentBatch batch = one(call);
        Map<String, Object> model = new HashMap<>();
        model.put("batch", batch);
        model.put("lines", orders.lines(call.scope(), batch.district(), batch.id()));
        model.put("reads", batches.reads(batch));
        model.put("format", format(batch));
        model.put("mine", batch.madeBy().equals(call.scope().account()));
        return Answer.page("engine/payment/batch.jte", view(call, batch), model);
    }

    /** Name of the format of a batch, or its code where it is there no more. */
    String format(PaymentBatch batch) {
        return formats.find(batch.format()).map(BankFormat::name).orElse(batch.format());
    }

    private Answer file(Call call) {
        PaymentBatch batch = one(call);
        PaymentDesk.Sent sent = desk.file(call.scope(), batch.district(), batch.id());
        return Answer.file("text/csv", sent.fileName(), sent.bytes(), false);
    }

    private Answer answer(Call call) {
        PaymentBatch batch = one(call);
        Call.Upload upload = call.files("file").stream()
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(PaymentRefusal.FILE_EMPTY.with().at("file")));
        PaymentDesk.Taken taken =
                desk.answer(call.scope(), batch.district(), batch.id(), upload.name(), upload.bytes());
        return Answer.done(address(batch), view(call, batches.get(call.scope(), batch.district(), batch.id())))
                .say(
                        "payment.said.answered",
                        String.valueOf(taken.paid()),
                        String.valueOf(taken.returned()),
                        String.valueOf(taken.before()));
    }

    private BatchView view(Call call, PaymentBatch batch) {
        return new BatchView(
                batch.id(),
                batch.no(),
                batch.state(),
                batch.format(),
                batch.amountFen(),
                batch.madeName(),
                batch.releasedName(),
                orders.lines(call.scope(), batch.district(), batch.id()).stream()
                        .map(line -> new LineView(
                                line.line(),
                                line.about(),
                                line.payee().name(),
                                line.payee().masked(),
                                line.amountFen(),
                                line.outcome(),
                                line.reason(),
                                line.paidOn()))
                        .toList(),
                batch.version());
    }

    static String address(PaymentBatch batch) {
        return ALL + "/batches/" + batch.id();
    }
}
