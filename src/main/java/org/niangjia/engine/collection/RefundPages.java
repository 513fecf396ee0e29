package org.niangjia.engine.collection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 退款和撤销页面. On the page of a line: money goes back to its payer, or was not for the notice that it was given to. */
@Component
class RefundPages implements Pages {
    private final CollectionPages pages;
    private final RefundDesk desk;
    private final UndoDesk undoing;

    RefundPages(CollectionPages pages, RefundDesk desk, UndoDesk undoing) {
        this.pages = pages;
        this.desk = desk;
        this.undoing = undoing;
    }

    @Override
    public void declare(Routes at) {
        at.post(CollectionPages.LINE + "/refund", Duty.HANDLE, this::ask)
                .of(CollectionPages.KIND, pages::one)
                .takes(Wished.class)
                .gives(CollectionPages.LineView.class)
                .again(pages::line);
        at.post(CollectionPages.LINE + "/refunds/{refund}/withdrawal", Duty.HANDLE, this::withdraw)
                .of(CollectionPages.KIND, pages::one)
                .gives(CollectionPages.LineView.class)
                .again(pages::line);
        at.post(CollectionPages.LINE + "/allocations/{allocation}/undoing", Duty.HANDLE, this::undo)
                .of(CollectionPages.KIND, pages::one)
                .takes(Undoing.class)
                .gives(CollectionPages.LineView.class)
                .again(pages::line);
    }

    /** 撤销认领表单; why. */
    record Undoing(@Nullable String undoing) {}

    private Answer undo(Call call) {
        Till till = pages.chosen(call);
        undoing.undo(
                call.scope(),
                till,
                call.id("line"),
                call.id("allocation"),
                text(call.input(Undoing.class).undoing()));
        return pages.done(call, till, "collection.said.undone");
    }

    /** 退款表单. Yuan as typed. */
    record Wished(
            @Nullable String amount,
            @Nullable String reason,
            @Nullable String payee,
            @Nullable String account,
            @Nullable String bank) {}

    private Answer ask(Call call) {
        Till till = pages.chosen(call);
        Wished in = call.input(Wished.class);
        RefundDesk.Wish wish = new RefundDesk.Wish(
                fen(in.amount()), text(in.reason()), text(in.payee()), text(in.account()), text(in.bank()));
        desk.ask(call.scope(), till, call.id("line"), wish);
        return pages.done(call, till, "collection.said.refund_asked");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static long fen(@Nullable String typed) {
        try {
            return Money.ofYuan(typed == null ? "" : typed).fen();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(CollectionRefusal.AMOUNT_WRONG.with().at("amount"));
        }
    }

    private Answer withdraw(Call call) {
        Till till = pages.chosen(call);
        UUID refund = call.id("refund");
        desk.withdraw(call.scope(), till, call.id("line"), refund);
        return pages.done(call, till, "collection.said.refund_withdrawn");
    }
}
