package org.niangjia.engine.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 缴款通知页面. One notice with what was paid for it, cash at the window, its papers. */
@Component
class NoticePages implements Pages {
    private static final String ONE = CollectionPages.TILL + "/notices/{notice}";
    private static final String KIND = "payment-notice";

    private final Tills tills;
    private final Notices notices;
    private final Allocations allocations;
    private final Receipts receipts;
    private final ReceiptDesk desk;
    private final Cashier cashier;
    private final CollectionPapers papers;

    NoticePages(
            Tills tills,
            Notices notices,
            Allocations allocations,
            Receipts receipts,
            ReceiptDesk desk,
            Cashier cashier,
            CollectionPapers papers) {
        this.tills = tills;
        this.notices = notices;
        this.allocations = allocations;
        this.receipts = receipts;
        this.desk = desk;
        this.cashier = cashier;
        this.papers = papers;
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.HANDLE, this::show).of(KIND, this::one).gives(NoticeView.class);
        at.get(ONE + "/paper", Duty.HANDLE, this::paper).of(KIND, this::one);
        at.post(ONE + "/cash", Duty.HANDLE, this::cash)
                .of(KIND, this::one)
                .gives(NoticeView.class)
                .again(this::show);
        at.post(ONE + "/receipt", Duty.HANDLE, this::reissue)
                .of(KIND, this::one)
                .takes(Reissue.class)
                .gives(NoticeView.class)
                .again(this::show);
        at.get(CollectionPages.TILL + "/receipts/{receipt}/paper", Duty.HANDLE, this::receipt)
                .of("receipt", this::chosen);
    }

    /** 缴款通知（供程序）. */
    record NoticeView(
            Notice notice,
            List<Notice.Part> parts,
            List<Allocations.Allocation> paid,
            List<Receipts.Receipt> receipts) {}

    /** 作废重开表单. */
    record Reissue(@Nullable String title, @Nullable String reason) {}

    private Till till(Call call) {
        return tills.get(call.caller(), call.path("till"));
    }

    private Notice one(Call call) {
        Till till = till(call);
        Notice notice = notices.get(call.scope(), till.district(), call.id("notice"));
        if (!notice.till().equals(till.code())) {
            throw new NotVisibleException("notice of another till");
        }
        return notice;
    }

    private NoticeView view(Call call, Notice notice) {
        return new NoticeView(
                notice,
                notices.partsOf(call.scope(), notice),
                allocations.ofNotice(call.scope(), notice.district(), notice.id()),
                receipts.of(call.scope(), notice));
    }

    private Answer show(Call call) {
        Notice notice = one(call);
        NoticeView view = view(call, notice);
        Map<String, Object> model = new HashMap<>();
        model.put("till", till(call));
        model.put("view", view);
        model.put("cashier", tills.cashier(call.scope()));
        model.put("payers", desk.payers(call.scope(), notice));
        model.put("matter", tills.service(call.scope(), till(call)).address(notice));
        return Answer.page("engine/collection/notice.jte", view, model);
    }

    private static String address(Notice notice) {
        return CollectionPages.ALL + "/" + notice.till() + "/notices/" + notice.id();
    }

    private Answer paper(Call call) {
        Notice notice = one(call);
        return papers.notice(call, notice, address(notice));
    }

    private Answer cash(Call call) {
        Notice paid = cashier.cashByCashier(call.scope(), till(call), one(call).id());
        return Answer.done(address(paid), view(call, paid)).say("collection.said.cash");
    }

    private Answer reissue(Call call) {
        Notice notice = one(call);
        Reissue in = call.input(Reissue.class);
        Receipts.Receipt fresh = desk.reissue(
                call.scope(),
                till(call),
                notice.id(),
                in.title() == null ? "" : in.title(),
                in.reason() == null ? "" : in.reason());
        return Answer.done(address(notice), view(call, notice)).say("collection.said.reissued", fresh.no());
    }

    private Receipts.Receipt chosen(Call call) {
        Till till = till(call);
        Receipts.Receipt receipt = receipts.get(call.scope(), till.district(), call.id("receipt"));
        if (!receipt.till().equals(till.code())) {
            throw new NotVisibleException("receipt of another till");
        }
        return receipt;
    }

    private Answer receipt(Call call) {
        Receipts.Receipt receipt = chosen(call);
        Notice notice = notices.get(call.scope(), till(call).district(), receipt.notice());
        return papers.receipt(call, notice, receipt, address(notice));
    }
}
