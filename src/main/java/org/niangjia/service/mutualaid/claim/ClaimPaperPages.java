package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.niangjia.base.Money;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.casework.Case;
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
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Component;

/** 互助金申领审批表. What was claimed, how it was computed, and the chain of signatures with room for the seal. */
@Component
class ClaimPaperPages implements Pages {
    private final ClaimStandpoint standpoint;
    private final ClaimViews views;
    private final Press press;
    private final Trail trail;

    ClaimPaperPages(ClaimStandpoint standpoint, ClaimViews views, Press press, Trail trail) {
        this.standpoint = standpoint;
        this.views = views;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(ClaimPages.ONE + "/form", Duty.SELF, this::print).of(ClaimPages.KIND, standpoint::look);
    }

    private Answer print(Call call) {
        Optional<Case> own = standpoint.own(call);
        Case known = own.orElseGet(() -> standpoint.reading(call));
        if (own.isEmpty()) {
            trail.record(call.scope().actor(), known.district(), Trail.PRINTED, AidClaim.CODE, known.id(), known.no());
        }
        ClaimSight sight = views.sight(call.scope(), known, true, call.words());
        return press.answer(call, paper(call, sight), ClaimPages.page(known.no()));
    }

    /** The illness stands on the papers, not on the form that goes from desk to desk. */
    private static Paper paper(Call call, ClaimSight sight) {
        ClaimFacts facts = Objects.requireNonNull(sight.facts());
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("mutualaid.claim.for"),
                sight.who().name() + " " + sight.who().idMasked(),
                call.t("mutualaid.scheme"),
                call.words().chinese() ? sight.scheme().name() : sight.scheme().english(),
                call.t("mutualaid.claim.what"),
                call.t("mutualaid.kind." + facts.kind()),
                call.t("mutualaid.day.admitted"),
                Optional.ofNullable(facts.admitted()).map(times::day).orElse(""),
                call.t("mutualaid.day.event"),
                times.day(facts.on()),
                call.t("mutualaid.invoice"),
                sight.how().invoiceMasked(),
                call.t("mutualaid.agent"),
                sight.how().agentName(),
                call.t("mutualaid.card.to"),
                sight.how().payeeName() + " " + sight.how().payeeMasked() + " "
                        + sight.how().payeeBank()));
        blocks.add(Block.heading(call.t("mutualaid.claim.sheet")));
        blocks.add(new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("mutualaid.form.item"), 3, false),
                        new Block.Column(call.t("mutualaid.form.yuan"), 2, true)),
                facts.amounts().entrySet().stream()
                        .map(each -> List.of(
                                call.words().of(sight.scheme().amounts().name(each.getKey())),
                                Money.ofFen(each.getValue()).format()))
                        .toList()));
        blocks.add(Block.heading(call.t("mutualaid.steps")));
        blocks.addAll(steps(call, sight));
        blocks.add(Block.heading(call.t("mutualaid.signatures")));
        blocks.add(signatures(call, sight, times));
        blocks.add(Block.note(sight.scheme().source()));
        return Paper.of(call.t("mutualaid.form.title"), facts.claimedOn())
                .by(sight.known().handlerTitle().split("·", 2)[0])
                .numbered(sight.known().no())
                .with(blocks.toArray(Block[]::new));
    }

    private static List<Block> steps(Call call, ClaimSight sight) {
        Explanation explains = new Explanation(call.words());
        List<Block> blocks = new ArrayList<>();
        for (ClaimResult.Explained part : sight.parts()) {
            if (sight.parts().size() > 1) {
                blocks.add(Block.plain(call.t("mutualaid.part", String.valueOf(part.year()), part.from(), part.on())));
            }
            part.trace().forEach(line -> blocks.add(Block.plain(explains.text(line))));
            part.refusals().forEach(reason -> blocks.add(Block.plain(explains.message(reason))));
        }
        blocks.add(Block.facts(
                sight.decision() == null
                        ? call.t("mutualaid.computed")
                        : call.t("mutualaid.verdict." + sight.decision().verdict()),
                Money.ofFen(sight.fen()) + ""));
        return blocks;
    }

    /** Signed on the screen, or to be signed by hand: every seat that the amount asks for, then the cashier. */
    private static Block signatures(Call call, ClaimSight sight, Times times) {
        List<Block.Signature> boxes = new ArrayList<>();
        for (Reviews.Review one : sight.reviews()) {
            String words = one.words().isEmpty() ? "" : "：" + one.words();
            boxes.add(new Block.Signature(
                    call.t("mutualaid.seat." + one.seat()),
                    call.t("mutualaid.verdict." + one.verdict()) + " "
                            + Money.ofFen(one.fen()).format() + words,
                    one.name(),
                    times.day(LocalDate.ofInstant(one.at(), Times.ZONE))));
        }
        for (int i = sight.reviews().size(); i < sight.signers().size(); i++) {
            boxes.add(Block.Signature.blank(
                    call.t("mutualaid.signer." + sight.signers().get(i))));
        }
        boxes.add(Block.Signature.blank(call.t("mutualaid.form.cashier")));
        return new Block.Signatures(boxes);
    }
}
