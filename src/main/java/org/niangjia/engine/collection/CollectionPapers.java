package org.niangjia.engine.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Money;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 收款文书. 缴款通知书 and 收据 with a place for the seal, as page, PDF and .docx; services print their own notices here too. */
@Component
public class CollectionPapers {
    private final Press press;
    private final Tills tills;
    private final Notices notices;
    private final Receipts receipts;
    private final Unions unions;
    private final Trail trail;

    CollectionPapers(Press press, Tills tills, Notices notices, Receipts receipts, Unions unions, Trail trail) {
        this.press = press;
        this.tills = tills;
        this.notices = notices;
        this.receipts = receipts;
        this.unions = unions;
        this.trail = trail;
    }

    private Till till(Call call, Notice notice) {
        return tills.get(call.scope(), notice.district(), notice.till());
    }

    private static String name(Call call, Till till) {
        return call.words().chinese() ? till.name() : till.english();
    }

    private String issuer(Call call, Notice notice) {
        return unions.regional(call.scope(), notice.district()).map(Union::name).orElse("");
    }

    private static LocalDate day(java.time.Instant at) {
        return WorkingCalendar.dayOf(at);
    }

    private void printed(Call call, Notice notice, String no) {
        trail.record(call.scope().actor(), notice.district(), Trail.PRINTED, "collection", notice.id(), no);
    }

    /**
     * 缴款通知书. Whoever sees the matter may have it; the caller has asked for that.
     *
     * @param back where the page leads back to
     */
    public Answer notice(Call call, Notice notice, String back) {
        Till till = till(call, notice);
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.plain(call.t("collection.paper.to", notice.payer())));
        blocks.add(Block.body(call.t("collection.paper.please", name(call, till), times.day(notice.dueOn()))));
        blocks.add(new Block.Facts(List.of(
                new Block.Fact(call.t("collection.code"), notice.code(), true),
                new Block.Fact(
                        call.t("collection.amount"),
                        Money.ofFen(notice.amountFen()).format(),
                        true))));
        blocks.add(parts(call, notice));
        blocks.add(Block.facts(
                call.t("collection.paper.in_words"),
                call.words().chinese() ? ChineseAmount.of(notice.amountFen()) : "",
                call.t("collection.paper.pay_into"),
                tills.service(call.scope(), till).payInto(till)));
        blocks.add(Block.note(call.t("collection.paper.how", notice.code())));
        blocks.add(new Block.Closing(issuer(call, notice), times.day(day(notice.issuedAt())), true));
        printed(call, notice, notice.code());
        Paper paper = Paper.of(call.t("collection.paper.notice"), day(notice.issuedAt()))
                .by(issuer(call, notice))
                .numbered(notice.code())
                .with(blocks.toArray(Block[]::new));
        return press.answer(call, paper, back);
    }

    private Block parts(Call call, Notice notice) {
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("collection.part"), 5, false),
                        new Block.Column(call.t("collection.heads"), 2, true),
                        new Block.Column(call.t("collection.yuan"), 3, true)),
                notices.partsOf(call.scope(), notice).stream()
                        .map(part -> List.of(
                                call.words().of(part.called()),
                                String.valueOf(part.heads()),
                                Money.ofFen(part.amountFen()).format()))
                        .toList());
    }

    /** The valid receipt of a notice, for whoever sees the matter. */
    public Answer receiptOf(Call call, Notice notice, String back) {
        Receipts.Receipt valid = receipts.of(call.scope(), notice).stream()
                .filter(Receipts.Receipt::valid)
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("receipt of " + notice.code()));
        return receipt(call, notice, valid, back);
    }

    Answer receipt(Call call, Notice notice, Receipts.Receipt receipt, String back) {
        Till till = till(call, notice);
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<Block> blocks = new ArrayList<>();
        if (!receipt.valid()) {
            blocks.add(Block.heading(call.t("collection.paper.void", String.valueOf(receipt.voidReason()))));
        }
        blocks.add(Block.facts(
                call.t("collection.title"),
                receipt.title(),
                call.t("collection.for"),
                name(call, till),
                call.t("collection.code"),
                notice.code(),
                call.t("collection.amount"),
                Money.ofFen(receipt.amountFen()).format(),
                call.t("collection.paper.in_words"),
                call.words().chinese() ? ChineseAmount.of(receipt.amountFen()) : ""));
        blocks.add(parts(call, notice));
        if (receipt.amountFen() < notice.amountFen()) {
            String given = Money.ofFen(notice.amountFen() - receipt.amountFen()).format();
            blocks.add(Block.note(call.t("collection.paper.given_back", given)));
        }
        blocks.add(Block.signatures(call.t("collection.paper.by", receipt.issuedBy())));
        blocks.add(new Block.Closing(issuer(call, notice), times.day(day(receipt.issuedAt())), true));
        printed(call, notice, receipt.no());
        Paper paper = Paper.of(call.t("collection.paper.receipt"), day(receipt.issuedAt()))
                .by(issuer(call, notice))
                .numbered(receipt.no())
                .with(blocks.toArray(Block[]::new));
        return press.answer(call, paper, back);
    }
}
