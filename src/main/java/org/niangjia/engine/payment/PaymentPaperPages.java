package org.niangjia.engine.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 付款清单打印. Every payment of a batch, the sum, and the signatures from 制单 to 负责人, as page, PDF and Word. */
@Component
class PaymentPaperPages implements Pages {
    private final PaymentPages pages;
    private final Orders orders;
    private final Press press;
    private final Trail trail;

    PaymentPaperPages(PaymentPages pages, Orders orders, Press press, Trail trail) {
        this.pages = pages;
        this.orders = orders;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(PaymentPages.ONE + "/paper", Duty.BOOKS, this::print)
                .of(PaymentPages.KIND, pages::one)
                .gives(Press.Printed.class);
    }

    private Answer print(Call call) {
        PaymentBatch batch = pages.one(call);
        trail.record(call.scope().actor(), batch.district(), Trail.PRINTED, PaymentDesk.BATCH, batch.id(), batch.no());
        return press.answer(call, paper(call, batch), PaymentPages.address(batch));
    }

    private Paper paper(Call call, PaymentBatch batch) {
        List<Orders.Line> lines = orders.lines(call.scope(), batch.district(), batch.id());
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("payment.format"),
                pages.format(batch),
                call.t("payment.state"),
                call.t("payment.state." + batch.state()),
                call.t("payment.lines"),
                String.valueOf(batch.lines()),
                call.t("payment.amount"),
                Money.ofFen(batch.amountFen()).format()));
        blocks.add(table(call, batch, lines));
        blocks.add(new Block.Signatures(List.of(
                signed(call, times, "payment.paper.maker", batch.madeName(), batch.madeAt()),
                signed(call, times, "payment.paper.checker", batch.releasedName(), batch.releasedAt()),
                Block.Signature.blank(call.t("payment.paper.cashier")),
                Block.Signature.blank(call.t("payment.paper.head")))));
        blocks.add(Block.note(call.t("payment.paper.note")));
        return Paper.of(call.t("payment.paper"), day(batch.madeAt()))
                .numbered(batch.no())
                .with(blocks.toArray(Block[]::new));
    }

    /** Accounts with their last digits, as on the pages: the whole number is for the bank alone. */
    private static Block table(Call call, PaymentBatch batch, List<Orders.Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (Orders.Line line : lines) {
            rows.add(List.of(
                    String.valueOf(line.line()),
                    line.about(),
                    line.payee().name(),
                    line.payee().masked() + " " + line.payee().bank(),
                    Money.ofFen(line.amountFen()).format(),
                    call.t("payment.result." + (line.outcome() == null ? "none" : line.outcome()))));
        }
        rows.add(List.of(
                "",
                call.t("payment.paper.sum"),
                "",
                "",
                Money.ofFen(batch.amountFen()).format(),
                ""));
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("payment.line"), 1, true),
                        new Block.Column(call.t("payment.about"), 4, false),
                        new Block.Column(call.t("payment.payee"), 3, false),
                        new Block.Column(call.t("payment.account"), 3, false),
                        new Block.Column(call.t("payment.amount"), 2, true),
                        new Block.Column(call.t("payment.result"), 2, false)),
                rows);
    }

    private static Block.Signature signed(
            Call call, Times times, String role, @Nullable String name, @Nullable Instant at) {
        return name == null || at == null
                ? Block.Signature.blank(call.t(role))
                : new Block.Signature(call.t(role), "", name, times.day(day(at)));
    }

    private static LocalDate day(Instant at) {
        return WorkingCalendar.dayOf(at);
    }
}
