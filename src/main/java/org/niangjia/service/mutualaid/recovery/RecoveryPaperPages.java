package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.niangjia.base.Money;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.benefit.Explanation;
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
import org.niangjia.service.mutualaid.award.AidClaim;
import org.springframework.stereotype.Component;

/** 追回通知书. What was paid, what would have been right and why, how it can be paid back, and how to object; numbered without gaps. */
@Component
class RecoveryPaperPages implements Pages {
    private final RecoveryStandpoint standpoint;
    private final Press press;
    private final Trail trail;

    RecoveryPaperPages(RecoveryStandpoint standpoint, Press press, Trail trail) {
        this.standpoint = standpoint;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(RecoveryPages.ONE + "/letter", Duty.SELF, this::letter).of(RecoveryPages.KIND, standpoint::look);
    }

    private Answer letter(Call call) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        Recovery known = stand.known();
        if (known.confirmed() == null) {
            throw new NotVisibleException(known.no());
        }
        if (!stand.own()) {
            trail.record(
                    call.scope().actor(), known.district(), Trail.PRINTED, AidClaim.CODE, known.claim(), known.no());
        }
        Paper paper = paper(call, stand, standpoint.sight(call, stand));
        return press.answer(call, paper, RecoveryPages.page(known.no()));
    }

    private static Paper paper(Call call, RecoveryStandpoint.Stand stand, RecoverySight sight) {
        Recovery known = sight.known();
        Times times = new Times(call.words(), LocalDate.EPOCH);
        LocalDate day = org.niangjia.base.WorkingCalendar.dayOf(
                Objects.requireNonNull(known.confirmed()).at());
        String office = stand.claim().handlerTitle().split("·", 2)[0];
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.plain(call.t("mutualaid.recovery.letter.to", names(sight))));
        blocks.add(Block.body(call.t(
                "mutualaid.recovery.letter.what",
                sight.claim(),
                Money.ofFen(known.overFen()).format(),
                known.reason())));
        blocks.add(years(call, sight));
        if (known.nothingDue()) {
            blocks.add(Block.plain(call.t("mutualaid.recovery.nothing_due")));
        }
        Explanation explains = new Explanation(call.words());
        sight.parts().forEach(part -> part.trace().forEach(line -> blocks.add(Block.plain(explains.text(line)))));
        blocks.add(Block.heading(call.t("mutualaid.recovery.letter.owes")));
        blocks.add(debtors(call, sight));
        blocks.add(Block.body(call.t("mutualaid.recovery.letter.how")));
        blocks.add(Block.body(call.t("mutualaid.recovery.letter.object", times.day(sight.objectUntil()), office)));
        blocks.add(new Block.Closing(office, times.day(day), true));
        return Paper.of(call.t("mutualaid.recovery.letter"), day)
                .by(office)
                .numbered(call.t(
                        "mutualaid.recovery.letter.no", String.valueOf(known.year()), String.valueOf(known.number())))
                .with(blocks.toArray(Block[]::new));
    }

    private static String names(RecoverySight sight) {
        return String.join("、", sight.debtors().stream().map(Debtor::name).toList());
    }

    private static Block years(Call call, RecoverySight sight) {
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.recovery.year"), 2, false),
                        new Block.Column(call.t("mutualaid.recovery.was"), 3, true),
                        new Block.Column(call.t("mutualaid.recovery.is"), 3, true)),
                sight.years().stream()
                        .map(each -> List.of(
                                String.valueOf(each.year()),
                                Money.ofFen(each.wasFen()).format(),
                                Money.ofFen(each.nowFen()).format()))
                        .toList());
    }

    private static Block debtors(Call call, RecoverySight sight) {
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.recovery.debtor"), 3, false),
                        new Block.Column(call.t("mutualaid.recovery.owed"), 3, true)),
                sight.debtors().stream()
                        .map(each ->
                                List.of(each.name(), Money.ofFen(each.owedFen()).format()))
                        .toList());
    }
}
